import type { SyntaxNode } from '@lezer/common';
import { element, escapeHtml } from './escape.ts';
import type { HtmlPage, Render } from './html-page.ts';
import { meantBy } from './plain-text.ts';

/** Elements around marked text, and the parser's names of the text and of its marks. */
const marked: readonly (readonly [name: string, mark: string, tag: string])[] = [
  ['StrongEmphasis', 'EmphasisMark', 'strong'],
  ['Emphasis', 'EmphasisMark', 'em'],
  ['Strikethrough', 'StrikethroughMark', 'del'],
  ['Highlight', 'HighlightMark', 'mark'],
  ['Subscript', 'SubscriptMark', 'sub'],
  ['Superscript', 'SuperscriptMark', 'sup'],
];

const nothing: Render = () => '';
const renderMeaning: Render = (node, page) => escapeHtml(meantBy(page.source(node)));
const renderHtml: Render = (node, page) => (page.ports.passesHtml ? page.source(node) : page.text(node));

const renderCode: Render = (node, page) => {
  const [open, close] = node.getChildren('CodeMark');
  const code = sourceWithoutQuoteMarks(node, page)
    .slice(open === undefined ? 0 : open.to - open.from, close === undefined ? undefined : close.from - close.to)
    .replace(/\n[ \t]*/g, ' ');
  const isPadded = /^ .* $/s.test(code) && /[^ ]/.test(code);
  const plain = isPadded ? code.slice(1, -1) : code;
  // A bar in a cell's code is written with a backslash, which belongs to the table.
  return element('code', escapeHtml(isInCell(node) ? plain.replaceAll('\\|', '|') : plain));
};

function sourceWithoutQuoteMarks(node: SyntaxNode, page: HtmlPage): string {
  let text = '';
  let at = node.from;
  for (const mark of node.getChildren('QuoteMark')) {
    text += page.source({ from: at, to: mark.from });
    at = mark.to;
  }
  return text + page.source({ from: at, to: node.to });
}

function isInCell(node: SyntaxNode): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (parent.name === 'TableCell') return true;
  return false;
}

const renderMaths: Render = (node, page) => {
  const tex = page.source({ from: node.from + 1, to: node.to - 1 });
  return page.ports.mathsOf?.(tex, false) ?? element('code', page.text(node), { class: 'maths' });
};

const renderNoteLink: Render = (node, page) => {
  const [open, bar, end] = node.getChildren('NoteLinkMark');
  const words = { from: (end === undefined ? open : bar)?.to ?? node.from, to: (end ?? bar)?.from ?? node.to };
  return element('span', page.text(words), { class: 'note-link' });
};

/** What stands inside lines, by the parser's name. Links and footnotes have files of their own. */
export const inlineRenderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  ...marked.map(([name, , tag]): [string, Render] => [name, (node, page) => element(tag, page.inline(node))]),
  ...marked.map(([, mark]): [string, Render] => [mark, nothing]),
  ['QuoteMark', nothing],
  ['InlineCode', renderCode],
  ['InlineMaths', renderMaths],
  ['Escape', renderMeaning],
  ['Entity', renderMeaning],
  ['HardBreak', () => '<br>'],
  ['HTMLTag', renderHtml],
  ['Comment', renderHtml],
  ['ProcessingInstruction', renderHtml],
  ['NoteLink', renderNoteLink],
  ['Hashtag', (node, page) => element('span', page.text(node), { class: 'tag' })],
]);
