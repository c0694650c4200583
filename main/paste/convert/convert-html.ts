import type { Root as HastRoot } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { parse } from 'parse5';
import type { PastedMarkdown } from '../../../core/contract/paste-commands.ts';
import { cleanTree } from './clean-tree.ts';
import { shapeTables } from './data-tables.ts';
import { sortLevelledItems } from './levelled-items.ts';
import { Placeholders } from './placeholders.ts';
import { isElement, type SourceElement } from './source.ts';
import { tidyText } from './tidy-text.ts';
import { writeMarkdown } from './write-markdown.ts';

/** HTML of any origin as Markdown of notes. Takes as long as it takes: the caller sets limits. */
export function convertHtml(html: string): PastedMarkdown {
  const placeholders = new Placeholders();
  const body = bodyOf(html);
  if (body === undefined) return { kind: 'plain' };
  const clean = cleanTree(body, placeholders);
  sortLevelledItems(clean);
  shapeTables(clean);
  const tree = markdownTree(clean, placeholders);
  if (isPlain(tree, placeholders)) return { kind: 'plain' };
  const { markdown, pictures } = placeholders.fill(writeMarkdown(tree));
  const [first, ...others] = tree.children;
  const isBlock = others.length > 0 || first?.type !== 'paragraph' || markdown.includes('\n');
  return { kind: 'markdown', markdown, isBlock, pictures };
}

/** A parser without scripts, as the standard has it: what a browser would show then. */
function bodyOf(html: string): SourceElement | undefined {
  const root = parse(html, { scriptingEnabled: false }).childNodes.find(isElement);
  return root?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body');
}

function markdownTree(clean: HastRoot, { marks }: Placeholders): Root {
  const handlers = { 'x-highlight': between(marks.highlight), sub: between(marks.lowered), sup: between(marks.raised) };
  const tree = toMdast(clean, { handlers, document: true });
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [tree as RootContent] };
  tidyText(root);
  return root;
}

const between =
  (mark: string): Handle =>
  (state, node) => [
    { type: 'text', value: mark },
    ...(state.all(node) as PhrasingContent[]),
    { type: 'text', value: mark },
  ];

/** Whether the tree says nothing that its plain text does not. */
function isPlain(root: Root, placeholders: Placeholders): boolean {
  const [only, ...others] = root.children;
  if (only === undefined) return true;
  if (others.length > 0 || only.type !== 'paragraph') return false;
  return only.children.every((node: Nodes) => node.type === 'text' && !placeholders.isIn(node.value));
}
