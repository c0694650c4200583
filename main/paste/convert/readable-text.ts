import { withoutNoteMarks } from './note-marks.ts';

/** A reference in brackets that no address, label or definition follows; never a box of a task, a note or a footnote. */
const bracketed = /(?<=[^\s\\[\]!] ?)\\\[([^[\]\\^\n][^[\]\\\n]{1,40}|\d)\](?=[^[(:]|$)/g;

/**
 * Escaped text with the signs escaped that only notes read as marks, and those not that mark nothing where they stand.
 * `before` and `after` are what stands beside the text.
 */
export function readableText(
  escaped: string,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const isAtBreak = before === '' || before.endsWith('\n');
  let text = withoutNoteMarks(escaped);
  if (!text.includes('\\')) return text;
  if (isAtBreak) text = text.replace(/^\\#(?!#{0,5}(?:\s|$))/, '#');
  // A lone star or line between spaces, one tilde.
  text = text.replace(/(?<=\S )\\([*_])(?= )/g, '$1');
  if (text.match(/~/g)?.length === 1) text = text.replace(/(?<!\\)\\~/, '~');
  const inside = `${before.slice(-1)}${text}${after.slice(0, 1)}`.replace(bracketed, '[$1]');
  return inside.slice(before.slice(-1).length, inside.length - after.slice(0, 1).length);
}
