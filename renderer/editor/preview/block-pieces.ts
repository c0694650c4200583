import type { SyntaxNodeRef } from '@lezer/common';
import { calloutStartIn } from '../../../core/markdown/callouts.ts';
import type { Describe } from './inline-pieces.ts';
import { describeListItem, describeTask } from './list-pieces.ts';
import type { PieceCollector } from './piece-collector.ts';

const describeHeading: Describe = (node, page) => {
  for (const line of page.linesOf(node)) page.look(line).classes.add('lp-line-heading');
  if (page.isRevealed({ from: page.state.doc.lineAt(node.from).from, to: page.state.doc.lineAt(node.to).to })) {
    return true;
  }
  for (const { from, to } of node.node.getChildren('HeaderMark')) {
    const line = page.state.doc.lineAt(from);
    const [spaceBefore = ''] = /[ \t]*$/.exec(page.text(line.from, from)) ?? [];
    const [spaceBehind = ''] = /^[ \t]*/.exec(page.text(to, line.to)) ?? [];
    const isFirst = from === node.from;
    page.hide(isFirst ? from : from - spaceBefore.length, isFirst ? to + spaceBehind.length : to);
  }
  return true;
};

const describeQuote: Describe = (node, page) => {
  const firstLine = page.state.doc.lineAt(node.from);
  const mark = node.node.getChild('QuoteMark');
  const textAt = (mark?.to ?? node.from) + (page.text(mark?.to ?? node.to, firstLine.to).startsWith(' ') ? 1 : 0);
  const callout = calloutStartIn(page.text(Math.min(textAt, firstLine.to), firstLine.to));
  const lastLine = page.state.doc.lineAt(node.to);
  for (const line of page.linesOf(node)) {
    const look = page.look(line);
    if (callout === undefined) {
      look.quotes++;
      look.classes.add('lp-line-quote');
      continue;
    }
    look.classes.add('lp-line-callout').add(`lp-callout-${callout.tone}`);
    if (line.from === firstLine.from) look.classes.add('lp-callout-first');
    if (line.from === lastLine.from) look.classes.add('lp-callout-last');
  }
  if (callout === undefined) return true;
  const { tone, label, length } = callout;
  const piece = { from: textAt, to: textAt + length };
  if (!page.isRevealed(piece)) page.add({ kind: 'callout', ...piece, tone, label });
  return true;
};

const describeQuoteMark: Describe = (node, page) => {
  const hasSpace = page.text(node.to, node.to + 1) === ' ';
  const mark = { from: node.from, to: node.to + (hasSpace ? 1 : 0) };
  if (!page.isRevealed(mark)) page.hide(mark.from, mark.to);
  return false;
};

const describeRule: Describe = (node, page) => {
  if (page.isLineRevealed(node.from)) return false;
  const line = page.state.doc.lineAt(node.from);
  page.look(line).classes.add('lp-line-rule');
  page.hide(node.from, node.to);
  return false;
};

/** Marks the lines of a block with a ground of its own. */
function groundLines(node: SyntaxNodeRef, page: PieceCollector): void {
  const { doc } = page.state;
  const [first, last] = [doc.lineAt(node.from).from, doc.lineAt(node.to).from];
  for (const line of page.linesOf(node)) {
    const look = page.look(line);
    look.isCode = true;
    look.classes.add('lp-line-code');
    if (line.from === first) look.classes.add('lp-code-first');
    if (line.from === last) look.classes.add('lp-code-last');
  }
}

const describeFence: Describe = (node, page) => {
  groundLines(node, page);
  const info = node.node.getChild('CodeInfo');
  const firstLine = page.state.doc.lineAt(node.from);
  const language = info === null ? '' : (page.text(info.from, info.to).split(/[\s{,]/, 1)[0] ?? '');
  page.add({ kind: 'code-bar', at: firstLine.to, language });
  if (page.isRevealed(node)) return false;
  page.hide(node.from, Math.min(firstLine.to, node.to));
  const marks = node.node.getChildren('CodeMark');
  const last = marks.at(-1);
  if (marks.length > 1 && last !== undefined) page.hide(last.from, last.to);
  return false;
};

const describeCode: Describe = (node, page) => {
  groundLines(node, page);
  return false;
};

/** A table that is not drawn as one, because the caret is in it: its source, in columns. */
const describeSource: Describe = (node, page) => {
  for (const line of page.linesOf(node)) page.look(line).classes.add('lp-line-source');
  return false;
};

/** What is drawn of blocks, by the parser's name. */
export const blockDescribers: ReadonlyMap<string, Describe> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, describeHeading] as const),
  ['SetextHeading1', describeHeading],
  ['SetextHeading2', describeHeading],
  ['Blockquote', describeQuote],
  ['QuoteMark', describeQuoteMark],
  ['HorizontalRule', describeRule],
  ['FencedCode', describeFence],
  ['CodeBlock', describeCode],
  ['Table', describeSource],
  ['BlockMaths', describeSource],
  ['ListItem', describeListItem],
  ['Task', describeTask],
]);
