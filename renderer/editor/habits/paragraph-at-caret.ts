import { type EditorState, type Extension, type Range, RangeSet } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const inParagraph = Decoration.line({ class: 'in-paragraph' });

/** Of a very long paragraph so many lines on either side of the caret count. */
const MOST_LINES = 200;

/** Gives the lines of the paragraph that the caret is in a class; focus mode dims the others. */
export const paragraphAtCaret: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorationsOf(view.state);
    }

    update({ docChanged, selectionSet, state }: ViewUpdate): void {
      if (docChanged || selectionSet) this.decorations = decorationsOf(state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorationsOf({ doc, selection }: EditorState): DecorationSet {
  const caret = doc.lineAt(selection.main.head).number;
  const isWritten = (number: number): boolean =>
    number >= 1 && number <= doc.lines && Math.abs(number - caret) < MOST_LINES && doc.line(number).text.trim() !== '';
  let [first, last] = [caret, caret];
  while (isWritten(caret) && isWritten(first - 1)) first--;
  while (isWritten(caret) && isWritten(last + 1)) last++;
  const lines: Range<Decoration>[] = [];
  for (let number = first; number <= last; number++) lines.push(inParagraph.range(doc.line(number).from));
  return RangeSet.of(lines);
}
