import type { EditorState, Transaction } from '@codemirror/state';
import type { CellPlace } from '../../../../core/markdown/table/edit-table.ts';
import type { Stretch } from '../../stretch.ts';
import { revealedIn } from '../reveal.ts';
import { cellAt, cellStretchOf, type DrawnTable } from './drawn-table.ts';

/** The cell that is being edited: the one with the caret, or with all of the selection, in it. */
export interface ActiveCell extends Stretch {
  readonly drawn: DrawnTable;
  readonly place: CellPlace;
  /** Stays the same as long as it is the same cell, wherever it goes and whatever is written in it. */
  readonly identity: object;
}

/** The cell of one of these tables that is to be edited. `before` is the one that was, and `transaction` what has happened. */
export function activeCellOf(
  state: EditorState,
  tables: readonly DrawnTable[],
  { before, transaction }: { readonly before: ActiveCell | undefined; readonly transaction: Transaction | undefined },
): ActiveCell | undefined {
  const [selected, more] = revealedIn(state);
  if (selected === undefined || more !== undefined || state.readOnly) return undefined;
  const drawn = tables.find(({ from, to }) => from <= selected.from && selected.to <= to);
  if (drawn === undefined) return undefined;
  const kept = before && transaction && keptCell(drawn, { before, transaction });
  if (kept !== undefined && kept.from <= selected.from && selected.to <= kept.to) return kept;
  const place = cellAt(drawn, selected.from);
  const text = cellStretchOf(drawn, place);
  if (text === undefined) return undefined;
  const isInside = text.from <= selected.from && selected.to <= text.to;
  return selected.from === selected.to || isInside ? { ...text, drawn, place, identity: {} } : undefined;
}

/** Spaces at the edges of a cell belong to it as long as it is written in. */
function keptCell(
  drawn: DrawnTable,
  { before, transaction }: { readonly before: ActiveCell; readonly transaction: Transaction },
): ActiveCell | undefined {
  const from = transaction.changes.mapPos(before.from, -1);
  const to = transaction.changes.mapPos(before.to, 1);
  const place = cellAt(drawn, from);
  const unit = drawn.table.rows[place.row]?.cells[place.column];
  if (unit === undefined || from < drawn.from + unit.from || to > drawn.from + unit.to) return undefined;
  const isGone = from === to && before.from < before.to && wasDeleted(before, transaction);
  return isGone ? undefined : { from, to, drawn, place, identity: before.identity };
}

/** A cell that was emptied is still there; one that was deleted with its bar is not. */
const wasDeleted = ({ from, to }: Stretch, { changes }: Transaction): boolean => {
  let isDeleted = false;
  changes.iterChangedRanges((start, end) => {
    if (start < from && end >= to) isDeleted = true;
  });
  return isDeleted;
};

/** Where the selection is inside a cell; what reaches beyond it ends at its edge. */
export function selectionInCell(state: EditorState, { from, to }: Stretch): { anchor: number; head: number } {
  const { anchor, head } = state.selection.main;
  const inside = (place: number): number => Math.min(Math.max(place, from), to) - from;
  return { anchor: inside(anchor), head: inside(head) };
}
