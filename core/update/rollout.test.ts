import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOffered, rolloutPlace } from './rollout.ts';

const ids = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
const percents = fc.double({ min: 0, max: 100, noNaN: true });
const someIds = Array.from({ length: 20_000 }, (_, at) => at.toString(16).padStart(32, '0'));

test('[UP2] about as many installations are offered a version as its roll-out says', () => {
  for (const rollout of [1, 10, 50, 90]) {
    const offered = someIds.filter((id) => isOffered(id, { version: '1.2.3', rollout })).length;
    expect(Math.abs((offered / someIds.length) * 100 - rollout), `${rollout} %`).toBeLessThan(1.5);
  }
});

test('[UP2] nobody at 0, everybody at 100, and who was offered a version stays so as the roll-out grows', () => {
  fc.assert(
    fc.property(ids, percents, percents, (id, a, b) => {
      expect(isOffered(id, { version: '1.2.3', rollout: 0 })).toBe(false);
      expect(isOffered(id, { version: '1.2.3', rollout: 100 })).toBe(true);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      if (isOffered(id, { version: '1.2.3', rollout: low }))
        expect(isOffered(id, { version: '1.2.3', rollout: high })).toBe(true);
    }),
  );
});

test('[UP2] every version draws anew: nobody is always first', () => {
  const first = someIds.filter((id) => rolloutPlace(id, '1.2.3') < 10);
  const again = first.filter((id) => rolloutPlace(id, '1.2.4') < 10);
  expect(Math.abs(again.length / first.length - 0.1)).toBeLessThan(0.03);
});
