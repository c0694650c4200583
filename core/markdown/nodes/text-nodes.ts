import type { SyntaxNode } from '@lezer/common';
import { type LinkTarget, readLinkTarget, unescaped } from '../../note/link-target.ts';
import { meantBy } from '../html/plain-text.ts';
import { addressOf } from '../link-address.ts';
import { noteParser } from '../syntax/note-syntax.ts';

/** Elements that a short text is drawn with. */
export type TextTag =
  'p' | 'h4' | 'strong' | 'em' | 'del' | 'mark' | 'sub' | 'sup' | 'ul' | 'ol' | 'li' | 'blockquote' | 'hr' | 'br';

/** Markdown as a tree of what is to be drawn, for whoever may not make it out of HTML. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'element'; readonly tag: TextTag; readonly children: readonly TextNode[] }
  | { readonly kind: 'code'; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: 'link'; readonly address: string; readonly children: readonly TextNode[] }
  | { readonly kind: 'note-link'; readonly target: LinkTarget; readonly text: string }
  | { readonly kind: 'mention'; readonly account: string };

const ELEMENTS: ReadonlyMap<string, TextTag> = new Map<string, TextTag>([
  ['Paragraph', 'p'],
  ...[1, 2, 3, 4, 5, 6].map((level): [string, TextTag] => [`ATXHeading${level}`, 'h4']),
  ['SetextHeading1', 'h4'],
  ['SetextHeading2', 'h4'],
  ['StrongEmphasis', 'strong'],
  ['Emphasis', 'em'],
  ['Strikethrough', 'del'],
  ['Highlight', 'mark'],
  ['Subscript', 'sub'],
  ['Superscript', 'sup'],
  ['BulletList', 'ul'],
  ['OrderedList', 'ol'],
  ['ListItem', 'li'],
  ['Task', 'p'],
  ['Blockquote', 'blockquote'],
  ['HorizontalRule', 'hr'],
  ['HardBreak', 'br'],
]);
/** What marks are hidden, with the blanks that belong to them. */
const MARKS = /^(?:Header|Emphasis|Strikethrough|Highlight|Subscript|Superscript|Quote|List)Mark$/;
/** Between the children of these stand blanks alone. */
const CONTAINERS = new Set(['Document', 'BulletList', 'OrderedList', 'ListItem', 'Blockquote']);
/** Deeper than anybody writes; what is deeper is shown as it is written. */
const MAX_DEPTH = 24;

/** What a short Markdown text reads as. Pictures are links; what has no element here (tables, maths) stands as it is written. */
export function textNodesOf(markdown: string): readonly TextNode[] {
  return childrenOf(noteParser.parse(markdown).topNode, { source: markdown, depth: 0 });
}

interface Walk {
  readonly source: string;
  readonly depth: number;
}

const sliceOf = ({ source }: Walk, { from, to }: { readonly from: number; readonly to: number }): string =>
  source.slice(from, to);

/** The nodes of a stretch, with the text between them. */
function childrenOf(node: SyntaxNode, walk: Walk, { from, to }: { from: number; to: number } = node): TextNode[] {
  const isContainer = CONTAINERS.has(node.name);
  const nodes: TextNode[] = [];
  let at = from;
  const addText = (end: number): void => {
    if (!isContainer && end > at) nodes.push(...linesOf(walk.source.slice(at, end)));
  };
  for (let child = node.childAfter(from); child !== null && child.to <= to; child = child.nextSibling) {
    addText(child.from);
    at = child.to;
    if (!MARKS.test(child.name)) nodes.push(...nodesOf(child, { ...walk, depth: walk.depth + 1 }));
    else if (child.name === 'HeaderMark' || child.name === 'QuoteMark') at += Number(walk.source[at] === ' ');
  }
  addText(to);
  return nodes;
}

/** A line break in a message is one. */
function linesOf(text: string): TextNode[] {
  return text
    .split('\n')
    .flatMap((line, index): TextNode[] => [
      ...(index === 0 ? [] : [{ kind: 'element', tag: 'br', children: [] } as const]),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);
}

function nodesOf(node: SyntaxNode, walk: Walk): TextNode[] {
  const tag = ELEMENTS.get(node.name);
  if (walk.depth > MAX_DEPTH) return [{ kind: 'text', text: sliceOf(walk, node) }];
  if (tag !== undefined) {
    const children = tag === 'hr' || tag === 'br' ? [] : childrenOf(node, walk);
    return [{ kind: 'element', tag, children }];
  }
  return SPECIAL.get(node.name)?.(node, walk) ?? [{ kind: 'text', text: sliceOf(walk, node) }];
}

type Draw = (node: SyntaxNode, walk: Walk) => TextNode[];

const drawMeaning: Draw = (node, walk) => [{ kind: 'text', text: meantBy(sliceOf(walk, node)) }];

const drawInlineCode: Draw = (node, walk) => {
  const [open, close] = node.getChildren('CodeMark');
  const text = walk.source.slice(open?.to ?? node.from, close?.from ?? node.to);
  return [{ kind: 'code', text: text.replace(/\n[ \t]*/g, ' '), isBlock: false }];
};

const drawCodeBlock: Draw = (node, walk) => {
  const text = node.getChildren('CodeText').map((part) => sliceOf(walk, part));
  return [{ kind: 'code', text: text.join('').replace(/\n$/, ''), isBlock: true }];
};

/** What stands as it is written, with its lines. */
const drawSource: Draw = (node, walk) => [{ kind: 'code', text: sliceOf(walk, node), isBlock: true }];

const drawLink: Draw = (node, walk) => {
  const url = node.getChild('URL');
  const [open, close] = node.getChildren('LinkMark');
  if (url === null || open === undefined || close === undefined) return childrenOf(node, walk);
  const words = childrenOf(node, walk, { from: open.to, to: close.from });
  const address = addressOf(meantBy(sliceOf(walk, url)));
  return [{ kind: 'link', address, children: words.length > 0 ? words : [{ kind: 'text', text: address }] }];
};

const drawUrl: Draw = (node, walk) => {
  const words = sliceOf(walk, node.getChild('URL') ?? node);
  return [{ kind: 'link', address: addressOf(words), children: [{ kind: 'text', text: words }] }];
};

const drawNoteLink: Draw = (node, walk) => {
  const target = node.getChild('NoteLinkTarget');
  const [open, bar, end] = node.getChildren('NoteLinkMark');
  const words = walk.source.slice((end === undefined ? open : bar)?.to ?? node.from, (end ?? bar)?.from ?? node.to);
  const named = readLinkTarget(target === null ? words : sliceOf(walk, target));
  return [{ kind: 'note-link', target: named, text: unescaped(words) }];
};

const SPECIAL: ReadonlyMap<string, Draw> = new Map<string, Draw>([
  ['Escape', drawMeaning],
  ['Entity', drawMeaning],
  ['InlineCode', drawInlineCode],
  ['FencedCode', drawCodeBlock],
  ['CodeBlock', drawCodeBlock],
  ['Table', drawSource],
  ['HTMLBlock', drawSource],
  ['BlockMaths', drawSource],
  ['Link', drawLink],
  ['Image', drawLink],
  ['Autolink', drawUrl],
  ['URL', drawUrl],
  ['NoteLink', drawNoteLink],
  ['Mention', (node, walk) => [{ kind: 'mention', account: sliceOf(walk, node).slice(1) }]],
]);
