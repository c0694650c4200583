import { describe, expect, it } from 'vitest';
import { FreshWrites } from './fresh-writes.ts';

const write = (since: number, count: number) => ({
  since,
  lastSeq: since + count,
  changes: Array.from({ length: count }, (_, index) => ({ id: `d${since + index + 1}`, leaves: [{}] })),
});
const idsOf = (page: ReturnType<FreshWrites['take']>) => page?.changes.map(({ id }) => id);

describe('what was written a moment ago', () => {
  it('[CT15] is one page as far as nothing else lies between', () => {
    const fresh = new FreshWrites();
    for (const each of [write(4, 2), write(6, 1), write(8, 1)]) fresh.keep(each);
    expect(fresh.take(3, 10)).toBeUndefined();
    const page = fresh.take(4, 10);
    expect(idsOf(page)).toEqual(['d5', 'd6', 'd7']);
    expect([page?.since, page?.lastSeq]).toEqual([4, 7]);
    expect(fresh.take(7, 10)).toBeUndefined();
    expect(idsOf(fresh.take(8, 10))).toEqual(['d9']);
    expect(fresh.take(4, 10)).toBeUndefined();
  });

  it('[CT15] gives way to what is newer, and is read from the database then', () => {
    const fresh = new FreshWrites();
    for (let since = 0; since < 1500; since += 500) fresh.keep(write(since, 500));
    expect(fresh.take(0, 10)).toBeUndefined();
    expect(idsOf(fresh.take(500, 500))?.length).toBe(500);
    expect(idsOf(fresh.take(1000, 500))?.at(-1)).toBe('d1500');
  });
});
