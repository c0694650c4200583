import { linkKeyOf, readLinkTarget } from './link-target.ts';
import { readable } from './readable.ts';
import { excerptOf } from './summary.ts';
import { tagKeyOf } from './tag-name.ts';

/** A link to another note, and the words that it stands among. */
export interface NoteReference {
  /** `linkKeyOf` of the title that it names. */
  readonly key: string;
  /** What is around it, as a reader sees it; at most some 200 characters. */
  readonly context: string;
}

/** What a text says of others: the notes it links to and the tags it bears, each once. */
export interface References {
  readonly links: readonly NoteReference[];
  /** As they are written, without the sign. */
  readonly tags: readonly string[];
}

/** How much of the line is kept on either side of a link. UTF-16 units. */
const AROUND = 80;
const NONE: References = { links: [], tags: [] };
/** Most notes have neither, and are not parsed. */
const SUSPECT = /\[\[|#[\p{L}_]/u;

/** Finds the links and tags of a text where the editor shows some: not in code, addresses or front matter. */
export function referencesOf(text: string): References {
  if (!SUSPECT.test(text)) return NONE;
  const links = new Map<string, NoteReference>();
  const tags = new Map<string, string>();
  readable(text).iterate(({ name, from, to, part }) => {
    if (name === 'Hashtag') tags.set(tagKeyOf(text.slice(from + 1, to)), text.slice(from + 1, to));
    if (name !== 'NoteLink') return true;
    const target = part('NoteLinkTarget');
    const key = target === undefined ? '' : linkKeyOf(readLinkTarget(text.slice(target.from, target.to)).title);
    if (key !== '' && !links.has(key)) links.set(key, { key, context: contextOf(text, from, to) });
    return false;
  });
  return { links: [...links.values()], tags: [...tags.values()] };
}

/** The words of a line around a stretch of it, cut between words, as a reader sees them. */
export function contextOf(text: string, from: number, to: number): string {
  const lineStart = text.lastIndexOf('\n', from) + 1;
  const lineBreak = text.indexOf('\n', to);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  // A word that is longer than what is kept is left out.
  const space = text.indexOf(' ', from - AROUND) + 1;
  const start = from - lineStart <= AROUND ? lineStart : space > 0 && space < from ? space : from;
  const end = lineEnd - to <= AROUND ? lineEnd : Math.max(to, text.lastIndexOf(' ', to + AROUND));
  return `${start > lineStart ? '… ' : ''}${excerptOf(text.slice(start, end))}${end < lineEnd ? ' …' : ''}`;
}
