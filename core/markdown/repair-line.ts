import { nestingOf } from './mark-nesting.ts';
import { type MarkRun, markRunsOf } from './mark-runs.ts';

/** A replacement in one line, in UTF-16 units from its beginning. It takes and gives marks only, never words. */
export interface LineRepair {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** From this many on, marks in a row are several that met: nobody writes them by intent. */
const TOO_MANY = 4;

/** Without any of these a line is ordinary: it is seen at once, also of a line as long as a book. */
const MET = /\*{4}|~{4}|={4}|\[[ xX]{2,16}\]|\[[ xX]\] [-*+] \[/;

/** What may stand before a list marker. */
const LEAD = /^(?:\s*>)*\s*/;
const DOUBLED_TASK = /^(?:[-*+] \[[ xX]{1,16}\] )+(?=[-*+] \[[ xX]{1,16}\](?: |$))/;
const TASK_STATE = /^((?:[-*+]|\d{1,9}[.)]) +\[)([ xX]{2,16})\](?= |$)/;

/**
 * What has to be replaced in a line so that marks which several people set at once read as each of them meant it.
 * `wasEmptied` tells of four marks in a row, by their offset, whether text between them was deleted: then they mark
 * nothing. Replacements are in order and apart; an ordinary line has none, and a repaired one has none.
 */
export function lineRepairs(line: string, wasEmptied: (from: number) => boolean = () => false): LineRepair[] {
  if (!MET.test(line)) return [];
  const repairs = repairsIn(line, wasEmptied);
  // What lies so close that taking one away makes up another is nothing that edits produce: it is left alone.
  const again = repairsIn(repaired(line, repairs), (from) => wasEmptied(placeBefore(repairs, from)));
  return repairs.length > 0 && again.length > 0 ? [] : repairs;
}

/** A line with its repairs made. */
export function repairLine(line: string, wasEmptied?: (from: number) => boolean): string {
  return repaired(line, lineRepairs(line, wasEmptied));
}

const repaired = (line: string, repairs: readonly LineRepair[]): string =>
  repairs.reduceRight((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), line);

/** Where a place of a repaired line was before. */
const placeBefore = (repairs: readonly LineRepair[], place: number): number =>
  repairs.reduce(
    (at, { from, to, insert }) => (from + insert.length <= at ? at + to - from - insert.length : at),
    place,
  );

function repairsIn(line: string, wasEmptied: (from: number) => boolean): LineRepair[] {
  const ofMarks = [...'*~='].flatMap((mark) => markRepairs(line, mark, wasEmptied));
  return [...taskRepairs(line), ...ofMarks].sort((one, other) => one.from - other.from);
}

/** Two people who check one task write two crosses, who make one of the same line two markers. Checked wins over cleared. */
function taskRepairs(line: string): LineRepair[] {
  const lead = LEAD.exec(line)?.[0].length ?? 0;
  const marker = lead + (DOUBLED_TASK.exec(line.slice(lead))?.[0].length ?? 0);
  const doubled = marker > lead ? [{ from: lead, to: marker, insert: '' }] : [];
  const [, bracket, state] = TASK_STATE.exec(line.slice(marker)) ?? [];
  if (bracket === undefined || state === undefined) return doubled;
  const from = marker + bracket.length;
  return [...doubled, { from, to: from + state.length, insert: /x/i.test(state) ? 'x' : ' ' }];
}

function markRepairs(line: string, mark: string, wasEmptied: (from: number) => boolean): LineRepair[] {
  const runs = markRunsOf(line).filter((run) => run.mark === mark);
  if (!runs.some(({ length }) => length >= TOO_MANY)) return [];
  const all = runs.length > 1 ? nestingOf(runs) : undefined;
  if (all !== undefined) return runs.flatMap((run, index) => asItShouldBe(run, all[index] === true));
  // Nothing is left between these, so what stands around them is to be read without them.
  const empty = runs.filter(({ from, length }) => length === TOO_MANY && wasEmptied(from));
  const others = runs.filter((run) => !empty.includes(run));
  const nesting = nestingOf(others) ?? others.map(() => undefined);
  const kept = others.flatMap((run, index) => (nesting[index] === undefined ? [] : asItShouldBe(run, nesting[index])));
  return [...kept, ...empty.map(({ from, length }) => ({ from, to: from + length, insert: '' }))];
}

/** A run as it should be: two marks where the marked text begins or ends, and the odd one, which says emphasis. */
function asItShouldBe({ mark, from, length }: MarkRun, isEdge: boolean): LineRepair[] {
  const wanted = (isEdge ? 2 : 0) + (length % 2);
  return wanted === length ? [] : [{ from, to: from + length, insert: mark.repeat(wanted) }];
}
