import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLargeDeletion, VERSION_PACE, waitMs } from './pace.ts';
import { type KeptVersion, MOST_BYTES, MOST_VERSIONS, outlived } from './thinning.ts';
import { VERSION_KINDS } from './version.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW_MS = 20_000 * DAY_MS + 12_345_678;

const history = fc
  .array(
    fc.record({
      agoMs: fc.oneof(fc.nat(2 * DAY_MS), fc.nat(10 * DAY_MS), fc.nat(800 * DAY_MS)),
      kind: fc.constantFrom('automatic' as const, ...VERSION_KINDS),
      sizeBytes: fc.oneof(fc.nat(5000), fc.nat(MOST_BYTES)),
    }),
    { maxLength: 400 },
  )
  .map((made) =>
    made
      .sort((one, other) => other.agoMs - one.agoMs)
      .map(({ agoMs, kind, sizeBytes }, at): KeptVersion => ({ id: `v${at}`, atMs: NOW_MS - agoMs, kind, sizeBytes })),
  );

const without = (versions: readonly KeptVersion[], ids: readonly string[]): KeptVersion[] =>
  versions.filter(({ id }) => !ids.includes(id));

const everyMinutes = (minutes: number, days: number): KeptVersion[] =>
  Array.from({ length: (days * 1440) / minutes }, (_, at) => ({
    id: `v${at}`,
    atMs: NOW_MS - days * DAY_MS + (at + 1) * minutes * 60_000,
    kind: 'automatic',
    sizeBytes: 100,
  }));

describe('thinning with age', () => {
  it('[VS3] keeps all of a day, one an hour of a week, one a day of three months, one a week before', () => {
    const versions = everyMinutes(30, 365);
    const kept = without(versions, outlived(versions, NOW_MS));
    const within = (fromDays: number, toDays: number): number =>
      kept.filter(({ atMs }) => atMs > NOW_MS - toDays * DAY_MS && atMs <= NOW_MS - fromDays * DAY_MS).length;
    expect(within(0, 1)).toBe(48);
    expect(within(1, 7)).toBeGreaterThanOrEqual(6 * 24 - 48);
    expect(kept).toHaveLength(MOST_VERSIONS + 2);
    const slow = everyMinutes(720, 365);
    const rest = without(slow, outlived(slow, NOW_MS));
    const days = rest.filter(({ atMs }) => atMs > NOW_MS - 92 * DAY_MS && atMs <= NOW_MS - 8 * DAY_MS);
    expect(days.length).toBeGreaterThanOrEqual(84);
    expect(days.length).toBeLessThanOrEqual(86);
    expect(rest.filter(({ atMs }) => atMs <= NOW_MS - 92 * DAY_MS).length).toBeLessThanOrEqual(41);
  });

  it('[VS4] never takes the first, the newest or a named one', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const gone = new Set(outlived(versions, NOW_MS));
        for (const [at, { id, kind }] of versions.entries())
          if (kind === 'named' || at === 0 || at === versions.length - 1) expect(gone.has(id)).toBe(false);
      }),
    );
  });

  it('[VS3] is the same done twice, or done now and later', () => {
    fc.assert(
      fc.property(history, fc.nat(300 * DAY_MS), (versions, laterMs) => {
        const small = versions.map((version) => ({ ...version, sizeBytes: 1 })).slice(0, MOST_VERSIONS);
        const once = without(small, outlived(small, NOW_MS));
        expect(outlived(once, NOW_MS)).toEqual([]);
        const later = NOW_MS + laterMs;
        expect(without(once, outlived(once, later))).toEqual(without(small, outlived(small, later)));
      }),
    );
  });

  it('[VS5] leaves a bounded number and size of any history', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const kept = without(versions, outlived(versions, NOW_MS));
        const counted = kept.slice(1, -1).filter(({ kind }) => kind !== 'named');
        expect(counted.length).toBeLessThanOrEqual(MOST_VERSIONS);
        expect(counted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(MOST_BYTES);
        expect(outlived(kept, NOW_MS)).toEqual([]);
      }),
    );
  });
});

describe('when a version is due', () => {
  const minutes = (count: number): number => count * 60_000;

  it('[VS1] is two minutes after the last letter, and ten after the first', () => {
    expect(waitMs(0, 0, VERSION_PACE)).toBe(minutes(2));
    expect(waitMs(0, minutes(9), VERSION_PACE)).toBe(minutes(1));
    expect(waitMs(0, minutes(30), VERSION_PACE)).toBe(0);
    expect(waitMs(minutes(900), 0, VERSION_PACE)).toBe(minutes(2));
  });

  it('[VS2] is before more than a thousand characters or 30 % go at once, a few words aside', () => {
    expect([isLargeDeletion(1001, 1_000_000), isLargeDeletion(1000, 1_000_000)]).toEqual([true, false]);
    expect([isLargeDeletion(41, 100), isLargeDeletion(40, 100), isLargeDeletion(41, 200)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
