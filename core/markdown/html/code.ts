import type { SyntaxNode } from '@lezer/common';
import { element, escapeHtml, openingTag } from './escape.ts';
import type { HtmlPage, Render } from './html-page.ts';
import { meantBy } from './plain-text.ts';

/** The lines of a code block, without its fences and the indent that belongs to what it stands in. */
function codeIn(node: SyntaxNode, page: HtmlPage): string {
  const parts = node.getChildren('CodeText').map((part) => page.source(part));
  const code = parts.join('');
  // A fence that nobody closed goes on to the end of the text, the last line's end included.
  const isOpen = node.name === 'FencedCode' && node.getChildren('CodeMark').length < 2;
  return parts.length === 0 || (isOpen && code.endsWith('\n')) ? code : `${code}\n`;
}

const renderFence: Render = (node, page) => {
  const info = node.getChild('CodeInfo');
  const [language = ''] = (info === null ? '' : meantBy(page.source(info))).split(/[\s{,]/, 1);
  const indent = fenceIndent(node, page);
  const code = codeIn(node, page);
  return codeBlock(page, indent === 0 ? code : code.replace(new RegExp(`^ {1,${indent}}`, 'gm'), ''), language);
};

function codeBlock(page: HtmlPage, code: string, language: string): string {
  const picture = language === 'mermaid' ? page.ports.diagramOf?.(code) : undefined;
  if (picture !== undefined)
    return element('figure', openingTag('img', { src: picture, alt: code }), { class: 'diagram' });
  const markup = (language === '' ? undefined : page.ports.codeOf?.(code, language)) ?? escapeHtml(code);
  return element('pre', element('code', markup, { class: language === '' ? undefined : `language-${language}` }));
}

/** How many spaces stand before a fence; its lines may have as many, which are not code. */
function fenceIndent(node: SyntaxNode, page: HtmlPage): number {
  const before = page.source({ from: Math.max(0, node.from - 4), to: node.from });
  const spaces = /(?:^|[\n>]) *$/.exec(before)?.[0].replace(/[\n>]/, '').length ?? 0;
  if (node.parent?.name === 'Blockquote') return Math.max(0, spaces - 1);
  return node.parent?.name === 'Document' ? spaces : 0;
}

/** Code blocks, by the parser's name. */
export const codeRenderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['FencedCode', renderFence],
  ['CodeBlock', (node, page) => codeBlock(page, codeIn(node, page), '')],
]);
