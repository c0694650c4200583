/** What a line of Markdown begins with, by the name a person would give it. */
export type BlockKind = 'paragraph' | 'bullet' | 'ordered' | 'task' | `heading${1 | 2 | 3 | 4 | 5 | 6}`;

/** A line taken apart: quote marks, indent and marker make up what stands before the text. */
export interface BlockLine {
  readonly quote: string;
  readonly indent: string;
  readonly kind: BlockKind;
  /** With the spaces behind it; of a task with its box, of a paragraph empty. */
  readonly marker: string;
  readonly text: string;
}

const QUOTE = /^(?: {0,3}> ?)*/;
const TASK = /^[-*+] +\[[ xX]\](?: +|$)/;
const BULLET = /^[-*+](?: +|$)/;
const ORDERED = /^(\d{1,9})([.)])(?: +|$)/;
const HEADING = /^(#{1,6})(?: +|$)/;

/** Takes a line apart. */
export function blockLineOf(line: string): BlockLine {
  const quote = QUOTE.exec(line)?.[0] ?? '';
  const indent = /^\s*/.exec(line.slice(quote.length))?.[0] ?? '';
  const rest = line.slice(quote.length + indent.length);
  const [kind, marker] = markerOf(rest);
  return { quote, indent, kind, marker, text: rest.slice(marker.length) };
}

function markerOf(rest: string): readonly [BlockKind, string] {
  const task = TASK.exec(rest)?.[0];
  if (task !== undefined) return ['task', task];
  // A line of stars or dashes alone divides.
  const bullet = /^(?:[-*+] *){3,}$/.test(rest) ? undefined : BULLET.exec(rest)?.[0];
  if (bullet !== undefined) return ['bullet', bullet];
  const ordered = ORDERED.exec(rest)?.[0];
  if (ordered !== undefined) return ['ordered', ordered];
  const heading = HEADING.exec(rest);
  const level = levelIn(heading?.[1]?.length);
  return heading && level ? [`heading${level}`, heading[0]] : ['paragraph', ''];
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;
const levelIn = (length: number | undefined) => LEVELS.find((level) => level === length);

/** Whether a line is an item of a list. */
export const isItem = ({ kind }: BlockLine): boolean => kind === 'bullet' || kind === 'ordered' || kind === 'task';

/** How much stands before the text, in UTF-16 units. */
export const leadOf = ({ quote, indent, marker }: BlockLine): number => quote.length + indent.length + marker.length;

/** The column an item is at, and the one its text begins at, where the items inside it stand. A task's box is text. */
export const columnOf = ({ indent }: BlockLine): number => indent.replaceAll('\t', '    ').length;
export function textColumnOf(line: BlockLine): number {
  const sign = line.kind === 'task' ? /^[-*+] +/.exec(line.marker)?.[0] : line.marker;
  return columnOf(line) + Math.max(2, sign?.length ?? 0);
}

/** The number of an ordered item, and what stands behind the digits; undefined of any other line. */
export function numberOf({ kind, marker }: BlockLine): { readonly number: number; readonly sign: string } | undefined {
  const [, digits, sign] = kind === 'ordered' ? (ORDERED.exec(marker) ?? []) : [];
  return digits === undefined || sign === undefined ? undefined : { number: Number(digits), sign };
}
