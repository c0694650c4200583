import type { Element } from 'hast';
import { elementOf } from './hast-nodes.ts';
import { styleOf } from './inline-styles.ts';
import { type Context, into, type Outcome, through } from './outcome.ts';
import { attributeOf, isElement, nodesBelow, type SourceElement } from './source.ts';

/** What one cell may stretch over: a few characters of HTML must not become a million cells. */
const MAX_COLUMNS_SPANNED = 12;
const MAX_ROWS_SPANNED = 30;

/** A table of data, or the table that a page or letter is laid out by. */
export function tableRule(element: SourceElement, { place }: Context): Outcome | undefined {
  if (element.tagName !== 'table') return undefined;
  if (place === 'cell' || place === 'heading') return through;
  if (isLayout(element)) return into([], { place: 'layout' });
  return into([elementOf('table')], { place: 'text' });
}

export function cellRule(element: SourceElement, { place }: Context): Outcome | undefined {
  const { tagName } = element;
  if ((tagName !== 'td' && tagName !== 'th') || place === 'cell') return undefined;
  if (place === 'layout') return into([elementOf('div')], { place: 'text' });
  const cell: Element = elementOf(tagName);
  const align = attributeOf(element, 'align') || styleOf(element).get('text-align');
  if (align === 'center' || align === 'right') cell.properties['align'] = align;
  const spanned = (name: string, most: number) =>
    Math.min(Math.max(Number.parseInt(attributeOf(element, name), 10) || 1, 1), most);
  cell.properties['colSpan'] = spanned('colspan', MAX_COLUMNS_SPANNED);
  cell.properties['rowSpan'] = spanned('rowspan', MAX_ROWS_SPANNED);
  return into([cell], { place: 'cell' });
}

/** A single cell, or a table with tables in it, only places what it holds. */
function isLayout(table: SourceElement): boolean {
  if (['presentation', 'none'].includes(attributeOf(table, 'role'))) return true;
  let cellCount = 0;
  for (const node of nodesBelow(table)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'table') return true;
    if (node.tagName === 'td' || node.tagName === 'th') cellCount++;
  }
  return cellCount < 2;
}
