import { cellTextOf } from './cell-text.ts';
import type { CellPlace, TableEdit } from './edit-table.ts';
import type { TableText, Authorship } from './read-table.ts';
import { settleTable } from './settle-table.ts';
import type { CellUnit } from './table-lines.ts';
import type { TextChange } from './text-change.ts';

/** Texts in rows of the same length. */
export type Grid = readonly (readonly string[])[];

/** A cell as spreadsheets copy it: in quotes when it has a tab or a line break in it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/y;

/**
 * Reads text that was copied from a spreadsheet: rows in lines, cells behind tabs. Undefined when it is not clearly that:
 * one column, lines with fewer cells than others, or code that is indented with tabs.
 */
export function gridOf(text: string): Grid | undefined {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!source.includes('\t')) return undefined;
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  for (let end = '\t'; end !== '';) {
    const [, quoted, plain = '', separator = ''] = CELL.exec(source) ?? [];
    rows.at(-1)?.push(cellTextOf((quoted?.replaceAll('""', '"') ?? plain).trim()));
    if (separator === '\n') rows.push([]);
    end = separator;
  }
  const width = rows[0]?.length ?? 0;
  const isIndented = rows.every(([first]) => first === '');
  return width >= 2 && !isIndented && rows.every((row) => row.length === width) ? rows : undefined;
}

/** A grid as a new table; its first row is the header. */
export function tableOf(grid: Grid): string {
  const [header = [], ...rows] = grid;
  return [lineOf(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(lineOf)].join('\n');
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Writes a grid over a table, from one cell to the right and down; the table grows where it is too small. */
export function fillTable(source: string, cell: CellPlace, grid: Grid, authorship?: Authorship): TableEdit | undefined {
  const settled = settleTable(source, authorship);
  if (settled === undefined) return undefined;
  const width = grid[0]?.length ?? 0;
  const place = { row: cell.row + grid.length - 1, column: cell.column + width - 1 };
  return { settling: settled.changes, changes: fillChanges(settled.table, cell, grid), cell: place };
}

function fillChanges({ rows, rule, columns }: TableText, { row, column }: CellPlace, grid: Grid): TextChange[] {
  const width = grid[0]?.length ?? 0;
  const added = Math.max(0, column + width - columns);
  const textsOf = (at: number): (string | undefined)[] => [
    ...Array.from<undefined>({ length: column }),
    ...(grid[at - row] ?? []),
  ];
  const inLine = (cells: readonly CellUnit[], texts: readonly (string | undefined)[], blank: string): TextChange[] => {
    const end = cells.at(-1)?.to ?? 0;
    const units = Array.from({ length: added }, (_, index) => `| ${texts[columns + index] ?? blank} `);
    const written = cells.flatMap(({ text }, index) => {
      const insert = texts[index];
      return insert === undefined ? [] : [{ from: text.from, to: text.to, insert }];
    });
    return added === 0 ? written : [...written, { from: end, to: end, insert: units.join('') }];
  };
  const [header, ...body] = rows;
  const below = Math.max(0, row + grid.length - rows.length);
  const newRows = Array.from({ length: below }, (_, index) => {
    const texts = textsOf(rows.length + index);
    return `\n${lineOf(Array.from({ length: columns + added }, (_cell, at) => texts[at] ?? ''))}`;
  });
  const last = body.at(-1)?.to ?? rule.to;
  return [
    ...inLine(header?.cells ?? [], textsOf(0), ''),
    ...inLine(rule.cells, [], '---'),
    ...body.flatMap(({ cells }, index) => inLine(cells, textsOf(index + 1), '')),
    ...(newRows.length > 0 ? [{ from: last, to: last, insert: newRows.join('') }] : []),
  ];
}
