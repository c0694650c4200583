import type { EditorView } from '@codemirror/view';
import { activeCellIn } from './table-state.ts';

/** Puts the caret on the line above the table, or below it. Where the text ends with the table a line is added. */
export function leaveTable(view: EditorView, side: 'above' | 'below'): boolean {
  const drawn = activeCellIn(view.state)?.drawn;
  if (drawn === undefined) return false;
  const { length } = view.state.doc;
  const isEdge = side === 'above' ? drawn.from === 0 : drawn.to === length;
  const anchor = side === 'above' ? Math.max(0, drawn.from - 1) : drawn.to + 1;
  if (!isEdge) view.dispatch({ selection: { anchor }, scrollIntoView: true, userEvent: 'select' });
  else if (side === 'above') view.dispatch({ changes: { from: 0, insert: '\n' }, selection: { anchor }, ...asInput });
  // What stands right below a table is its next row.
  else view.dispatch({ changes: { from: length, insert: '\n\n' }, selection: { anchor: length + 2 }, ...asInput });
  return true;
}

const asInput = { scrollIntoView: true, userEvent: 'input.table' } as const;
