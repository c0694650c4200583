import { describe, expect, it } from 'vitest';
import { type InputScheduling, keepSlicesShort } from './short-slices.ts';

describe('short slices', () => {
  const setUp = () => {
    const world = { now: 0, isPending: false };
    const scheduling: InputScheduling = { isInputPending: () => world.isPending };
    keepSlicesShort(scheduling, () => world.now);
    const askedAt = (ms: number): boolean | undefined => {
      world.now = ms;
      return scheduling.isInputPending?.();
    };
    return { world, askedAt };
  };

  it('[LP46] end after a few milliseconds of the same work, and begin anew with the next', () => {
    const { askedAt } = setUp();
    expect([0, 3, 6, 9].map(askedAt)).toEqual([false, false, false, true]);
    expect(askedAt(20)).toBe(false);
    expect(askedAt(23)).toBe(false);
  });

  it('[LP46] end at once when input is pending', () => {
    const { world, askedAt } = setUp();
    world.isPending = true;
    expect(askedAt(0)).toBe(true);
  });

  it('[LP46] leave alone a browser that cannot tell', () => {
    keepSlicesShort(undefined);
    const scheduling: InputScheduling = {};
    keepSlicesShort(scheduling);
    expect(scheduling).toEqual({});
  });
});
