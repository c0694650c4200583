import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { piecesIn } from '../editor/preview/describe.ts';
import type { Piece } from '../editor/preview/pieces.ts';
import { revealing, setActive } from '../editor/preview/reveal.ts';
import { noteMarkdown } from '../editor/note-markdown.ts';

/** The mark of a caret or, twice, of a selection in a text of a test. */
const CARET = '‸';

/** A state whose text is parsed to its end; `‸` stands for the caret, two of them for a selection. */
export function stateOf(marked: string): EditorState {
  const parts = marked.split(CARET);
  const doc = parts.join('');
  const [before = '', selected = ''] = parts;
  const state = EditorState.create({ doc, extensions: [noteMarkdown, revealing] });
  if (parts.length === 1) return parsed(state);
  const anchor = before.length;
  const head = parts.length === 2 ? anchor : anchor + selected.length;
  return parsed(state.update({ selection: { anchor, head }, effects: setActive.of(true) }).state);
}

function parsed(state: EditorState): EditorState {
  if (ensureSyntaxTree(state, state.doc.length, 5000) === null) throw new Error('not parsed in time');
  // The next state takes over what was parsed.
  return state.update({}).state;
}

/** What a reader sees: hidden text is gone, and boxes, labels and formulas stand in place of their source. */
export function readingOf(marked: string): string {
  const state = stateOf(marked);
  const doc = state.doc.toString();
  const replaced = piecesIn(state, [{ from: 0, to: doc.length }])
    .flatMap((piece) => ('from' in piece && piece.kind !== 'mark' ? [{ ...piece, shown: shownOf(piece) }] : []))
    .sort((one, other) => one.from - other.from);
  let text = '';
  let at = 0;
  for (const { from, to, shown } of replaced) {
    text += doc.slice(at, from) + shown;
    at = to;
  }
  return text + doc.slice(at);
}

function shownOf(piece: Piece): string {
  if (piece.kind === 'task') return piece.isDone ? '☑' : '☐';
  if (piece.kind === 'callout') return `${piece.label.toUpperCase()} `;
  if (piece.kind === 'attached') return `⟦${piece.what.kind} ${piece.what.words}⟧`;
  return piece.kind === 'maths' ? `⟦${piece.tex}⟧` : '';
}

/** The classes and depths of the lines of a text, in order; lines that look like any other are left out. */
export function linesOf(marked: string): string[] {
  const state = stateOf(marked);
  return piecesIn(state, [{ from: 0, to: state.doc.length }])
    .flatMap((piece) => (piece.kind === 'line' ? [piece] : []))
    .sort((one, other) => one.at - other.at)
    .map(({ at, classes, depth, hang, quotes }) => {
      const numbers = [depth && `depth ${depth}`, hang && `hang ${hang}`, quotes && `quotes ${quotes}`];
      return [state.doc.lineAt(at).number, classes, ...numbers].filter(Boolean).join(' ');
    });
}
