import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCalm } from './calm.ts';

describe('calm', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  /** Whether the wait is over. */
  const watch = (isUrgent = false) => {
    const calm = createCalm(() => isUrgent);
    const seen = { isOver: false };
    void calm.over.then(() => (seen.isOver = true));
    return { calm, seen };
  };

  it('[OP10] begins once nothing was pressed for a while', async () => {
    const { seen } = watch();
    await vi.advanceTimersByTimeAsync(200);
    window.dispatchEvent(new Event('keydown'));
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(seen.isOver).toBe(true);
  });

  it.each([true, false])('[OP10] is not waited for for ever when there is no time to lose (%s)', async (isUrgent) => {
    const { seen } = watch(isUrgent);
    for (let ms = 0; ms < 1700; ms += 100) {
      window.dispatchEvent(new Event('wheel'));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(seen.isOver).toBe(isUrgent);
  });

  it('[OP10] is not waited for any more when somebody needs the end of it', async () => {
    const { calm, seen } = watch();
    calm.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.isOver).toBe(true);
  });
});
