import { readTable, type TableRow, type Authorship } from './read-table.ts';
import type { CellUnit, TableLine } from './table-lines.ts';
import { inOrder, type TextChange, withChanges } from './text-change.ts';

const RULE_CELL = /^:?-+:?$/;

/** How many repairs may follow from each other: what stands outside of the cells can hide what else is wrong. */
const MAX_ROUNDS = 4;

/**
 * What has to change so that a table reads for everybody as it is shown here. A table that is in order has no repairs,
 * nor has one whose rows are only shorter than others, which everybody reads.
 */
function tableRepairs(source: string, authorship?: Authorship): TextChange[] {
  const table = readTable(source, authorship);
  if (table === undefined) return [];
  const { surplus, loose, led, rule, rows, columns } = table;
  const outside = [
    ...surplus.map(({ from, to }) => ({ from, to, insert: '' })),
    ...loose.flatMap((row) => looseRepair(row)),
    ...led.flatMap(({ cells: [lead, first] }) => (lead && first ? ledRepair(lead, first) : [])),
  ];
  const header = rows[0];
  const missing = header === undefined ? 0 : columns - header.cells.length;
  const cells = [
    ...(header === undefined ? [] : missingCells(header, '|  ', missing)),
    ...ruleRepairs(source, rule, columns),
  ];
  return inOrder([...outside, ...cells]);
}

/** All repairs of a table, each round made in what the one before left. */
export function repairRounds(source: string, authorship?: Authorship): TextChange[][] {
  const rounds: TextChange[][] = [];
  let repaired = source;
  while (rounds.length < MAX_ROUNDS) {
    // Once something moved, places say nothing any more about who wrote there.
    const repairs = tableRepairs(repaired, rounds.length === 0 ? authorship : undefined);
    if (repairs.length === 0) break;
    rounds.push(repairs);
    repaired = withChanges(repaired, repairs);
  }
  return rounds;
}

/** A table with its repairs made. */
export const repairTable = (source: string, authorship?: Authorship): string =>
  repairRounds(source, authorship).reduce(withChanges, source);

/** What stands behind the last bar becomes a row. */
const looseRepair = ({ cells: [cell], from, to }: TableRow): TextChange[] =>
  cell === undefined
    ? []
    : [
        { from, to: cell.text.from, insert: '\n| ' },
        { from: cell.text.to, to, insert: ' |' },
      ];

/** What stands before the first bar goes into the first cell. */
const ledRepair = (lead: CellUnit, first: CellUnit): TextChange[] => [
  { from: lead.from, to: lead.from, insert: '| ' },
  { from: first.from, to: first.from + 1, insert: '' },
];

/** Cells put behind those that a row has. */
export function missingCells(
  { line, cells, to }: Pick<TableRow, 'line' | 'cells' | 'to'>,
  unit: string,
  count: number,
) {
  if (count <= 0) return [];
  const at = line.isClosed ? (cells.at(-1)?.to ?? to) : to;
  return [{ from: at, to: at, insert: (line.isClosed ? '' : ' ').concat(unit.repeat(count)) }];
}

function ruleRepairs(source: string, rule: TableLine, columns: number): TextChange[] {
  const excess = rule.cells.slice(columns).map(({ from, to }) => ({ from, to, insert: '' }));
  const wrong = rule.cells.slice(0, columns).flatMap(({ text: { from, to } }) => {
    const written = source.slice(from, to);
    if (RULE_CELL.test(written)) return [];
    const [start, stop] = [written.startsWith(':') ? ':' : '', written.endsWith(':') ? ':' : ''];
    return [{ from, to, insert: `${start}---${stop}${from === to ? ' ' : ''}` }];
  });
  const missing = missingCells({ line: rule, cells: rule.cells, to: rule.to }, '| --- ', columns - rule.cells.length);
  // Not every reader takes a rule that ends in spaces.
  const written = source.slice(rule.from, rule.to);
  const spaces = { from: rule.from + written.trimEnd().length, to: rule.to, insert: '' };
  return [...wrong, ...excess, ...missing, ...(rule.isClosed && spaces.from < spaces.to ? [spaces] : [])];
}
