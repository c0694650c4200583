import type { SyntaxNode } from '@lezer/common';
import { element } from './escape.ts';
import { childrenOf, type HtmlPage, type Render } from './html-page.ts';

type Alignment = 'left' | 'center' | 'right' | undefined;

const renderTable: Render = (node, page) => {
  const header = node.getChild('TableHeader');
  const rule = node.getChild('TableDelimiter');
  if (header === null || rule === null) return element('p', page.inline(node));
  const alignments = alignmentsIn(page.source(rule));
  const rowOf = (row: SyntaxNode, name: 'th' | 'td'): string => {
    const cells = cellsIn(row, page);
    const markup = alignments.map((alignment, column) =>
      element(name, cells[column] ?? '', { class: alignment && `align-${alignment}` }),
    );
    return element('tr', `\n${markup.join('\n')}\n`);
  };
  const rows = node.getChildren('TableRow').map((row) => rowOf(row, 'td'));
  const body = rows.length === 0 ? '' : `\n${element('tbody', `\n${rows.join('\n')}\n`)}`;
  return element('table', `\n${element('thead', `\n${rowOf(header, 'th')}\n`)}${body}\n`);
};

function alignmentsIn(rule: string): Alignment[] {
  const columns = rule
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  return columns.map((column) => {
    const text = column.trim();
    if (!text.endsWith(':')) return text.startsWith(':') ? 'left' : undefined;
    return text.startsWith(':') ? 'center' : 'right';
  });
}

/** The cells of a row as markup. The parser leaves out empty ones. */
function cellsIn(row: SyntaxNode, page: HtmlPage): string[] {
  const cells: string[] = [];
  let pending: string | undefined;
  for (const [index, node] of childrenOf(row).entries()) {
    if (node.name === 'TableCell') pending = page.inline(node).trim();
    if (node.name !== 'TableDelimiter') continue;
    // The bar at the beginning of a row closes no cell.
    if (index > 0 || pending !== undefined) cells.push(pending ?? '');
    pending = undefined;
  }
  return pending === undefined ? cells : [...cells, pending];
}

/** Tables. */
export const tableRenderers: ReadonlyMap<string, Render> = new Map([['Table', renderTable]]);
