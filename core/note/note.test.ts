import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { bodyOf, contentOf, fillNote, metaOf, titleOf } from './note.ts';
import { NO_ROLE } from './note-role.ts';
import { excerptOf, summaryOf } from './summary.ts';
import { NO_ORGANISATION } from './organisation.ts';
import { NO_TRAITS } from './traits.ts';
import { isTrashed, markTrashed, unmarkTrashed } from './trash.ts';
import { isUntouchedWelcome, welcomeIn } from './welcome.ts';

function replicas(): [Y.Doc, Y.Doc] {
  const [left, right] = [new Y.Doc(), new Y.Doc()];
  bodyOf(left).insert(0, 'common');
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
  return [left, right];
}

function exchange(left: Y.Doc, right: Y.Doc): void {
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
}

describe('note', () => {
  it('[NT1] the excerpt reads like the text: marks are taken off, words are not', () => {
    const text =
      '# Shopping\n\n> - [x] **bold** and *one* pot, ~~not~~ ==this== `code`\n1. [a link](https://x.org) snake_case 2*3*4';
    expect(excerptOf(text)).toBe('Shopping bold and one pot, not this code a link snake_case 2*3*4');
    expect(excerptOf('\n\n```js\nlet x;\n```\n')).toBe('let x;');
    expect(Array.from(excerptOf('😀'.repeat(500)))).toHaveLength(160);
    expect(excerptOf('* * *\n_quiet_ word')).toContain('quiet word');
    expect(excerptOf('> [!tip] Before\n> it')).toBe('Before it');
    expect(excerptOf('| a | b |\n|---|--:|\n| c | d |\n\nx | y')).toBe('a b c d x | y');
  });

  it('[NT2] a note nobody wrote in is blank; fields or text make it one to list', () => {
    const doc = new Y.Doc();
    expect(summaryOf(doc).isBlank).toBe(true);
    metaOf(doc).set('created', 5);
    expect(summaryOf(doc)).toEqual({
      title: '',
      excerpt: '',
      text: '',
      isTrashed: false,
      trashedMs: 0,
      isBlank: false,
      ...NO_TRAITS,
      ...NO_ROLE,
      ...NO_ORGANISATION,
      createdMs: 5,
    });
  });

  it('[NT3] a note is in the Trash unless somebody wrote text that who trashed it had not seen', () => {
    const [left, right] = replicas();
    markTrashed(left, 1);
    expect(isTrashed(left)).toBe(true);
    bodyOf(right).insert(6, ' and more');
    exchange(left, right);
    expect([isTrashed(left), isTrashed(right)]).toEqual([false, false]);
    markTrashed(right, 2);
    exchange(left, right);
    expect([isTrashed(left), isTrashed(right)]).toEqual([true, true]);
    unmarkTrashed(left);
    exchange(left, right);
    expect([isTrashed(left), isTrashed(right)]).toEqual([false, false]);
  });

  it('[NT4] two people who trash at once, or delete text meanwhile, do not bring it back', () => {
    const [left, right] = replicas();
    markTrashed(left, 1);
    bodyOf(right).delete(0, 3);
    markTrashed(right, 2);
    metaOf(right).set('pinned', true);
    exchange(left, right);
    expect([isTrashed(left), isTrashed(right)]).toEqual([true, true]);
  });

  it('[NT5] a copy carries title, text and fields, but no Trash mark', () => {
    const original = new Y.Doc();
    fillNote(original, { title: 'T', body: 'B', meta: new Map([['notebook', 'A/B']]) });
    markTrashed(original, 1);
    const copy = new Y.Doc();
    fillNote(copy, contentOf(original));
    expect(contentOf(copy)).toEqual({ title: 'T', body: 'B', meta: new Map([['notebook', 'A/B']]) });
    expect(isTrashed(copy)).toBe(false);
    expect(isUntouchedWelcome(contentOf(original))).toBe(false);
    for (const language of ['en', 'nl'] as const) {
      const welcome = new Y.Doc();
      fillNote(welcome, welcomeIn(language));
      expect(isUntouchedWelcome(contentOf(welcome))).toBe(true);
      titleOf(welcome).insert(0, 'My ');
      expect(isUntouchedWelcome(contentOf(welcome))).toBe(false);
    }
  });
});
