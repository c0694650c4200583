import { describe, expect, it } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

/** A bucket of 5 with 10 a second, and the hand on its clock. */
function bucketAt(startMs: number) {
  const clock = { nowMs: startMs };
  const bucket = createTokenBucket({ burst: 5, perSecond: 10 }, () => clock.nowMs);
  const takeAll = (): number => {
    let taken = 0;
    while (taken < 1000 && bucket.take()) taken += 1;
    return taken;
  };
  return { clock, takeAll };
}

describe('the rate of calls', () => {
  it('[DR6] allows a burst, then refuses, then refills with time up to the burst', () => {
    const { clock, takeAll } = bucketAt(1000);
    expect(takeAll()).toBe(5);
    clock.nowMs += 300;
    expect(takeAll()).toBe(3);
    clock.nowMs += 3_600_000;
    expect(takeAll()).toBe(5);
  });

  it('[DR6] neither refills nor locks up when the clock jumps back', () => {
    const { clock, takeAll } = bucketAt(1_000_000);
    takeAll();
    clock.nowMs = 0;
    expect(takeAll()).toBe(0);
    clock.nowMs = 200;
    expect(takeAll()).toBe(2);
  });
});
