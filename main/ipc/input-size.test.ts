import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsWithin } from './input-size.ts';

/** A value nested `levels` deep. */
function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

describe('the size of an input', () => {
  it('[DR3] counts strings as UTF-8, keys included', () => {
    expect(fitsWithin('äöü', 6)).toBe(true);
    expect(fitsWithin('äöü', 5)).toBe(false);
    expect(fitsWithin({ ab: 'cd' }, 4)).toBe(true);
    expect(fitsWithin({ ab: 'cd' }, 3)).toBe(false);
  });

  it('[DR3] counts byte arrays by the memory behind them', () => {
    expect(fitsWithin(new Uint8Array(100), 100)).toBe(true);
    expect(fitsWithin(new Uint8Array(101), 100)).toBe(false);
    expect(fitsWithin(new Uint8Array(1000).subarray(0, 1), 100)).toBe(false);
  });

  it('[DR3] counts nothing for undefined and refuses everything else where nothing may come', () => {
    expect(fitsWithin(undefined, 0)).toBe(true);
    for (const value of [null, 0, false, 'x', [1], { a: undefined }]) expect(fitsWithin(value, 0)).toBe(false);
  });

  it('[DR3] refuses what is nested too deep', () => {
    expect(fitsWithin(nested(16), 1000)).toBe(true);
    expect(fitsWithin(nested(17), 1000)).toBe(false);
    expect(fitsWithin(nested(50_000), 1_000_000)).toBe(false);
  });

  it('[DR3] refuses a huge sparse array without walking it', () => {
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    const startedMs = performance.now();
    expect(fitsWithin(sparse, 1_000_000)).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('[DR3] refuses objects that no input consists of', () => {
    for (const value of [new Map(), new Set(), new Date(0), /x/, new Error('x'), new Uint16Array(1)]) {
      expect(fitsWithin({ value }, 1000)).toBe(false);
    }
  });

  it('[DR3] law: what fits in a budget fits in every larger one', () => {
    fc.assert(
      fc.property(fc.object(), fc.nat(2000), fc.nat(2000), (value, budget, more) => {
        if (fitsWithin(value, budget)) expect(fitsWithin(value, budget + more)).toBe(true);
      }),
    );
  });
});
