import { openOurs } from './support/co-writers/ours.ts';
import { seenIn, typeAt, type Pair } from './support/co-writers/pair.ts';
import { openHocuspocus, openYWebsocket } from './support/co-writers/peers.ts';
import { medianOf, percentileOf, report } from './support/figures.ts';

/** So many letters each, at each pace. */
const LETTERS = 75;
/** Letters a second of each of the two. */
const PACES = [5, 30];
const ROUND_TRIPS_MS = [0, 40, 150];
/** So often a caret moves. */
const MOVES = 40;
/** What a CouchDB file grows by with each small write, until it is compacted. MB. */
const GROWTH_MB = 4 / 1024;
/** The goal, at the round trip that it is set for. */
const GOAL = { ratio: 1.2 };
const GOAL_AT_MS = 40;

/** From each letter of both people to the other's copy, in milliseconds, while both type. */
async function measure({ left, right }: Pair, perSecond: number): Promise<number[]> {
  const seen = Promise.all([seenIn(right, 'l', LETTERS), seenIn(left, 'r', LETTERS)]);
  const typed = await Promise.all([
    typeAt(left, { letter: 'l', count: LETTERS, perSecond }),
    typeAt(right, { letter: 'r', count: LETTERS, perSecond }),
  ]);
  const arrivals = await seen;
  return typed.flatMap((times, side) => times.map((typedMs, at) => (arrivals[side]?.[at] ?? Number.NaN) - typedMs));
}

/** Opens a pair for all paces, and calls back with the times of each. */
async function measureAll<P extends Pair>(pair: P): Promise<number[][]> {
  const all: number[][] = [];
  try {
    for (const perSecond of PACES) all.push(await measure(pair, perSecond));
  } finally {
    await pair.close();
  }
  return all;
}

for (const roundTripMs of ROUND_TRIPS_MS) {
  const hocuspocus = await measureAll(await openHocuspocus(roundTripMs));
  const websocket = await measureAll(await openYWebsocket(roundTripMs));
  const pair = await openOurs(roundTripMs);
  const carets: number[] = [];
  for (let place = 1; place <= MOVES; place += 1) carets.push(await pair.moveCaret(place));
  const p95 = (values: readonly number[]): number => percentileOf(values, 0.95);
  report({ name: `a caret to the other window, +${roundTripMs} ms round trip, p95`, value: p95(carets), unit: 'ms' });
  const before = await pair.live.writes();
  const startedMs = performance.now();
  const counted = { writes: 0, ms: 0 };
  const ours = await measureAll({
    ...pair,
    async close() {
      counted.writes = (await pair.live.writes()) - before;
      counted.ms = performance.now() - startedMs;
      await pair.close();
    },
  });
  for (const [at, perSecond] of PACES.entries()) {
    const name = `two people at ${perSecond} letters/s each, +${roundTripMs} ms round trip`;
    const value = ours[at] ?? [];
    const goal = roundTripMs === GOAL_AT_MS ? { goal: GOAL } : {};
    const peers = { hocuspocus: hocuspocus[at] ?? [], 'y-websocket': websocket[at] ?? [] };
    for (const [peer, times] of Object.entries(peers)) {
      const beside = (of: (values: readonly number[]) => number) => ({ kind: 'peer', value: of(times) }) as const;
      report({
        name: `${name}, beside ${peer}`,
        value: medianOf(value),
        unit: 'ms',
        beside: beside(medianOf),
        ...goal,
      });
      report({ name: `${name}, beside ${peer}, p95`, value: p95(value), unit: 'ms', beside: beside(p95) });
    }
  }
  const growth = (counted.writes / counted.ms) * 3_600_000 * GROWTH_MB;
  report({ name: `live database an hour of this, not compacted, +${roundTripMs} ms`, value: growth, unit: 'MB' });
}
