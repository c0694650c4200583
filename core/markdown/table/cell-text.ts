import type { TextChange } from './text-change.ts';

/** What may be written into a cell: its bars get a backslash, its line breaks become spaces. */
export function cellTextOf(text: string): string {
  const line = text.replace(/\s*\r?\n\s*/g, ' ');
  return barelyWritten(line).reduceRight(
    (safe, { from, insert }) => safe.slice(0, from) + insert + safe.slice(from),
    line,
  );
}

/**
 * What has to change in the text of a cell so that it stays within its bars: a bar without a backslash gets one, a line
 * break becomes a space, and a backslash at the end does not reach the bar behind it.
 */
export function barelyWritten(text: string): TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  for (; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] !== '\n') at++;
    else if (text[at] === '|') changes.push({ from: at, to: at, insert: '\\' });
    else if (text[at] === '\n') changes.push({ from: at, to: at + 1, insert: ' ' });
  }
  if (at > text.length) changes.push({ from: text.length, to: text.length, insert: ' ' });
  return changes;
}
