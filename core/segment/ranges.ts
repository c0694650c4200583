/** A run of characters of one client id: `length` clocks from `clock` on. */
export interface ClockRange {
  readonly clock: number;
  readonly length: number;
}

/** Deleted characters by client id. Ranges of a client are sorted, apart and not empty. */
export type Deletions = ReadonlyMap<number, readonly ClockRange[]>;

/** Next unused clock by client id: what a document holds of each. */
export type ClockVector = ReadonlyMap<number, number>;

/** No deletions. */
export const NO_DELETIONS: Deletions = new Map();

/** How many ranges there are in all: what deletions cost to store. */
export function countRanges(deletions: Deletions): number {
  let total = 0;
  for (const ranges of deletions.values()) total += ranges.length;
  return total;
}

/** The union of two sets of deletions. */
export function mergeDeletions(a: Deletions, b: Deletions): Deletions {
  if (a.size === 0) return b;
  const merged = new Map(a);
  for (const [client, ranges] of b) merged.set(client, joinRanges([...(merged.get(client) ?? []), ...ranges]));
  return merged;
}

/** Whether every deleted character of `part` is deleted in `whole` too. Linear: both may have a hundred thousand ranges. */
export function containsDeletions(whole: Deletions, part: Deletions): boolean {
  for (const [client, ranges] of part) {
    const others = whole.get(client) ?? [];
    let at = 0;
    for (const range of ranges) {
      while (endOf(others[at]) < endOf(range)) at += 1;
      const other = others[at];
      if (!other || other.clock > range.clock) return false;
    }
  }
  return true;
}

/** The characters that both say are deleted. */
export function intersectDeletions(a: Deletions, b: Deletions): Deletions {
  const both = new Map<number, ClockRange[]>();
  for (const [client, ranges] of a) {
    const others = b.get(client) ?? [];
    const kept: ClockRange[] = [];
    let at = 0;
    for (const range of ranges) {
      while (endOf(others[at]) <= range.clock) at += 1;
      for (let i = at, other = others[i]; other && other.clock < endOf(range); other = others[++i]) {
        const clock = Math.max(range.clock, other.clock);
        kept.push({ clock, length: Math.min(endOf(range), endOf(other)) - clock });
      }
    }
    if (kept.length > 0) both.set(client, kept);
  }
  return both;
}

/** The clock behind a range; behind the last range there is no end. */
function endOf(range: ClockRange | undefined): number {
  return range ? range.clock + range.length : Number.POSITIVE_INFINITY;
}

/** Sorts ranges and joins those that touch or overlap. */
export function joinRanges(ranges: readonly ClockRange[]): ClockRange[] {
  const joined: ClockRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1);
    if (last && range.clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, range.clock + range.length);
      joined[joined.length - 1] = { clock: last.clock, length: end - last.clock };
    } else if (range.length > 0) joined.push(range);
  }
  return joined;
}

/** The part of the deletions that speaks of characters the document holds, and whether that is all of it. */
export function clipDeletions(deletions: Deletions, known: ClockVector): { here: Deletions; isWhole: boolean } {
  const here = new Map<number, ClockRange[]>();
  let isWhole = true;
  for (const [client, ranges] of deletions) {
    const end = known.get(client) ?? 0;
    const kept: ClockRange[] = [];
    for (const range of ranges) {
      if (range.clock + range.length > end) isWhole = false;
      if (range.clock < end) kept.push({ clock: range.clock, length: Math.min(range.length, end - range.clock) });
    }
    if (kept.length > 0) here.set(client, kept);
  }
  return { here, isWhole };
}

/** Cuts deletions into parts of at most `maxRanges` ranges each. */
export function splitDeletions(deletions: Deletions, maxRanges: number): Deletions[] {
  const parts: Map<number, ClockRange[]>[] = [];
  let room = 0;
  for (const [client, ranges] of deletions) {
    for (let at = 0; at < ranges.length;) {
      if (room === 0) {
        parts.push(new Map());
        room = maxRanges;
      }
      const taken = ranges.slice(at, at + room);
      parts.at(-1)?.set(client, taken);
      at += taken.length;
      room -= taken.length;
    }
  }
  return parts;
}
