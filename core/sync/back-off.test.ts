import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs, LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS } from './back-off.ts';

const attempts = fc.nat({ max: 100_000 });
const chances = fc.double({ min: 0, max: 1, noNaN: true });

test('[SY1] a pause lies between half a second and thirty seconds, whatever the attempt and the chance', () => {
  fc.assert(
    fc.property(attempts, chances, (attempt, chance) => {
      const pauseMs = backOffMs(attempt, chance);
      expect(pauseMs).toBeGreaterThanOrEqual(SHORTEST_PAUSE_MS);
      expect(pauseMs).toBeLessThanOrEqual(LONGEST_PAUSE_MS);
    }),
  );
});

test('[SY1] pauses grow with the attempt and spread with the chance', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((attempt) => backOffMs(attempt, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
  expect(backOffMs(3, 0)).toBe(4000);
});
