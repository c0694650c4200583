import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clientId, noteId } from '../../core/contract/ids.ts';
import type { OpenNote } from '../../core/contract/values.ts';
import { EarlyCopy } from './early-copy.ts';
import { differenceOf } from './text-difference.ts';

/** A run of characters none of which is anywhere else, so that each can be followed. */
const written = (from: number, length: number): string =>
  Array.from({ length }, (_, n) => String.fromCodePoint(from + n)).join('');

const LISTED = 0x4e00;
const DOCUMENT = 0x5e00;
const TYPED = 0xac00;

/** At a place, between 0 and 1 of the text: how much goes, how much comes. */
const splice = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.nat(6), come: fc.nat(4) });
type Splice = typeof splice extends fc.Arbitrary<infer T> ? T : never;

/** Makes changes one after the other, each with characters of its own from a code point on. */
function change(text: string, splices: readonly Splice[], from: number): string[] {
  const steps = [text];
  splices.forEach(({ at, gone, come }, n) => {
    const before = steps.at(-1) ?? '';
    const place = Math.round(at * before.length);
    steps.push(before.slice(0, place) + written(from + 10 * n, come) + before.slice(place + gone));
  });
  return steps;
}

function opened(title: string, body: string): OpenNote {
  const doc = new Y.Doc();
  doc.getText('title').insert(0, title);
  doc.getText('body').insert(0, body);
  return { id: v.parse(noteId, 'a'.repeat(20)), clientId: v.parse(clientId, 77), state: Y.encodeStateAsUpdate(doc) };
}

const lacks = (text: string) => (character: string) => !text.includes(character);

describe('early copy', () => {
  it('[OP3] what was typed early stands in the document once, and nothing of the document is lost that was not deleted', () => {
    const changes = fc.array(splice, { maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(40), changes, changes, (length, listedBehind, typed) => {
        const listed = written(LISTED, length);
        const document = change(listed, listedBehind, DOCUMENT).at(-1) ?? '';
        const copy = new EarlyCopy({ title: listed, body: listed, isTrashed: false }, () => undefined);
        const steps = change(listed, typed, TYPED);
        for (const step of steps.slice(1)) {
          for (const { text } of [copy.binding.title, copy.binding.body]) {
            const one = differenceOf(text.toString(), step);
            if (one === undefined) continue;
            text.delete(one.from, one.to - one.from);
            text.insert(one.from, one.insert);
          }
        }
        const sent: Uint8Array[] = [];
        const { state, ...rest } = opened(document, document);
        const binding = copy.continueIn({ ...rest, state }, (update) => sent.push(update));
        const main = new Y.Doc();
        for (const update of [state, ...sent]) Y.applyUpdate(main, update);

        const early = steps.at(-1) ?? '';
        for (const field of ['title', 'body'] as const) {
          const result = binding[field].text.toString();
          expect(main.getText(field).toString()).toBe(result);
          const mine = [...early].filter(lacks(listed));
          expect([...result].filter(lacks(document))).toEqual(mine);
          const kept = [...document].filter((character) => result.includes(character));
          expect([...result].filter(lacks(mine.join('')))).toEqual(kept);
          for (const character of [...document].filter(lacks(result))) {
            expect(listed).toContain(character);
            expect(early).not.toContain(character);
          }
          if (document === listed) expect(result).toBe(early);
          binding[field].undo.undo();
          expect(binding[field].text.toString()).toBe(document);
        }
      }),
    );
  });

  it('[OP3] writes nothing into the document when nothing was typed', () => {
    const copy = new EarlyCopy({ title: 'Plan', body: 'stale', isTrashed: false }, () => undefined);
    const sent: Uint8Array[] = [];
    const binding = copy.continueIn(opened('Plan', 'fresh'), (update) => sent.push(update));
    expect(binding.body.text.toString()).toBe('fresh');
    expect(sent).toEqual([]);
  });

  it('[OP3] cuts no character into halves', () => {
    expect(differenceOf('a😀b', 'a😁b')).toEqual({ from: 1, to: 3, insert: '😁' });
    expect(differenceOf('😀', '😀😀')).toEqual({ from: 2, to: 2, insert: '😀' });
    // The second units are equal, the first are not.
    expect(differenceOf('\u{1F600}', '\u{1FA00}')).toEqual({ from: 0, to: 2, insert: '\u{1FA00}' });
    const copy = new EarlyCopy({ title: '', body: 'a😀b', isTrashed: false }, () => undefined);
    copy.binding.body.text.insert(4, '!');
    expect(copy.continueIn(opened('', 'a😁b'), () => undefined).body.text.toString()).toBe('a😁b!');
  });
});
