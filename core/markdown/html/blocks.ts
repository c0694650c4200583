import { element, escapeHtml } from './escape.ts';
import { childrenOf, type HtmlPage, type Render, type Stretch } from './html-page.ts';
import { plainTextIn } from './plain-text.ts';
import type { SyntaxNode } from '@lezer/common';

/** Without white space at its ends. */
function trimmed(page: HtmlPage, { from, to }: Stretch): Stretch {
  const text = page.source({ from, to });
  const start = from + (text.length - text.trimStart().length);
  return { from: start, to: Math.max(start, from + text.trimEnd().length) };
}

const renderParagraph: Render = (node, page) => element('p', page.inline(node, trimmed(page, node)));

function renderHeading(level: number): Render {
  return (node, page) => {
    const marks = node.getChildren('HeaderMark');
    const first = marks[0]?.from === node.from ? marks[0] : undefined;
    const last = marks.at(-1) === first ? undefined : marks.at(-1);
    const words = trimmed(page, { from: first?.to ?? node.from, to: last?.from ?? node.to });
    const markup = page.inline(node, words);
    return element(`h${level}`, markup, { id: page.idFor(plainTextIn(markup)) });
  };
}

/** HTML in the text is shown as it is written. */
const renderHtmlBlock: Render = (node, page) => {
  const lines = withoutQuoteMarks(node, page);
  return page.ports.passesHtml ? lines : element('p', escapeHtml(lines.trimEnd()).replaceAll('\n', '<br>'));
};

function withoutQuoteMarks(node: SyntaxNode, page: HtmlPage): string {
  let text = '';
  let at = node.from;
  for (const mark of childrenOf(node).filter(({ name }) => name === 'QuoteMark')) {
    text += page.source({ from: at, to: mark.from });
    at = mark.to + (page.source({ from: mark.to, to: mark.to + 1 }) === ' ' ? 1 : 0);
  }
  return text + page.source({ from: at, to: node.to });
}

const renderMaths: Render = (node, page) => {
  const tex = page.source(node).trim().slice(2, -2);
  return (
    page.ports.mathsOf?.(tex, true) ??
    element('pre', element('code', escapeHtml(page.source(node).trim())), { class: 'maths' })
  );
};

/** Blocks that have no file of their own, by the parser's name. */
export const blockRenderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['Document', (node, page) => page.blocks(childrenOf(node))],
  ['Paragraph', renderParagraph],
  ...[1, 2, 3, 4, 5, 6].map((level): [string, Render] => [`ATXHeading${level}`, renderHeading(level)]),
  ['SetextHeading1', renderHeading(1)],
  ['SetextHeading2', renderHeading(2)],
  ['HorizontalRule', () => '<hr>'],
  ['HTMLBlock', renderHtmlBlock],
  ['CommentBlock', renderHtmlBlock],
  ['ProcessingInstructionBlock', renderHtmlBlock],
  ['BlockMaths', renderMaths],
]);
