import type { MarkRun } from './mark-runs.ts';

/** More pairs in a row, or deeper in each other, than this are not looked into: the line stays as it is. */
const MOST_RUNS = 64;
const MOST_PAIRS = 16;

/**
 * Reads runs of marks as pairs inside each other, every run first closing and then opening some. Tells for each run
 * whether marked text begins or ends there: inside text that is marked already, or between two marked texts, it does
 * not. Undefined when the runs cannot be read so.
 */
export function nestingOf(runs: readonly MarkRun[]): readonly boolean[] | undefined {
  if (runs.length > MOST_RUNS) return undefined;
  let readings = new Map<number, readonly boolean[]>([[0, []]]);
  for (const run of runs) {
    const next = new Map<number, readonly boolean[]>();
    for (const [depth, edges] of readings) {
      for (const after of depthsAfter(run, depth)) {
        // The first way to a depth is the one that opens least.
        if (!next.has(after)) next.set(after, [...edges, depth > 0 !== after > 0]);
      }
    }
    readings = next;
  }
  return readings.get(0);
}

/** The depths that can follow a run, the shallowest first. */
function depthsAfter({ length, opens, closes }: MarkRun, depth: number): number[] {
  const pairs = Math.floor(length / 2);
  const found: number[] = [];
  const mostClosed = closes ? Math.min(pairs, depth) : 0;
  for (let closed = mostClosed; closed >= 0; closed--) {
    const opened = pairs - closed;
    if ((opens || opened === 0) && depth - closed + opened <= MOST_PAIRS) found.push(depth - closed + opened);
  }
  return found;
}
