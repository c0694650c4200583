import type * as Y from 'yjs';
import { writeLinkTitle } from './link-target.ts';
import { bodyOf } from './note.ts';
import { readable } from './readable.ts';
import { contextOf } from './references.ts';
import { type Rewriting, rewriteBody } from './rewrite.ts';

/** Where a text has the words of a title, and what they stand among. UTF-16 units. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly context: string;
}

/** Shorter titles are in every text. */
const MIN_UNITS = 3;
/** What is no running text, or leads somewhere already. */
const CLOSED = new Set([
  ...['NoteLink', 'Link', 'Image', 'Autolink', 'URL', 'LinkReference', 'Hashtag', 'HTMLTag', 'HTMLBlock'],
  ...['InlineCode', 'FencedCode', 'CodeBlock', 'CommentBlock', 'Comment', 'InlineMaths', 'BlockMaths'],
]);

/** The first place in a text where a title stands as words of their own, in whatever case and linked to nothing. */
export function mentionOf(text: string, title: string): Mention | undefined {
  const pattern = mentionPattern(title);
  if (pattern === undefined || text.search(pattern) < 0) return undefined;
  const closed: { from: number; to: number }[] = [];
  let read = { from: 0, to: 0 };
  readable(text).iterate(({ name, from, to }) => {
    if (name === 'Document') read = { from, to };
    if (!CLOSED.has(name)) return true;
    closed.push({ from, to });
    return false;
  });
  for (const { 0: words, index } of text.matchAll(pattern)) {
    const to = index + words.length;
    const isOpen = !closed.some((one) => index < one.to && to > one.from);
    if (!isOpen || index < read.from || to > read.to) continue;
    return { from: index, to, context: contextOf(text, index, to) };
  }
  return undefined;
}

/** Makes the first mention of a title a link to it, its words kept. Undefined when there is none. Run in a transaction. */
export function linkMention(doc: Y.Doc, title: string): Rewriting | undefined {
  const text = bodyOf(doc).toString();
  const found = mentionOf(text, title);
  if (found === undefined) return undefined;
  const { from, to } = found;
  const words = text.slice(from, to);
  const written = writeLinkTitle(words);
  const around = [
    { from, to: from, insert: '[[' },
    { from: to, to, insert: ']]' },
  ];
  const edits = written === words ? around : [{ from, to, insert: `[[${written}]]` }];
  return { places: rewriteBody(doc, edits), fields: [] };
}

function mentionPattern(title: string): RegExp | undefined {
  const words = title.normalize('NFC').trim().split(/\s+/);
  if (words.join(' ').length < MIN_UNITS) return undefined;
  const written = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+?');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${written}(?![\\p{L}\\p{N}_])`, 'giu');
}
