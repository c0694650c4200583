import { noteParser } from '../markdown/syntax/note-syntax.ts';
import { linkKeyOf, readLinkTarget } from './link-target.ts';
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

/** A text is read to this length for references, in UTF-16 units: what follows costs more than it tells. */
const MAX_UNITS = 256 * 1024;
/** How much of the line is kept on either side of a link. UTF-16 units. */
const AROUND = 80;
const NONE: References = { links: [], tags: [] };
/** Most notes have neither, and are not parsed. */
const SUSPECT = /\[\[|#[\p{L}_]/u;
const FRONT_MATTER = /^---[ \t]*\n(?:.*\n){0,98}?---[ \t]*(?:\n|$)/;

/** Finds the links and tags of a text where the editor shows some: not in code, addresses or front matter. */
export function referencesOf(text: string): References {
  if (!SUSPECT.test(text)) return NONE;
  const [front = ''] = FRONT_MATTER.exec(text) ?? [];
  const read = text.slice(front.length, MAX_UNITS);
  const links = new Map<string, NoteReference>();
  const tags = new Map<string, string>();
  noteParser.parse(read).iterate({
    enter({ name, node, from, to }) {
      if (name === 'Hashtag') tags.set(tagKeyOf(read.slice(from + 1, to)), read.slice(from + 1, to));
      if (name !== 'NoteLink') return true;
      const target = node.getChild('NoteLinkTarget');
      const key = target === null ? '' : linkKeyOf(readLinkTarget(read.slice(target.from, target.to)).title);
      if (key !== '' && !links.has(key)) links.set(key, { key, context: contextOf(read, from, to) });
      return false;
    },
  });
  return { links: [...links.values()], tags: [...tags.values()] };
}

/** The words of a line around a stretch of it, cut between words. */
function contextOf(text: string, from: number, to: number): string {
  const lineStart = text.lastIndexOf('\n', from) + 1;
  const lineBreak = text.indexOf('\n', to);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  // A word that is longer than what is kept is left out.
  const space = text.indexOf(' ', from - AROUND) + 1;
  const start = from - lineStart <= AROUND ? lineStart : space > 0 && space < from ? space : from;
  const end = lineEnd - to <= AROUND ? lineEnd : Math.max(to, text.lastIndexOf(' ', to + AROUND));
  return `${start > lineStart ? '… ' : ''}${excerptOf(text.slice(start, end))}${end < lineEnd ? ' …' : ''}`;
}
