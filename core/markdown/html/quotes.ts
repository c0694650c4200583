import type { SyntaxNode } from '@lezer/common';
import { type CalloutStart, calloutStartIn } from '../callouts.ts';
import { element, escapeHtml } from './escape.ts';
import { childrenOf, type HtmlPage, type Render } from './html-page.ts';

const renderQuote: Render = (node, page) => {
  const blocks = childrenOf(node).filter(({ name }) => name !== 'QuoteMark');
  const [first, ...rest] = blocks;
  const start = first?.name === 'Paragraph' ? calloutStartIn(page.source(first).split('\n', 1)[0] ?? '') : undefined;
  if (first === undefined || start === undefined) return element('blockquote', `\n${page.blocks(blocks)}\n`);
  const markup = `${renderBeginning(first, start, page)}\n${page.blocks(rest)}`;
  return element('aside', markup.trimEnd(), { class: `callout callout-${start.tone}` });
};

/** The first paragraph of a callout: its first line is a title, unless something goes on over its end. */
function renderBeginning(paragraph: SyntaxNode, { label, length }: CalloutStart, page: HtmlPage): string {
  const from = paragraph.from + length;
  const lineLength = page.source(paragraph).indexOf('\n');
  const lineEnd = lineLength < 0 ? paragraph.to : paragraph.from + lineLength;
  const isCrossed = childrenOf(paragraph).some((child) => child.from < lineEnd && child.to > lineEnd + 1);
  const titleEnd = isCrossed ? paragraph.to : lineEnd;
  const name = element('span', escapeHtml(label), { class: 'callout-label' });
  const title = element('p', `${name} ${page.inline(paragraph, { from, to: titleEnd })}`.trimEnd(), {
    class: 'callout-title',
  });
  const rest = page.inline(paragraph, { from: Math.min(titleEnd + 1, paragraph.to), to: paragraph.to }).trim();
  return rest === '' ? title : `${title}\n${element('p', rest)}`;
}

/** Quotes and callouts. */
export const quoteRenderers: ReadonlyMap<string, Render> = new Map([['Blockquote', renderQuote]]);
