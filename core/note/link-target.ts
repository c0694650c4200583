/** What stands between the brackets of a link to a note, read: which note, and which heading of it. */
export interface LinkTarget {
  /** Empty when the link leads to a heading of the note that it stands in. */
  readonly title: string;
  readonly heading?: string;
}

/** What means something inside `[[ ]]`; in a title it is written behind a backslash, as everywhere in Markdown. */
const SIGNS = /[[\]|#\\]/g;
const ESCAPED_SIGN = /\\([[\]|#\\])/g;

/**
 * What two titles have in common when a link to one is a link to the other: letters without case and accents, words
 * however far apart. Empty for a title that no link can name.
 */
export function linkKeyOf(title: string): string {
  const letters = title.normalize('NFKD').replace(/\p{M}/gu, '');
  // Twice, because capitals of some letters are more than one small letter's.
  return letters.toUpperCase().toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Reads a link's target as it is written, `Title#Heading`; a `#` behind a backslash belongs to the title. */
export function readLinkTarget(written: string): LinkTarget {
  const [, title = written, heading] = /^((?:\\.|[^\\#])*)(?:#(.*))?$/su.exec(written) ?? [];
  const named = unescaped(title).trim();
  return heading === undefined || heading.trim() === ''
    ? { title: named }
    : { title: named, heading: unescaped(heading).trim() };
}

/** A title as it is written between `[[` and `]]`: on one line, its signs behind backslashes. */
export const writeLinkTitle = (title: string): string => title.replace(/\s+/g, ' ').trim().replace(SIGNS, '\\$&');

/** The words of a link as a reader sees them, without the backslashes. */
export const unescaped = (written: string): string => written.replace(ESCAPED_SIGN, '$1');
