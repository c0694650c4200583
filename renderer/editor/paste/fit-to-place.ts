import type { EditorState } from '@codemirror/state';
import type { Stretch } from '../stretch.ts';
import { hasText, surroundingsOf } from './surroundings.ts';

/** An insertion, where the caret is after it, and where an offset of the Markdown came to be; in units of the insertion. */
export interface Fitted extends Stretch {
  readonly insert: string;
  readonly caret: number;
  readonly placeOf: (offset: number) => number;
}

const ITEM = /^(?:[-*+]|\d{1,9}[.)]) /;
/** A last line behind which nothing may be written: the end of code, a row of a table. */
const CLOSED = /^(?:`{3,}|\|.*\|)$/;

/**
 * Fits pasted Markdown into the place it is pasted into. Parts of a line go in as they are. Blocks stand on lines of their
 * own, inside the quote or the list item of the line; items pasted into a list become items of it.
 */
export function fitToPlace(
  state: EditorState,
  { from, to }: Stretch,
  { markdown, isBlock }: { readonly markdown: string; readonly isBlock: boolean },
): Fitted {
  if (!isBlock) return { from, to, insert: markdown, caret: markdown.length, placeOf: (offset) => offset };
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const { inside, beside, isEmpty } = surroundingsOf(first.text.slice(0, from - first.from));
  const isItems = beside !== undefined && ITEM.test(markdown);
  // An empty item gives way to the first of the pasted ones.
  const start = isItems && isEmpty ? first.from + beside.length : from;
  const isSplit = last.text.slice(to - last.from).trim() !== '';
  const above = isEmpty ? gap(beside === undefined && hasText(state, first.number - 1), 1) : isItems ? 1 : 2;
  const isClosed = CLOSED.test(markdown.slice(markdown.lastIndexOf('\n') + 1));
  const isFollowed = hasText(state, last.number + 1);
  const needsLine = isFollowed ? !isItems : isClosed && last.number === state.doc.lines;
  const below = isSplit ? 2 : gap(needsLine, 1);
  const body = prefixed(markdown, isItems ? beside : inside);
  const opening = breaks(above, isItems ? beside : inside);
  const closing = breaks(below, isSplit ? inside : inside.trimEnd());
  return {
    from: start,
    to,
    insert: opening + body.text + closing,
    caret: opening.length + body.text.length + (isClosed && !isSplit ? closing.length : 0),
    placeOf: (offset) => opening.length + body.placeOf(offset),
  };
}

const gap = (isNeeded: boolean, breakCount: number): number => (isNeeded ? breakCount : 0);

/** So many line ends, each followed by what begins the next line. */
const breaks = (count: number, prefix: string): string =>
  count === 0 ? '' : `${`\n${prefix.trimEnd()}`.repeat(count - 1)}\n${prefix}`;

/** Markdown whose lines but the first begin with a prefix. */
function prefixed(markdown: string, prefix: string) {
  const lines = markdown.split('\n');
  const prefixes = lines.map((line, index) => (index === 0 ? '' : line === '' ? prefix.trimEnd() : prefix));
  return {
    text: lines.map((line, index) => `${prefixes[index]}${line}`).join('\n'),
    placeOf(offset: number): number {
      const count = markdown.slice(0, offset).split('\n').length;
      return offset + prefixes.slice(0, count).reduce((sum, { length }) => sum + length, 0);
    },
  };
}
