import type { EditorState, Transaction } from '@codemirror/state';
import type { CellPlace } from '../../../../core/markdown/table/edit-table.ts';
import { readTable, type TableRow, type TableText } from '../../../../core/markdown/table/read-table.ts';
import type { Stretch } from '../../stretch.ts';
import { authorshipOf } from './authorship.ts';

/** A table where it stands in the text. What `table` tells counts from `from`. */
export interface DrawnTable extends Stretch {
  readonly source: string;
  readonly table: TableText;
}

/** Reads a table in the text of a note. `before` are those read last: one that is as it was is not read again. */
export function drawnTableOf(
  state: EditorState,
  { from, to }: Stretch,
  { before, transaction }: { readonly before: readonly DrawnTable[]; readonly transaction?: Transaction | undefined },
): DrawnTable | undefined {
  const source = state.sliceDoc(from, to);
  const known = before.find((table) => table.source === source);
  const table = known?.table ?? readTable(source, authorshipOf(state, from, transaction));
  return table && { from, to, source, table };
}

/** Where the text of a cell is in the note; undefined for a cell that its row does not have. */
export function cellStretchOf({ from, table }: DrawnTable, { row, column }: CellPlace): Stretch | undefined {
  const text = table.rows[row]?.cells[column]?.text;
  return text && { from: from + text.from, to: from + text.to };
}

/** The cell that a place of the note is in, or the nearest one before it. */
export function cellAt({ from, table }: DrawnTable, place: number): CellPlace {
  const at = place - from;
  const row = Math.max(
    0,
    table.rows.findLastIndex((one) => one.from <= at),
  );
  return { row, column: columnAt(table.rows[row], at) };
}

const columnAt = (row: TableRow | undefined, at: number): number =>
  Math.max(0, row?.cells.findLastIndex(({ from }) => from < at) ?? 0);
