import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as Y from 'yjs';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { caretOf, placeOf } from './caret-positions.ts';

/** Two editors on copies of one text that learn of each other at once. */
function pair(text: string): [EditorUnderTest, EditorUnderTest] {
  const here = new EditorUnderTest(text);
  const { doc } = here.editable.text;
  if (doc === null) throw new Error('no document');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const there = new EditorUnderTest(text, { doc: copy });
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(copy, update));
  return [here, there];
}

describe('carets of others', () => {
  it('[LV9] stay between their characters whatever is written before and behind them', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.array(fc.nat(30), { maxLength: 10 }), (at, edits) => {
        const [here, there] = pair('0123456789|');
        here.select(at);
        const caret = caretOf(here.view.state);
        if (!caret) throw new Error('no caret');
        const next = here.text[at] ?? '';
        for (const place of edits) here.editable.text.insert(Math.min(place, here.text.length), 'x');
        const found = placeOf(there.view.state, caret);
        expect(there.text[found?.head ?? -1] ?? '').toBe(next);
        expect(found?.anchor).toBe(found?.head);
      }),
      { numRuns: 30 },
    );
  });

  it('[LV9] are hidden while what they stand at is not here, and when they are nonsense', () => {
    const [here, there] = pair('abc|');
    const lone = new Y.Doc();
    Y.applyUpdate(lone, Y.encodeStateAsUpdate(here.editable.text.doc ?? lone));
    lone.getText('body').insert(1, 'unheard');
    const position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(lone.getText('body'), 3));
    expect(placeOf(there.view.state, { anchor: position, head: position })).toBeUndefined();
    const title = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(lone.getText('title'), 0));
    expect(placeOf(there.view.state, { anchor: title, head: title })).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
        const { head = 0 } = placeOf(there.view.state, { anchor: bytes, head: bytes }) ?? {};
        expect(head).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('[LV9] typing is no news of the own caret: it stays before the same character', () => {
    const editor = new EditorUnderTest('one| two');
    const head = (): string | undefined => caretOf(editor.view.state)?.head.join();
    const before = head();
    editor.type('abc');
    expect([editor.text, head()]).toEqual(['oneabc two', before]);
    editor.select(0);
    expect(head()).not.toBe(before);
  });
});
