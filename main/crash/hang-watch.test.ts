import { describe, expect, it } from 'vitest';
import { createHangWatch, type HangAnswer, PATIENCE_MS } from './hang-watch.ts';

/** A window with a person before it and a clock that a test moves. */
function createDesk() {
  const asked: { answer: (answer: HangAnswer) => void; isClosed: () => boolean }[] = [];
  const timers = new Set<{ readonly delayMs: number; readonly run: () => void }>();
  let reloads = 0;
  const watch = createHangWatch({
    ask: (signal) =>
      new Promise((resolve) => {
        asked.push({ answer: resolve, isClosed: () => signal.aborted });
      }),
    reload: () => {
      reloads += 1;
    },
    after: (delayMs, run) => {
      const timer = { delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return {
    watch,
    asked,
    reloads: () => reloads,
    delays: () => [...timers].map(({ delayMs }) => delayMs),
    async answer(answer: HangAnswer): Promise<void> {
      asked.at(-1)?.answer(answer);
      await Promise.resolve();
    },
    passTime(): void {
      for (const timer of [...timers]) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

describe('a window that hangs', () => {
  it('[CR6] is asked about once, however often it is reported', () => {
    const { watch, asked } = createDesk();
    watch.hung();
    watch.hung();
    expect(asked).toHaveLength(1);
  });

  it('[CR6] is asked about again only 20 s after somebody chose to wait', async () => {
    const desk = createDesk();
    desk.watch.hung();
    await desk.answer('wait');
    desk.watch.hung();
    expect([desk.asked.length, desk.delays()]).toEqual([1, [PATIENCE_MS]]);
    desk.passTime();
    expect([PATIENCE_MS, desk.asked.length, desk.delays()]).toEqual([20_000, 2, []]);
  });

  it('[CR6] is asked about no more once it answers, be it during the question or the wait', async () => {
    const desk = createDesk();
    desk.watch.hung();
    desk.watch.answers();
    expect(desk.asked[0]?.isClosed()).toBe(true);
    // A closed dialog answers as one that was dismissed, or as whatever was pressed at the same moment.
    await desk.answer('reload');
    expect([desk.reloads(), desk.delays()]).toEqual([0, []]);
    desk.watch.hung();
    await desk.answer('wait');
    desk.watch.answers();
    desk.passTime();
    expect(desk.asked).toHaveLength(2);
  });

  it('[CR5] is reloaded once when somebody wants that, and watched again', async () => {
    const desk = createDesk();
    desk.watch.hung();
    await desk.answer('reload');
    expect([desk.reloads(), desk.delays()]).toEqual([1, []]);
    desk.watch.answers();
    desk.watch.hung();
    expect(desk.asked).toHaveLength(2);
  });
});
