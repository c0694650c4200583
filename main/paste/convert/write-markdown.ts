import type { Link, Nodes, Root } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { defaultHandlers, type Handle, type Info, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { readableText } from './readable-text.ts';

/** An address that stands for itself, without brackets. */
const bareAddress = /^https?:\/\/[^\s<>()[\]{}*_~`\\|^$"']+[\p{L}\p{N}/]$/u;
const edge = /^[\s(]?$/;

const text: Handle = (node: { value: string }, _parent, state, info) =>
  readableText(state.safe(node.value, info), info);

/** In notes a line is a line: a break needs no other mark. Where there is but one line it is a space. */
const lineBreak: Handle = (_node, _parent, state) =>
  state.stack.includes('tableCell') || state.stack.includes('headingAtx') ? ' ' : '\n';

const link: Handle = Object.assign(
  ((node: Link, parent, state, info) =>
    isBare(node, info) ? node.url : defaultHandlers.link(node, parent, state, info)) satisfies Handle,
  { peek: () => '[' },
);

function isBare({ url, children }: Link, { before, after }: Info): boolean {
  const [only, ...others] = children;
  if (only?.type !== 'text' || others.length > 0 || !edge.test(before) || !/^[\s).,;]?$/.test(after)) return false;
  return bareAddress.test(url) && (only.value === url || `${only.value}/` === url);
}

const options: Options = {
  bullet: '-',
  bulletOther: '*',
  rule: '-',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: false,
  handlers: { text, break: lineBreak, link },
  extensions: [
    gfmStrikethroughToMarkdown(),
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
  ],
};

/** Writes a tree as the Markdown a person would have written. */
export function writeMarkdown(tree: Root): string {
  return toMarkdown(tree as Nodes, options).trimEnd();
}
