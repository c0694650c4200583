import type { SyntaxNodeRef } from '@lezer/common';
import { isMissing } from '../links/missing-links.ts';
import { targetIn } from '../links/reference-at.ts';
import { describeFileLink, describeImage } from './attachments/attachment-pieces.ts';
import type { Stretch } from '../stretch.ts';
import type { PieceCollector } from './piece-collector.ts';

/** Describes one kind of node. False: what is in it has been dealt with. */
export type Describe = (node: SyntaxNodeRef, page: PieceCollector) => boolean;

/** Constructs with marks around their text: the parser's name of the marks, and the class of the whole. */
const marked: ReadonlyMap<string, readonly [mark: string, classes: string]> = new Map([
  ['StrongEmphasis', ['EmphasisMark', '']],
  ['Emphasis', ['EmphasisMark', '']],
  ['Strikethrough', ['StrikethroughMark', '']],
  ['Highlight', ['HighlightMark', 'lp-highlight']],
  ['Subscript', ['SubscriptMark', 'lp-sub']],
  ['Superscript', ['SuperscriptMark', 'lp-sup']],
  ['InlineCode', ['CodeMark', 'lp-code']],
  ['Autolink', ['LinkMark', 'lp-link']],
]);

const describeMarked: Describe = (node, page) => {
  const [mark = '', classes = ''] = marked.get(node.name) ?? [];
  if (classes !== '') page.mark(node.from, node.to, classes);
  if (!page.isRevealed(node)) for (const { from, to } of node.node.getChildren(mark)) page.hide(from, to);
  return true;
};

/** `[text](address)` and `[text][label]`; brackets alone are text. */
const describeLink: Describe = (node, page) => {
  if (describeFileLink(node, page)) return false;
  const [open, close] = node.node.getChildren('LinkMark');
  const hasTarget = node.node.getChild('URL') !== null || node.node.getChild('LinkLabel') !== null;
  if (open === undefined || close === undefined || !hasTarget) return true;
  page.mark(node.from, node.to, 'lp-link');
  // A link without words would vanish.
  if (page.isRevealed(node) || open.to === close.from) return true;
  page.hide(open.from, open.to);
  page.hide(close.from, node.to);
  return true;
};

const describeUrl: Describe = (node, page) => {
  const isBare = !['Link', 'Image', 'Autolink', 'LinkReference'].includes(node.node.parent?.name ?? '');
  if (isBare) page.mark(node.from, node.to, 'lp-link');
  return false;
};

const NO_SUCH_NOTE = { classes: 'lp-note-link lp-note-link-missing', hint: '(no such note yet)' };

const describeNoteLink: Describe = (node, page) => {
  const { from, to } = node;
  const leadsNowhere = isMissing(page.state, targetIn(page.state, node.node).title);
  page.add({ kind: 'mark', from, to, ...(leadsNowhere ? NO_SUCH_NOTE : { classes: 'lp-note-link' }) });
  if (page.isRevealed(node)) return false;
  const marks = node.node.getChildren('NoteLinkMark');
  const target = node.node.getChild('NoteLinkTarget');
  for (const { from, to } of marks) page.hide(from, to);
  if (marks.length === 3 && target !== null) page.hide(target.from, target.to);
  const words = marks.length === 3 ? { from: marks[1]?.to ?? to, to: to - 2 } : { from: from + 2, to: to - 2 };
  hideEscapes(page, words);
  return false;
};

/** Backslashes that make signs of a link letters. */
function hideEscapes(page: PieceCollector, { from, to }: Stretch): void {
  for (const { index } of page.text(from, to).matchAll(/\\[[\]|#\\]/g)) page.hide(from + index, from + index + 1);
}

const describeFootnote: Describe = (node, page) => {
  page.mark(node.from, node.to, 'lp-footnote');
  if (page.isRevealed(node)) return false;
  page.hide(node.from, node.from + 2);
  page.hide(node.to - 1, node.to);
  return false;
};

/** `[^1]:` before the text of a footnote reads `1:`. */
const describeFootnoteLabel: Describe = (node, page) => {
  page.mark(node.from, node.to, 'lp-footnote-label');
  if (page.isRevealed(node)) return false;
  page.hide(node.from, node.from + 2);
  page.hide(node.to - 2, node.to - 1);
  return false;
};

const describeMaths: Describe = (node, page) => {
  const tex = page.text(node.from + 1, node.to - 1);
  if (!page.isRevealed(node)) page.add({ kind: 'maths', from: node.from, to: node.to, tex });
  return false;
};

const describeEscape: Describe = (node, page) => {
  if (!page.isRevealed(node)) page.hide(node.from, node.from + 1);
  return false;
};

const classed =
  (classes: string): Describe =>
  (node, page) => {
    page.mark(node.from, node.to, classes);
    return false;
  };

/** What is drawn of the constructs inside a line, by the parser's name. */
export const inlineDescribers: ReadonlyMap<string, Describe> = new Map([
  ...[...marked.keys()].map((name) => [name, describeMarked] as const),
  ['Link', describeLink],
  ['Image', describeImage],
  ['URL', describeUrl],
  ['NoteLink', describeNoteLink],
  ['FootnoteReference', describeFootnote],
  ['FootnoteLabel', describeFootnoteLabel],
  ['InlineMaths', describeMaths],
  ['Escape', describeEscape],
  ['Hashtag', classed('lp-tag')],
  ['Mention', classed('lp-mention')],
]);
