import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchorOf, rangeOf } from './anchor.ts';

function noteWith(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, text);
  return doc;
}

const quoted = (doc: Y.Doc, anchor: ReturnType<typeof anchorOf>): string | undefined => {
  const range = rangeOf(doc, anchor);
  return range && doc.getText('body').toString().slice(range.from, range.to);
};

test('[DI20] a comment stays with its text through edits and merges', () => {
  const alice = noteWith('one two three');
  const anchor = anchorOf(alice, { from: 4, to: 7 });
  expect(anchor.quote).toBe('two');
  const bob = new Y.Doc();
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
  bob.getText('body').insert(0, 'zero ');
  bob.getText('body').insert(12, '!');
  alice.getText('body').insert(5, '-w-');
  Y.applyUpdate(alice, Y.encodeStateAsUpdate(bob));
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
  for (const doc of [alice, bob]) expect(quoted(doc, anchor)).toBe('t-w-wo');
  alice.getText('body').delete(9, 3);
  expect(quoted(alice, anchor)).toBe('-wo');
});

test('[DI21] a comment whose text is gone, or was never there, has no place', () => {
  const doc = noteWith('one two three');
  const anchor = anchorOf(doc, { from: 4, to: 7 });
  doc.getText('body').delete(3, 5);
  expect(rangeOf(doc, anchor)).toBeUndefined();
  expect(rangeOf(new Y.Doc(), anchor)).toBeUndefined();
  const title = new Y.Doc();
  title.getText('title').insert(0, 'title');
  const other = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(title.getText('title'), 1));
  const start = Buffer.from(other).toString('base64');
  expect(rangeOf(title, { start, end: start, quote: 'x' })).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const made = Buffer.from(bytes).toString('base64');
      const range = rangeOf(doc, { start: made, end: anchor.end, quote: 'x' });
      expect(range === undefined || (range.from >= 0 && range.to <= doc.getText('body').length)).toBe(true);
      expect([...doc.share.keys()].every((name) => ['body', 'meta', 'title'].includes(name))).toBe(true);
    }),
  );
});
