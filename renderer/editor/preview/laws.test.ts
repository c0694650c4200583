import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { generatedMarkdown, markdownPiece } from '../../../core/markdown/testing/generated-markdown.ts';
import { commonmarkExamples, gfmTexts } from '../../../core/markdown/testing/spec-examples.ts';
import type { DiagramOutcome } from '../../state/diagram-pictures.ts';
import { stateOf } from '../../testing/reading.ts';
import { bodyExtensions } from '../body-editor.ts';
import { blocksIn } from './blocks/drawn-blocks.ts';
import { drawingOf } from './decorations.ts';
import { piecesIn } from './describe.ts';
import type { Diagrams } from './diagrams/diagram-facet.ts';
import { livePreview } from './live-preview.ts';
import { setActive } from './reveal.ts';

// Formulas are loaded when they are drawn, which may be when the test is over.
vi.mock('./set-maths.ts', () => ({ setMaths: vi.fn() }));

const EXAMPLES = [...commonmarkExamples, ...gfmTexts].map(({ markdown: example }) => example);

/** Draws a text with the caret at a place, and checks what no drawing may break. */
function check(doc: string, caret: number): void {
  const state = stateOf(doc.replaceAll('‸', '')).update({
    selection: { anchor: Math.min(caret, doc.length) },
    effects: setActive.of(true),
  }).state;
  const before = state.doc.toString();
  const pieces = piecesIn(state, [{ from: 0, to: state.doc.length }]);
  for (const piece of pieces) {
    const { from, to } = 'at' in piece ? { from: piece.at, to: piece.at } : piece;
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(state.doc.length);
    if (piece.kind === 'line') expect(state.doc.lineAt(from).from).toBe(from);
    else if (!('at' in piece)) expect(from).toBeLessThan(to);
    // What a view plugin hides must not go beyond its line.
    if (piece.kind !== 'mark') expect(state.doc.lineAt(from).number).toBe(state.doc.lineAt(to).number);
    // Nothing is hidden where the caret is: letters would be typed into what nobody sees.
    const head = state.selection.main.head;
    if (piece.kind !== 'line' && piece.kind !== 'mark' && !(piece.kind === 'hide' && piece.isSkipped))
      expect(from < head && head < to).toBe(false);
  }
  for (const block of blocksIn(state, { from: 0, to: state.doc.length })) {
    expect(state.doc.lineAt(block.from).from).toBe(block.from);
    expect(state.doc.lineAt(block.to).to).toBe(block.to);
  }
  drawingOf(pieces);
  expect(state.doc.toString()).toBe(before);
}

afterEach(() => document.body.replaceChildren());

describe('drawing any text', () => {
  it('[LP18] the examples of the CommonMark and GFM specifications are drawn without touching them', () => {
    expect(EXAMPLES.length).toBeGreaterThan(650);
    for (const example of EXAMPLES) for (const caret of [0, 3, example.length >> 1]) check(example, caret);
  });

  it('[LP18] generated Markdown is drawn with valid ranges, and nothing under the caret is hidden', () => {
    fc.assert(
      fc.property(generatedMarkdown, fc.nat(80), (doc, caret) => check(doc, caret)),
      { numRuns: 500 },
    );
  });

  it('[LP18] edits, carets and focus anywhere leave the text as it was written, and the page as a new editor draws it', () => {
    const step = fc.record({ at: fc.nat(100), length: fc.nat(5), insert: markdownPiece, isActive: fc.boolean() });
    fc.assert(
      fc.property(generatedMarkdown, fc.array(step, { maxLength: 8 }), (doc, steps) => {
        const view = viewOf(doc);
        let text = doc;
        for (const { at, length, insert, isActive } of steps) {
          const from = Math.min(at, text.length);
          const to = Math.min(from + length, text.length);
          view.dispatch({
            changes: { from, to, insert },
            selection: { anchor: from },
            effects: setActive.of(isActive),
          });
          text = text.slice(0, from) + insert + text.slice(to);
          expect(view.state.doc.toString()).toBe(text);
        }
        view.dispatch({ effects: setActive.of(false) });
        const fresh = viewOf(text);
        // Components in the text are told now and drawn before the next frame.
        flushSync();
        expect(readOf(view)).toBe(readOf(fresh));
        view.destroy();
        fresh.destroy();
      }),
      { numRuns: 100 },
    );
  });
});

/** What is drawn, in words. Where a diagram is being drawn anew, its picture from before stays. */
const readOf = ({ contentDOM }: EditorView): string | undefined =>
  contentDOM.textContent?.replaceAll('Drawing the diagram…', '');

/** What became of diagrams, by the length of their source: all that can become of one. */
const outcomes: readonly (DiagramOutcome | undefined)[] = [
  {
    kind: 'drawn',
    picture: { address: 'att://diagram/0', width: 9, height: 9, description: { kind: 'other', words: '' } },
  },
  { kind: 'invalid', message: 'why' },
  { kind: 'unavailable' },
  undefined,
];
const diagrams: Diagrams = {
  outcomeOf: ({ source }) => outcomes[source.length % outcomes.length],
  sizeOf: () => undefined,
  draw: () => new Promise<never>(() => undefined),
  forget: vi.fn(),
  lose: vi.fn(),
};

function viewOf(doc: string): EditorView {
  const source = { isOn: false, onchange: () => () => undefined };
  const extensions = [bodyExtensions(), livePreview(source, { openLink: vi.fn(), copyText: vi.fn() }, diagrams)];
  return new EditorView({ parent: document.body, state: EditorState.create({ doc, extensions }) });
}
