import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsDeletions, intersectDeletions, joinRanges, type Deletions } from './ranges.ts';

const ranges = fc.array(fc.record({ clock: fc.nat(40), length: fc.integer({ min: 1, max: 5 }) }), { maxLength: 10 });
const deletions = ranges.map((all): Deletions => new Map(all.length > 0 ? [[1, joinRanges(all)]] : []));
const clocksOf = (all: Deletions): Set<number> =>
  new Set((all.get(1) ?? []).flatMap(({ clock, length }) => Array.from({ length }, (_, offset) => clock + offset)));

describe('deleted characters', () => {
  it('[ER5] are contained, and shared, as sets of characters are', () => {
    fc.assert(
      fc.property(deletions, deletions, (a, b) => {
        const [left, right] = [clocksOf(a), clocksOf(b)];
        expect(containsDeletions(a, b)).toBe([...right].every((clock) => left.has(clock)));
        expect(clocksOf(intersectDeletions(a, b))).toEqual(new Set([...left].filter((clock) => right.has(clock))));
      }),
      { numRuns: 2000 },
    );
  });
});
