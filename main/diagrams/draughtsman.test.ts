import { describe, expect, it } from 'vitest';
import type { DrawingAnswer, DrawingJob } from '../../core/contract/drawing.ts';
import { createDraughtsman, DRAWING_LIMIT_MS, IDLE_MS, MAX_WAITING, OPENING_LIMIT_MS } from './draughtsman.ts';

const job = (source: string): DrawingJob => ({ source, theme: 'light' });
const answerTo = ({ source }: DrawingJob): DrawingAnswer => ({ kind: 'invalid', message: source });

/** What a page under test does with its jobs. */
type Way = 'draws' | 'hangs' | 'fails' | 'never opens';

/** Pages that do as they are told, and a clock that a test moves. */
function createStudio(...ways: readonly Way[]) {
  const opened: { isClosed: boolean; readonly drawn: string[] }[] = [];
  const timers = new Set<{ readonly delayMs: number; readonly run: () => void }>();
  const faults: string[] = [];
  const draughtsman = createDraughtsman({
    open() {
      const way = ways[opened.length] ?? 'draws';
      const page = { isClosed: false, drawn: [] as string[] };
      opened.push(page);
      return {
        ready: way === 'never opens' ? new Promise<never>(() => undefined) : Promise.resolve(),
        draw(given) {
          page.drawn.push(given.source);
          if (way === 'hangs') return new Promise<never>(() => undefined);
          return way === 'fails' ? Promise.reject(new Error('gone')) : Promise.resolve(answerTo(given));
        },
        close() {
          page.isClosed = true;
        },
      };
    },
    after(delayMs, run) {
      const timer = { delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onFault: (message) => faults.push(message),
  });
  return {
    draughtsman,
    opened,
    faults,
    delays: () => [...timers].map(({ delayMs }) => delayMs),
    async passTime(): Promise<void> {
      for (const timer of [...timers]) {
        timers.delete(timer);
        timer.run();
      }
      await settled();
    },
  };
}

/** Everything that was only waiting for its turn has had it. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('drawing', () => {
  it('[DG7] opens a page for the first diagram, draws one after the other, and closes it after a minute without any', async () => {
    const { draughtsman, opened, delays, passTime } = createStudio();
    expect(opened).toEqual([]);
    const answers = await Promise.all([draughtsman.draw(job('a')), draughtsman.draw(job('b'))]);
    expect(answers).toEqual([answerTo(job('a')), answerTo(job('b'))]);
    await settled();
    expect(opened).toEqual([{ isClosed: false, drawn: ['a', 'b'] }]);
    expect(delays()).toEqual([IDLE_MS]);
    await passTime();
    expect(opened[0]?.isClosed).toBe(true);
    await draughtsman.draw(job('c'));
    expect(opened.map(({ drawn }) => drawn)).toEqual([['a', 'b'], ['c']]);
  });

  it('[DG7] a diagram that comes while the page idles stops the minute', async () => {
    const { draughtsman, opened, delays } = createStudio('draws');
    await draughtsman.draw(job('a'));
    await settled();
    const drawing = draughtsman.draw(job('b'));
    expect(delays()).not.toContain(IDLE_MS);
    await drawing;
    expect(opened).toHaveLength(1);
  });

  it('[DG8] gives up what takes too long, with its page, and draws the next on a new one', async () => {
    const { draughtsman, opened, faults, delays, passTime } = createStudio('hangs');
    const slow = draughtsman.draw(job('slow'));
    const next = draughtsman.draw(job('next'));
    await settled();
    expect(delays()).toEqual([DRAWING_LIMIT_MS]);
    await passTime();
    expect(await slow).toBeUndefined();
    expect(await next).toEqual(answerTo(job('next')));
    expect(opened).toEqual([
      { isClosed: true, drawn: ['slow'] },
      { isClosed: false, drawn: ['next'] },
    ]);
    expect(faults).toEqual(['a diagram was given up']);
  });

  it('[DG8] gives up a page that does not open', async () => {
    const { draughtsman, opened, delays, passTime } = createStudio('never opens');
    const first = draughtsman.draw(job('a'));
    await settled();
    expect(delays()).toEqual([OPENING_LIMIT_MS]);
    await passTime();
    expect(await first).toBeUndefined();
    expect(await draughtsman.draw(job('b'))).toEqual(answerTo(job('b')));
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('[DG14] goes on with a new page when one is gone', async () => {
    const { draughtsman, opened } = createStudio('fails');
    expect(await draughtsman.draw(job('a'))).toBeUndefined();
    expect(await draughtsman.draw(job('b'))).toEqual(answerTo(job('b')));
    expect(opened).toHaveLength(2);
  });

  it('[DG8] lets only so many wait: the oldest is given up, as it is looked at no more', async () => {
    const { draughtsman, passTime } = createStudio('hangs');
    const first = draughtsman.draw(job('first'));
    await settled();
    const waiting = Array.from({ length: MAX_WAITING + 1 }, (_, n) => draughtsman.draw(job(String(n))));
    expect(await waiting[0]).toBeUndefined();
    await passTime();
    expect(await first).toBeUndefined();
    expect(await waiting[1]).toEqual(answerTo(job('1')));
    expect(await waiting.at(-1)).toEqual(answerTo(job(String(MAX_WAITING))));
  });

  it('[DG13] ends its page with the app, and gives up what waits', async () => {
    const { draughtsman, opened, delays } = createStudio('hangs');
    const [first, second] = [draughtsman.draw(job('a')), draughtsman.draw(job('b'))];
    await settled();
    draughtsman.close();
    draughtsman.close();
    expect(await second).toBeUndefined();
    expect(opened[0]?.isClosed).toBe(true);
    expect(await draughtsman.draw(job('c'))).toBeUndefined();
    expect(delays()).toEqual([DRAWING_LIMIT_MS]);
    expect(opened).toHaveLength(1);
    void first;
  });
});
