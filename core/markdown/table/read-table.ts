import { type CellUnit, isKindRule, type Span, type TableLine, tableLinesOf } from './table-lines.ts';

/** How the text of a column stands. */
export type Alignment = 'start' | 'center' | 'end';

/** What is known of who wrote a table. Places count from its beginning. */
export interface Authorship {
  /** Whether what begins at two places was written there by two people at once, neither knowing of the other. */
  areTwins(one: number, other: number): boolean;
  /** Whether a stretch was written at once, not letter by letter: a copy that a move made, or a paste. */
  isOnePiece(from: number, to: number): boolean;
  /** Whether text once stood between two neighbouring units. */
  wasTextDeletedAt(place: number): boolean;
}

const UNKNOWN: Authorship = { areTwins: () => false, isOnePiece: () => false, wasTextDeletedAt: () => false };

/** Marks of text that is gone: in a loose cell they are all there is, in others four of them stand in a row. */
const MARKS_ALONE = /^[*~=\s]*$/;
const FOUR_MARKS = /(?<![*~=])([*~=])\1{3}(?![*~=])/g;

/** A row as it reads. It may have fewer cells than there are columns. */
export interface TableRow extends Span {
  readonly cells: readonly CellUnit[];
  /** What the row was read from; a loose text behind it is a row of its own. */
  readonly line: TableLine;
}

/** A table as it reads, the header first. What is doubled or stands outside of the cells is told for the repair. */
export interface TableText {
  readonly columns: number;
  readonly alignments: readonly Alignment[];
  readonly rows: readonly TableRow[];
  readonly rule: TableLine;
  /** What is not to be read: rows, rules and cells that two people's moves made twice, and marks of text that is gone. */
  readonly surplus: readonly Span[];
  /** Text that stands behind the last bar of a line: rows that were deleted while somebody wrote in them. */
  readonly loose: readonly TableRow[];
  /** Lines whose text before the first bar is part of the first cell. */
  readonly led: readonly TableLine[];
}

/**
 * Reads the source of a table, kindly: what the edits of several people made of it is shown as each of them meant it.
 * Undefined when there are no two lines, or the second is no rule.
 */
export function readTable(source: string, authorship = UNKNOWN): TableText | undefined {
  const [headLine, ruleLine, ...others] = tableLinesOf(source);
  if (headLine === undefined || ruleLine === undefined || !/-/.test(source.slice(ruleLine.from, ruleLine.to))) return;
  const [colons] = leadingColons(source, ruleLine);
  const openedRule = colons === undefined ? ruleLine : { ...ruleLine, cells: ruleLine.cells.slice(1), isOpened: true };
  const reading = new Reading(source, openedRule, authorship);
  const parts = reading.partsOfRule(openedRule);
  const header = reading.addRow(headLine, parts.cells.length);
  const rule = reading.ruleOf(openedRule, parts);
  if (colons !== undefined) reading.dismiss(colons);
  const seen = new Map<string, TableLine>();
  const usual = Math.max(header.cells.length, rule.cells.length);
  for (const line of others) if (!reading.isDoubledLine(line, seen)) reading.addRow(line, usual);
  return reading.table(rule);
}

const hasTail = (source: string, { cells, isOpened, isClosed }: TableLine): boolean =>
  isOpened && !isClosed && cells.length > 1 && !/^[\s:-]*$/.test(sliceOf(source, cells.at(-1)?.text));

/** What is left of the alignment of a first column that another deleted. */
const leadingColons = (source: string, { cells, isOpened }: TableLine): CellUnit[] =>
  isOpened ? [] : cells.slice(0, 1).filter(({ text }) => /^:+$/.test(sliceOf(source, text)));

const sliceOf = (source: string, span: Span | undefined): string =>
  span === undefined ? '' : source.slice(span.from, span.to);

/** Text behind the last bar of a line, and from where on the line is not its own. */
interface Tail {
  readonly cell: CellUnit;
  readonly from: number;
}

/** What of a line are cells, whether text before the first bar is one of them, and what is behind the last. */
interface LineParts {
  readonly cells: readonly CellUnit[];
  readonly isLed: boolean;
  readonly tail?: Tail;
}

/** A cell that two people's moves left behind has its own bar, before it that of the line it came to. */
function partedAtTail(cells: readonly CellUnit[]): LineParts {
  const [before, cell] = cells.slice(-2);
  if (before === undefined || cell === undefined) return { cells, isLed: false };
  const hasOwnBar = before.to - before.from === 1;
  return hasOwnBar
    ? { cells: cells.slice(0, -2), isLed: false, tail: { cell, from: cell.from } }
    : { cells: cells.slice(0, -1), isLed: false, tail: { cell, from: cell.from + 1 } };
}

class Reading {
  readonly #source: string;
  readonly #authorship: Authorship;
  readonly #isBarred: boolean;
  readonly #rows: TableRow[] = [];
  readonly #surplus: Span[] = [];
  readonly #loose: TableRow[] = [];
  readonly #led: TableLine[] = [];
  /** The columns that stand twice in the header, each with where it stands first. */
  #twins: readonly (readonly [number, number])[] | undefined;

  constructor(source: string, rule: TableLine, authorship: Authorship) {
    this.#source = source;
    this.#authorship = authorship;
    this.#isBarred = rule.isOpened && (rule.isClosed || hasTail(source, rule));
  }

  /** Adds what a line says: its row, and behind that the row that its loose text is. */
  addRow(line: TableLine, usual: number): TableRow {
    const { cells, isLed, tail } = this.#partsOf(line, usual);
    if (isLed) this.#led.push(line);
    this.#twins ??= this.#twinsIn(cells);
    const row = { from: line.from, to: tail?.from ?? line.to, cells: this.#single(cells), line };
    this.#rows.push(row);
    this.#noteEmptiedMarks(row);
    if (tail !== undefined) this.#addLoose(tail, line);
    return row;
  }

  /** Leaves out what is not to be read. */
  dismiss({ from, to }: Span): void {
    this.#surplus.push({ from, to });
  }

  partsOfRule(rule: TableLine): LineParts {
    return hasTail(this.#source, rule) ? partedAtTail(rule.cells) : { cells: rule.cells, isLed: false };
  }

  /** The rule alone; what stands behind it is a row. */
  ruleOf(rule: TableLine, { cells, tail }: LineParts): TableLine {
    if (tail !== undefined) this.#addLoose(tail, rule);
    return {
      ...rule,
      cells: this.#single(cells),
      to: tail?.from ?? rule.to,
      isClosed: rule.isClosed || tail !== undefined,
    };
  }

  /** A rule below the rule, or a row that was moved by two people at once. */
  isDoubledLine(line: TableLine, seen: Map<string, TableLine>): boolean {
    const text = this.#source.slice(line.from, line.to);
    const before = seen.get(text);
    const isRule = this.#rows.length === 1 && /^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$/.test(text);
    const isTwin =
      before !== undefined && /[^\s|]/.test(text) && this.#authorship.areTwins(before.from - 1, line.from - 1);
    if (isRule || isTwin) this.#surplus.push({ from: line.from - 1, to: line.to });
    else seen.set(text, line);
    return isRule || isTwin;
  }

  table(rule: TableLine): TableText {
    const [header, ...body] = this.#rows;
    const extents = body.map(({ cells }) => cells.findLastIndex(({ text }) => text.to > text.from) + 1);
    const columns = extents.reduce((most, extent) => Math.max(most, extent), header?.cells.length ?? 0);
    const alignments = Array.from({ length: columns }, (_, column) =>
      alignmentOf(sliceOf(this.#source, rule.cells[column]?.text)),
    );
    const [surplus, loose, led] = [this.#surplus, this.#loose, this.#led];
    return { columns, alignments, rows: this.#rows, rule, surplus, loose, led };
  }

  /** Only a line with more cells than usual has something outside. */
  #partsOf({ cells, isOpened, isClosed }: TableLine, usual: number): LineParts {
    const [first, second, ...rest] = cells;
    if (!this.#isBarred || cells.length <= usual || first === undefined || second === undefined) {
      return { cells, isLed: false };
    }
    if (!isOpened) return { cells: [joined(first, second), ...rest], isLed: true };
    return isClosed ? { cells, isLed: false } : partedAtTail(cells);
  }

  #noteEmptiedMarks({ from, to }: Span): void {
    const text = this.#source.slice(from, to);
    if (!/[*~=]{4}/.test(text)) return;
    for (const { index } of text.matchAll(FOUR_MARKS)) {
      const at = from + index;
      const isKnown = this.#surplus.some((span) => span.from <= at && at < span.to);
      if (!isKnown && this.#authorship.wasTextDeletedAt(at + 2)) this.#surplus.push({ from: at, to: at + 4 });
    }
  }

  /** What was copied there with its bar, and is in the table besides, is a moved cell whose row moved, too. */
  #addLoose({ cell, from }: Tail, line: TableLine): void {
    const { text } = cell;
    const isCopy = cell.from === from && this.#authorship.isOnePiece(cell.from, text.to);
    if (MARKS_ALONE.test(sliceOf(this.#source, text)) || (isCopy && this.#isElsewhere(cell))) {
      this.#surplus.push({ from, to: line.to });
      return;
    }
    const row = { from, to: line.to, cells: [cell], line };
    this.#rows.push(row);
    this.#loose.push(row);
  }

  #isElsewhere(cell: CellUnit): boolean {
    const wanted = sliceOf(this.#source, cell.text);
    const lines = tableLinesOf(this.#source);
    return lines.some(({ cells }) =>
      cells.some(({ text }) => text.from !== cell.text.from && sliceOf(this.#source, text) === wanted),
    );
  }

  #twinsIn(cells: readonly CellUnit[]): [number, number][] {
    return cells.flatMap((cell, index): [number, number][] => {
      if (cell.text.to === cell.text.from) return [];
      const before = cells.findIndex((other) => this.#areTwins(other, cell));
      return before >= 0 && before < index ? [[before, index]] : [];
    });
  }

  #areTwins(one: CellUnit | undefined, other: CellUnit | undefined): boolean {
    if (one === undefined || other === undefined || one === other) return false;
    return (
      sliceOf(this.#source, one) === sliceOf(this.#source, other) && this.#authorship.areTwins(one.from, other.from)
    );
  }

  #single(cells: readonly CellUnit[]): readonly CellUnit[] {
    const twins = this.#twins ?? [];
    if (twins.length === 0) return cells;
    const doubled = twins.flatMap(([one, other]) => (this.#areTwins(cells[one], cells[other]) ? [cells[other]] : []));
    for (const cell of doubled) if (cell !== undefined) this.#surplus.push({ from: cell.from, to: cell.to });
    return cells.filter((cell) => !doubled.includes(cell));
  }
}

/** The text before the first bar, and the cell behind it. */
const joined = (lead: CellUnit, first: CellUnit): CellUnit => ({
  from: lead.from,
  to: first.to,
  text: { from: lead.text.from, to: Math.max(first.text.to, lead.text.to) },
});

function alignmentOf(rule: string): Alignment {
  if (!rule.endsWith(':')) return 'start';
  return rule.startsWith(':') ? 'center' : 'end';
}

/** The columns of a table that several people broke read as one; see `isKindRule`. */
export const isKindTable = (header: string, rule: string): boolean => isKindRule(rule) && /(^|[^\\])\|/.test(header);
