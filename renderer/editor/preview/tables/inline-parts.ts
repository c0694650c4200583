import type { SyntaxNode } from '@lezer/common';
import { addressOf } from '../../../../core/markdown/link-address.ts';
import { parsePictureLabel } from '../../../../core/markdown/picture-width.ts';

/** Text inside a line as it reads: letters, and what stands out among them. */
export type InlinePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'marked'; readonly tag: MarkTag; readonly parts: readonly InlinePart[] }
  | { readonly kind: 'link'; readonly address: string; readonly parts: readonly InlinePart[] };

/** The elements that marked text is drawn with. */
export type MarkTag = 'strong' | 'em' | 's' | 'mark' | 'sub' | 'sup' | 'code';

const tags: ReadonlyMap<string, MarkTag> = new Map<string, MarkTag>([
  ['StrongEmphasis', 'strong'],
  ['Emphasis', 'em'],
  ['Strikethrough', 's'],
  ['Highlight', 'mark'],
  ['Subscript', 'sub'],
  ['Superscript', 'sup'],
  ['InlineCode', 'code'],
]);

/** Marks that do not read. What a link leads to is not among its words. */
const silent = /Mark$|^(?:LinkLabel|LinkTitle)$/;

/** What is in a node, in order. `source` is the text that the node's offsets count in. */
export function inlinePartsOf(node: SyntaxNode, source: string): InlinePart[] {
  const parts: InlinePart[] = [];
  const say = (from: number, to: number): void => {
    if (from < to) parts.push({ kind: 'text', text: source.slice(from, to).replaceAll('\\|', '|') });
  };
  let at = node.from;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    say(at, child.from);
    parts.push(...partsOfChild(child, source));
    at = child.to;
  }
  say(at, node.to);
  return parts;
}

function partsOfChild(node: SyntaxNode, source: string): InlinePart[] {
  const tag = tags.get(node.name);
  if (tag !== undefined) return [{ kind: 'marked', tag, parts: inlinePartsOf(node, source) }];
  if (silent.test(node.name)) return [];
  const text = source.slice(node.from, node.to);
  switch (node.name) {
    case 'Escape':
      return [{ kind: 'text', text: text.slice(1) }];
    case 'Image':
      return imagePartOf(node, source);
    case 'Link': {
      const url = node.getChild('URL');
      if (url === null) return [{ kind: 'text', text }];
      const [open, close] = node.getChildren('LinkMark');
      const words = open && close ? wordsBetween(node, { from: open.to, to: close.from }, source) : [];
      return [{ kind: 'link', address: addressOf(source.slice(url.from, url.to)), parts: words }];
    }
    case 'URL':
      return [{ kind: 'link', address: addressOf(text), parts: [{ kind: 'text', text }] }];
    case 'Autolink': {
      const address = text.slice(1, -1);
      return [{ kind: 'link', address: addressOf(address), parts: [{ kind: 'text', text: address }] }];
    }
    default:
      return [{ kind: 'text', text }];
  }
}

/** A picture in a table is named, not drawn. */
function imagePartOf(node: SyntaxNode, source: string): InlinePart[] {
  const url = node.getChild('URL');
  const [open, close] = node.getChildren('LinkMark');
  if (!url || !open || !close) return [{ kind: 'text', text: source.slice(node.from, node.to) }];
  const { words } = parsePictureLabel(source.slice(open.to, close.from).replaceAll('\\|', '|'));
  const address = addressOf(source.slice(url.from, url.to));
  return [{ kind: 'link', address, parts: [{ kind: 'text', text: words || 'Picture' }] }];
}

/** The words of a link: what is in it before its address. */
function wordsBetween(link: SyntaxNode, { from, to }: { from: number; to: number }, source: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let at = from;
  for (let child = link.firstChild; child !== null; child = child.nextSibling) {
    if (child.from < from || child.to > to) continue;
    if (at < child.from) parts.push({ kind: 'text', text: source.slice(at, child.from) });
    parts.push(...partsOfChild(child, source));
    at = child.to;
  }
  if (at < to) parts.push({ kind: 'text', text: source.slice(at, to) });
  return parts;
}
