import type { Alignment, TableRow, TableText, Authorship } from './read-table.ts';
import { settleTable } from './settle-table.ts';
import type { CellUnit, TableLine } from './table-lines.ts';
import type { TextChange } from './text-change.ts';

/** A cell by row and column. Row 0 is the header. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What can be done to rows and columns as a whole, always seen from one cell. */
export type TableAction =
  | 'row-above'
  | 'row-below'
  | 'column-before'
  | 'column-after'
  | 'delete-row'
  | 'delete-column'
  | 'row-up'
  | 'row-down'
  | 'column-back'
  | 'column-on'
  | 'align-start'
  | 'align-center'
  | 'align-end';

/** What an action changes: first so that the table is in order, then in what that made; and where the caret belongs. */
export interface TableEdit {
  readonly settling: readonly TextChange[];
  readonly changes: readonly TextChange[];
  readonly cell: CellPlace;
}

/**
 * Does something to the row or column of a cell; undefined where it cannot be done: the header stays the first row, and
 * the last column goes with the table only.
 *
 * A column's cells are taken with the bar before them, rows with the line break before them. So what two people add,
 * delete and move at once never shares a bar. A move takes the lower row, or the right column, across the other, in
 * whichever direction it was meant: two people who do the same write the same.
 */
export function editTable(
  source: string,
  cell: CellPlace,
  action: TableAction,
  authorship?: Authorship,
): TableEdit | undefined {
  const settled = settleTable(source, authorship);
  if (settled === undefined) return undefined;
  const edit = editOf(new Settled(settled.source, settled.table), cell, action);
  return edit && { settling: settled.changes, ...edit };
}

type Edit = Omit<TableEdit, 'settling'>;

function editOf(table: Settled, cell: CellPlace, action: TableAction): Edit | undefined {
  const { row, column } = cell;
  switch (action) {
    case 'row-above':
      return row === 0 ? undefined : { changes: [table.newRow(row - 1)], cell };
    case 'row-below':
      return { changes: [table.newRow(row)], cell: { row: row + 1, column } };
    case 'column-before':
      return { changes: table.newColumn(column), cell };
    case 'column-after':
      return { changes: table.newColumn(column + 1), cell: { row, column: column + 1 } };
    case 'delete-row':
      return row === 0 ? undefined : { changes: table.withoutRow(row), cell: { row: table.rowNear(row), column } };
    case 'delete-column':
      return table.columns < 2
        ? undefined
        : { changes: table.withoutColumn(column), cell: { row, column: Math.max(0, column - 1) } };
    case 'row-up':
      return row < 2 ? undefined : { changes: table.swapRows(row - 1), cell: { row: row - 1, column } };
    case 'row-down':
      return row === 0 || row >= table.lastRow
        ? undefined
        : { changes: table.swapRows(row), cell: { row: row + 1, column } };
    case 'column-back':
      return column === 0 ? undefined : { changes: table.swapColumns(column - 1), cell: { row, column: column - 1 } };
    case 'column-on':
      return column >= table.columns - 1
        ? undefined
        : { changes: table.swapColumns(column), cell: { row, column: column + 1 } };
    case 'align-start':
    case 'align-center':
    case 'align-end':
      return { changes: table.aligned(column, action.slice('align-'.length)), cell };
  }
}

/** A table in order, and the changes that keep it so. */
class Settled {
  readonly #source: string;
  readonly #rows: readonly TableRow[];
  readonly #rule: TableLine;
  readonly columns: number;

  constructor(source: string, { rows, rule, columns }: TableText) {
    this.#source = source;
    this.#rows = rows;
    this.#rule = rule;
    this.columns = columns;
  }

  get lastRow(): number {
    return this.#rows.length - 1;
  }

  /** The row that the caret goes to when one is deleted: the one that takes its place, else the one before. */
  rowNear(row: number): number {
    return row < this.lastRow ? row : row - 1;
  }

  newRow(below: number): TextChange {
    const at = this.#endOf(below);
    return { from: at, to: at, insert: `\n${'|  '.repeat(this.columns)}|` };
  }

  newColumn(column: number): TextChange[] {
    return this.#lines().map(([cells, isRule]) => {
      const at = cells[column]?.from ?? cells.at(-1)?.to ?? 0;
      return { from: at, to: at, insert: isRule ? '| --- ' : '|  ' };
    });
  }

  withoutRow(row: number): TextChange[] {
    return [{ from: this.#endOf(row - 1), to: this.#endOf(row), insert: '' }];
  }

  withoutColumn(column: number): TextChange[] {
    return this.#lines().flatMap(([cells]) => {
      const cell = cells[column];
      return cell === undefined ? [] : [{ from: cell.from, to: cell.to, insert: '' }];
    });
  }

  /** A row changes places with the one below. */
  swapRows(row: number): TextChange[] {
    const [before, from, to] = [this.#endOf(row - 1), this.#endOf(row), this.#endOf(row + 1)];
    return [
      { from: before, to: before, insert: this.#source.slice(from, to) },
      { from, to, insert: '' },
    ];
  }

  /** A column changes places with the one on its right. */
  swapColumns(column: number): TextChange[] {
    return this.#lines().flatMap(([cells]) => {
      const [left, right] = cells.slice(column, column + 2);
      if (left === undefined || right === undefined) return [];
      return [
        { from: left.from, to: left.from, insert: this.#source.slice(right.from, right.to) },
        { from: right.from, to: right.to, insert: '' },
      ];
    });
  }

  /** Only colons are added and taken away: two people who do the same write them where the repair reads one. */
  aligned(column: number, alignment: Alignment | string): TextChange[] {
    const text = this.#rule.cells[column]?.text;
    if (text === undefined) return [];
    const written = this.#source.slice(text.from, text.to);
    const colonAt = (at: number, has: boolean, wants: boolean): TextChange[] =>
      has === wants ? [] : [has ? { from: at, to: at + 1, insert: '' } : { from: at, to: at, insert: ':' }];
    const hasEnd = written.endsWith(':');
    return [
      ...colonAt(text.from, written.startsWith(':'), alignment === 'center'),
      ...colonAt(hasEnd ? text.to - 1 : text.to, hasEnd, alignment !== 'start'),
    ];
  }

  /** Where a row ends; that of the header behind the rule. */
  #endOf(row: number): number {
    return row === 0 ? this.#rule.to : (this.#rows[row]?.to ?? this.#source.length);
  }

  #lines(): (readonly [readonly CellUnit[], boolean])[] {
    const [header, ...body] = this.#rows;
    return [
      [header?.cells ?? [], false],
      [this.#rule.cells, true],
      ...body.map(({ cells }) => [cells, false] as const),
    ];
  }
}
