import { ChangeSet, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import {
  type CellPlace,
  editTable,
  type TableAction,
  type TableEdit,
} from '../../../../core/markdown/table/edit-table.ts';
import { fillTable, type Grid } from '../../../../core/markdown/table/grid.ts';
import { readTable } from '../../../../core/markdown/table/read-table.ts';
import { oneStep } from '../../habits/one-step.ts';
import type { ActiveCell } from './active-cell.ts';
import type { DrawnTable } from './drawn-table.ts';
import { activeCellIn } from './table-state.ts';
import { authorshipOf } from './authorship.ts';

/** Does something to the row or the column of the cell that is being edited: one step of Undo. False where it cannot be. */
export const changeTable = (view: EditorView, action: TableAction): boolean =>
  edit(view, (state, { drawn, place }) => {
    const authorship = authorshipOf(state, drawn.from);
    return specOf(state, drawn, editTable(drawn.source, place, action, authorship));
  });

/** Whether an action can be done to the cell that is being edited. */
export function canChangeTable({ drawn: { source }, place }: ActiveCell, action: TableAction): boolean {
  return editTable(source, place, action) !== undefined;
}

/** Writes a grid over the table, from the cell that is being edited. */
export const fillFromCell = (view: EditorView, grid: Grid): boolean =>
  edit(view, (state, { drawn, place }) => {
    const authorship = authorshipOf(state, drawn.from);
    const spec = specOf(state, drawn, fillTable(drawn.source, place, grid, authorship));
    return spec && { ...spec, userEvent: 'input.paste' };
  });

/** Deletes the table that is being edited, and the line it ends. */
export const deleteTable = (view: EditorView): boolean =>
  edit(view, ({ doc }, { drawn: { from, to } }) => ({
    changes: { from, to: Math.min(to + 1, doc.length) },
    selection: { anchor: from },
    userEvent: 'delete.table',
    scrollIntoView: true,
  }));

function edit(
  view: EditorView,
  specFor: (state: EditorState, active: ActiveCell) => TransactionSpec | undefined,
): boolean {
  return oneStep(({ state, dispatch }) => {
    const active = activeCellIn(state);
    const spec = active && specFor(state, active);
    if (spec === undefined) return false;
    dispatch(state.update(spec));
    return true;
  })(view);
}

function specOf(state: EditorState, drawn: DrawnTable, edited: TableEdit | undefined): TransactionSpec | undefined {
  if (edited === undefined) return undefined;
  const shift = (changes: TableEdit['changes']) =>
    changes.map(({ from, to, insert }) => ({ from: from + drawn.from, to: to + drawn.from, insert }));
  const settling = state.changes(shift(edited.settling));
  const changes = settling.compose(ChangeSet.of(shift(edited.changes), settling.newLength, '\n'));
  const source = changes.apply(state.doc).sliceString(drawn.from, changes.mapPos(drawn.to, 1));
  const anchor = drawn.from + endOfCell(source, edited.cell);
  return { changes, selection: { anchor }, scrollIntoView: true, userEvent: 'input.table' };
}

const endOfCell = (source: string, { row, column }: CellPlace): number =>
  readTable(source)?.rows[row]?.cells[column]?.text.to ?? 0;
