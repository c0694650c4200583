import type { EditorView } from '@codemirror/view';
import type { CellPlace } from '../../../../core/markdown/table/edit-table.ts';
import { missingCells } from '../../../../core/markdown/table/repair-table.ts';
import { cellStretchOf, type DrawnTable } from './drawn-table.ts';
import { drawnTableAt } from './table-state.ts';

/** A cell of the table at a place of the text, and where in the cell; without an offset at its end. */
export interface CellTarget {
  readonly at: number;
  readonly place: CellPlace;
  readonly offset?: number | undefined;
}

/** Puts the caret into a cell. A row that is too short for it gets the cells that it lacks. */
export function goToCell(view: EditorView, { at, place, offset }: CellTarget): boolean {
  const drawn = drawnTableAt(view.state, at);
  if (drawn === undefined) return false;
  const text = cellStretchOf(drawn, place);
  if (text === undefined) return addCells(view, drawn, place);
  const anchor = Math.min(text.from + (offset ?? text.to), text.to);
  view.dispatch({ selection: { anchor }, scrollIntoView: true, userEvent: 'select' });
  return true;
}

function addCells(view: EditorView, drawn: DrawnTable, { row, column }: CellPlace): boolean {
  const short = drawn.table.rows[row];
  if (short === undefined || column >= drawn.table.columns || view.state.readOnly) return false;
  const [change] = missingCells(short, '|  ', column + 1 - short.cells.length);
  if (change === undefined) return false;
  const at = drawn.from + change.from;
  view.dispatch({
    changes: { from: at, insert: change.insert },
    // Behind the bar and the first space of the last cell.
    selection: { anchor: at + change.insert.length - 1 },
    scrollIntoView: true,
    userEvent: 'input.table',
  });
  return true;
}
