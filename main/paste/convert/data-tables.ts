import type { Element, ElementContent, Root } from 'hast';

type Parent = Root | Element;

/** In a larger table every cell counts for itself: spans multiply what has to be written. */
const MAX_SPANNED_CELLS = 1000;

const isElementOf = (node: Parent | ElementContent, ...tagNames: string[]): node is Element =>
  node.type === 'element' && tagNames.includes(node.tagName);

/** Makes every table one that Markdown has: its first row is the header, and empty rows and columns at its end are gone. */
export function shapeTables(root: Root): void {
  const waiting: Parent[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    if (isElementOf(parent, 'table')) shape(parent);
    for (const child of parent.children) if (child.type === 'element') waiting.push(child);
  }
}

function shape(table: Element): void {
  const rows = rowsOf(table).filter((row) => cellsOf(row).length > 0);
  while (rows.length > 0 && cellsOf(rows.at(-1)).every(isEmpty)) rows.pop();
  while (rows.length > 0 && cellsOf(rows[0]).every(isEmpty)) rows.shift();
  const used = rows.reduce((most, row) => Math.max(most, usedColumns(row)), 0);
  if (rows.length * used > MAX_SPANNED_CELLS) for (const row of rows) for (const cell of cellsOf(row)) unspan(cell);
  for (const [index, row] of rows.entries()) {
    row.children = cellsOf(row).slice(0, used);
    if (index === 0) for (const cell of cellsOf(row)) cell.tagName = 'th';
  }
  table.children = rows;
}

const rowsOf = (table: Element): Element[] =>
  table.children.flatMap((child) => {
    if (isElementOf(child, 'tr')) return [child];
    return isElementOf(child, 'thead', 'tbody', 'tfoot') ? rowsOf(child) : [];
  });

const cellsOf = (row: Element | undefined): Element[] =>
  (row?.children ?? []).filter((child): child is Element => isElementOf(child, 'td', 'th'));

const isEmpty = (node: ElementContent): boolean => {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type !== 'element' || (node.tagName !== 'img' && node.children.every(isEmpty));
};

function unspan({ properties }: Element): void {
  delete properties['colSpan'];
  delete properties['rowSpan'];
}

/** How many cells there are up to the last one that says something. */
function usedColumns(row: Element): number {
  return cellsOf(row).findLastIndex((cell) => !isEmpty(cell)) + 1;
}
