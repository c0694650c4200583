import { readTable, type TableText, type Authorship } from './read-table.ts';
import { missingCells, repairTable } from './repair-table.ts';
import { inOrder, type TextChange, withChanges } from './text-change.ts';

/** A table whose lines all have a bar at either end and a cell in each column. */
export interface SettledTable {
  readonly source: string;
  readonly table: TableText;
  /** What made it so. One replacement of the lines that differ, none when it was so. */
  readonly changes: readonly TextChange[];
}

/** Repairs a table and closes its rows, so that rows and columns can be changed as a whole. Undefined when it is none. */
export function settleTable(source: string, authorship?: Authorship): SettledTable | undefined {
  const repaired = repairTable(source, authorship);
  const before = readTable(repaired);
  if (before === undefined) return undefined;
  const settled = withChanges(repaired, closingChanges(before));
  const table = readTable(settled);
  return table && { source: settled, table, changes: lineChanges(source, settled) };
}

function closingChanges({ rows, rule, columns }: TableText): TextChange[] {
  const lines = [...rows, { from: rule.from, to: rule.to, cells: rule.cells, line: rule }];
  return inOrder(
    lines.flatMap((row) => {
      const { line, cells, from, to } = row;
      const first = line.isOpened ? [] : [{ from, to: from, insert: '| ' }];
      const missing = missingCells(row, '|  ', columns - cells.length);
      const last = line.isClosed ? [] : [{ from: to, to, insert: missing.length > 0 ? '|' : ' |' }];
      return [...first, ...missing, ...last];
    }),
  );
}

/** The change of each line that differs, as short as can be, when there are as many lines as before; else of all at once. */
function lineChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const [old, settled] = [before.split('\n'), after.split('\n')];
  if (old.length !== settled.length) return [{ ...differenceOf(before, after) }];
  let at = 0;
  return old.flatMap((line, index) => {
    const from = at;
    at += line.length + 1;
    const now = settled[index] ?? '';
    if (now === line) return [];
    const change = differenceOf(line, now);
    return [{ ...change, from: from + change.from, to: from + change.to }];
  });
}

/** The smallest single replacement that turns one text into another. */
export function differenceOf(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
