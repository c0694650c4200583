import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withChanges } from '../markdown/table/text-change.ts';
import { differenceOf, type DifferencePiece } from './difference.ts';
import { editsBack } from './restoring.ts';

/** Old words in [brackets], new ones in {braces}. */
const marked = (pieces: readonly DifferencePiece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{${text}}` : `[${text}]`)).join('');

const part = fc.constantFrom('one ', 'two ', 'three', '\n', '😀', 'é', '漢', '字', 'e\u0301', '- [ ] ', '\t');
const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

const side = (pieces: readonly DifferencePiece[], left: 'added' | 'removed'): string =>
  pieces.flatMap(({ kind, text: stretch }) => (kind === left ? [] : [stretch])).join('');

describe('what became of a text', () => {
  it('[VS6] is told by whole words, the old before the new', () => {
    expect(marked(differenceOf('We leave on Monday at nine.', 'We leave on Tuesday at nine.'))).toBe(
      'We leave on [Monday]{Tuesday} at nine.',
    );
    expect(marked(differenceOf('a\nb\nc\n', 'a\nc\nd\n'))).toBe('a\n[b\n]c\n{d\n}');
    expect(marked(differenceOf('明日は晴れ', '明日は雨'))).toBe('明日は[晴れ]{雨}');
  });

  it('[VS6] makes both texts again', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = differenceOf(before, after);
        expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after]);
        for (const [index, { kind }] of pieces.entries()) {
          expect(kind).not.toBe(pieces[index + 1]?.kind);
          expect([kind, pieces[index + 1]?.kind]).not.toEqual(['added', 'removed']);
        }
      }),
    );
  });

  it('[VS6] says nothing of two equal texts', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(differenceOf(same, same).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('[VS7] of long texts that have nothing in common takes no more than a bounded time', () => {
    const longText = (seed: number): string =>
      Array.from({ length: 150_000 }, (_, at) => `w${(at * seed) % 9973}${at % 12 === 0 ? '\n' : ' '}`).join('');
    const [before, after] = [longText(7), longText(31)];
    expect(before.length).toBeGreaterThan(800_000);
    const startMs = performance.now();
    const pieces = differenceOf(before, after);
    expect(side(pieces, 'removed') === after).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });
});

describe('the way back to a version', () => {
  it('[VS8] leads to its text', () => {
    fc.assert(
      fc.property(text, text, (present, version) => {
        expect(withChanges(present, editsBack(differenceOf(present, version)))).toBe(version);
      }),
    );
  });

  it('[VS9] of a passage brings back that passage alone', () => {
    const version = 'The first line.\nThe second line.\nThe third line.\n';
    const present = 'The 1st line.\nThe third row.\n';
    const pieces = differenceOf(present, version);
    const from = version.indexOf('The second');
    const edits = editsBack(pieces, { from, to: from + 'The second line.\n'.length });
    expect(withChanges(present, edits)).toContain('The second line.\n');
    expect(withChanges(present, edits)).toContain('The 1st line.\n');
    expect(withChanges(present, edits)).not.toContain('The third line.');
  });

  it('[VS9] of the passages of a version, one after the other, is the way to all of it', () => {
    fc.assert(
      fc.property(text, text, (present, version) => {
        const edits = editsBack(differenceOf(present, version), { from: 0, to: version.length });
        expect(withChanges(present, edits)).toBe(version);
      }),
    );
  });
});
