import type { SyntaxNode } from '@lezer/common';
import { noteParser } from '../../../../core/markdown/syntax/note-syntax.ts';
import { type InlinePart, inlinePartsOf } from './inline-parts.ts';

/** How the text of a column stands. */
export type Alignment = 'start' | 'center' | 'end';

/** A cell: what it shows, and where its source ends, in units from the beginning of the table's. */
export interface TableCell {
  readonly parts: readonly InlinePart[];
  readonly end: number;
}

/** A table as it reads. Every row has as many cells as there are columns. */
export interface TableModel {
  readonly alignments: readonly Alignment[];
  readonly header: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Reads the source of one table; undefined when it is none. */
export function tableModelOf(source: string): TableModel | undefined {
  const table = noteParser.parse(source).topNode.getChild('Table');
  const header = table?.getChild('TableHeader');
  const rule = table?.getChild('TableDelimiter');
  if (!table || !header || !rule) return undefined;
  const alignments = alignmentsIn(source.slice(rule.from, rule.to));
  const cellsOf = (row: SyntaxNode): TableCell[] => {
    const cells = cellsIn(row, source);
    return alignments.map((_, column) => cells[column] ?? { parts: [], end: row.to });
  };
  return { alignments, header: cellsOf(header), rows: table.getChildren('TableRow').map(cellsOf) };
}

function alignmentsIn(rule: string): Alignment[] {
  const columns = rule
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  return columns.map((column) => {
    const text = column.trim();
    if (!text.endsWith(':')) return 'start';
    return text.startsWith(':') ? 'center' : 'end';
  });
}

/** The cells of a row, the empty ones included: those the parser leaves out. */
function cellsIn(row: SyntaxNode, source: string): TableCell[] {
  const cells: TableCell[] = [];
  let pending: TableCell | undefined;
  let isFirst = true;
  for (let node = row.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'TableCell') pending = { parts: inlinePartsOf(node, source), end: node.to };
    if (node.name === 'TableDelimiter') {
      const isEdge = isFirst && pending === undefined;
      if (!isEdge) cells.push(pending ?? { parts: [], end: Math.max(node.from - 1, row.from) });
      pending = undefined;
    }
    isFirst = false;
  }
  if (pending !== undefined) cells.push(pending);
  return cells;
}
