import type { EditorState, Line } from '@codemirror/state';

/** What a line stands in, as far as its text says so. */
export interface Surroundings {
  /** Begins a further line in the same quote and item. */
  readonly inside: string;
  /** Begins a further item beside that of the line; undefined when the line begins none. */
  readonly beside: string | undefined;
  /** Whether nothing but marks stands before the place. */
  readonly isEmpty: boolean;
}

const QUOTE = /^(?: {0,3}> ?)*/;
const INDENT = /^[ \t]*/;
const MARKER = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const TASK = /^\[[ xX]\](?:[ \t]+|$)/;

/** Reads what stands in a line before a place. */
export function surroundingsOf(before: string): Surroundings {
  const quote = QUOTE.exec(before)?.[0] ?? '';
  const indent = INDENT.exec(before.slice(quote.length))?.[0] ?? '';
  const beside = quote + indent;
  const rest = before.slice(beside.length);
  const marker = MARKER.exec(rest)?.[0];
  if (marker === undefined) return { inside: beside, beside: undefined, isEmpty: rest === '' };
  const task = TASK.exec(rest.slice(marker.length))?.[0] ?? '';
  const isEmpty = rest.length === marker.length + task.length;
  return { inside: beside + ' '.repeat(marker.length), beside, isEmpty };
}

/** Whether a line has words, whatever quote it stands in. Lines beyond the text have none. */
export function hasText(state: EditorState, number: number): boolean {
  if (number < 1 || number > state.doc.lines) return false;
  const { text }: Line = state.doc.line(number);
  return text.replace(QUOTE, '').trim() !== '';
}
