import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodyFacts } from '../../state/body-facts.svelte.ts';
import { COUNT_DELAY_MS, countOf } from '../../state/word-count.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { textCount } from './text-count.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('count of a text', () => {
  it('[LP44] counts a long text while nothing else is to be done, and what is written meanwhile', () => {
    const facts = new BodyFacts();
    const text = "It's a well-kept\nnote. ".repeat(5000);
    const editor = new EditorUnderTest(text, { extensions: textCount(facts) });
    expect(facts.counted).toBeUndefined();
    editor.remote(3, 'almost');
    vi.runAllTimers();
    expect(facts.counted).toEqual(countOf(editor.text));
    editor.view.destroy();
    expect(facts.counted).toBeUndefined();
  });

  it('[LP44] comes to the same as counting everything, whatever is written where', () => {
    const piece = fc.stringMatching(/^[ab'’ \n-]{0,6}$/);
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 8 }), insert: piece });
    fc.assert(
      fc.property(piece, fc.array(edit, { maxLength: 12 }), (text, edits) => {
        const facts = new BodyFacts();
        const { view } = new EditorUnderTest(text, { extensions: textCount(facts) });
        for (const { at, length, insert } of edits) {
          const from = at % (view.state.doc.length + 1);
          view.dispatch({ changes: { from, to: Math.min(from + length, view.state.doc.length), insert } });
        }
        vi.advanceTimersByTime(COUNT_DELAY_MS);
        expect(facts.counted).toEqual(countOf(view.state.doc.toString()));
        view.destroy();
      }),
    );
  });
});
