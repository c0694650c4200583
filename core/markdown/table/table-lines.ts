/** A stretch of a table's source, in UTF-16 units from its beginning. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A cell and the bar before it, if it has one: what is added, deleted and moved as a whole. `text` is without the space around it. */
export interface CellUnit extends Span {
  readonly text: Span;
}

/** One line of a table: its cells, and whether a bar stands before the first and behind the last of them. */
export interface TableLine extends Span {
  readonly cells: readonly CellUnit[];
  readonly isOpened: boolean;
  readonly isClosed: boolean;
}

/** The lines of a table's source, each cut at its bars; a bar behind a backslash is text. */
export function tableLinesOf(source: string): TableLine[] {
  let from = 0;
  return source.split('\n').map((text) => {
    const line = lineOf(text, from);
    from = line.to + 1;
    return line;
  });
}

function lineOf(text: string, from: number): TableLine {
  const to = from + text.length;
  const bars = barsIn(text);
  const isOpened = bars.length > 0 && text.slice(0, bars[0]).trim() === '';
  const last = bars.at(-1) ?? -1;
  const isClosed = (isOpened ? bars.length > 1 : bars.length > 0) && text.slice(last + 1).trim() === '';
  const starts = isOpened ? bars : [-1, ...bars];
  const units = isClosed ? starts.slice(0, -1) : starts;
  const cells = units.map((bar, index) => {
    const end = starts[index + 1] ?? text.length;
    return { from: from + Math.max(bar, 0), to: from + end, text: contentOf(text, from, { from: bar + 1, to: end }) };
  });
  return { from, to, cells, isOpened, isClosed };
}

function barsIn(text: string): number[] {
  const bars: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') bars.push(at);
  }
  return bars;
}

/** An empty cell's text is the place behind its first space. */
function contentOf(line: string, start: number, { from, to }: Span): Span {
  const text = line.slice(from, to);
  const trimmed = text.trim();
  const lead = trimmed === '' ? Math.min(1, text.length) : text.length - text.trimStart().length;
  return { from: start + from + lead, to: start + from + lead + trimmed.length };
}

const RULE = /^[\s:]*\|[\s:|-]*-[\s:|-]*(?:\|(?:[^|\\]|\\.)*)?$/;

/**
 * Whether a line that begins with a bar reads as the rule below a table's header, also when several people set the
 * alignment of one column at once or deleted it meanwhile, or when what somebody wrote in a deleted row stands behind it.
 */
export const isKindRule = (line: string): boolean => RULE.test(line);
