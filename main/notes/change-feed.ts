import type { Log } from '../log.ts';
import type { SegmentStore, StorePage } from './ports.ts';

/** Follows the store's changes page by page, from a position on, and hands each page over before it reads the next. */
export interface ChangeFeed {
  /** Resolves when everything stored so far has been handed over; rejects when that failed (it is tried again). */
  settled(): Promise<void>;
  /** How long to wait before each page, so that something more urgent has the machine. Milliseconds. */
  setPause(pauseMs: number): void;
  /** Asks anew from where on to follow: what was handed over is lost. */
  restart(): void;
  close(): Promise<void>;
}

/** Pages of this size keep main's event loop free: reading one blocks it for some ten milliseconds. */
const PAGE_SIZE = 250;
/** After a failed page; the store says elsewhere what is wrong with it. */
const RETRY_MS = 2000;

/** Whoever follows a store's changes. */
interface Follower {
  /** Where to go on: asked at the start, and after anything failed. */
  readonly begin: () => Promise<number>;
  readonly take: (page: StorePage) => Promise<void>;
  /** Everything stored was handed over, for now. */
  readonly onCaughtUp: () => void;
  readonly log: Log;
}

/** Starts to follow. `take` is called with one page at a time; a page whose `take` rejects is handed over again. */
export function followChanges(store: SegmentStore, { begin, take, onCaughtUp, log }: Follower): ChangeFeed {
  /** Undefined when it has to be asked for. */
  let position: number | undefined;
  let running: Promise<void> | undefined;
  let isStale = false;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  let failure: { readonly cause: unknown } | undefined;
  let pauseMs = 0;
  let endPause = (): void => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const isOn = ({ changes }: StorePage): boolean => changes.length > 0 && !isClosed && position !== undefined;
  const run = async (): Promise<void> => {
    failure = undefined;
    try {
      while (isStale && !isClosed) {
        isStale = false;
        if (pauseMs > 0) await pause();
        position ??= await begin();
        for (let page = await store.changesSince(position, PAGE_SIZE); isOn(page);) {
          // The next page is read while this one is taken in.
          const [next] = await Promise.all([store.changesSince(page.lastSeq, PAGE_SIZE), take(page)]);
          if (position !== undefined) position = page.lastSeq;
          page = next;
          if (pauseMs > 0 && page.changes.length > 0) await pause();
        }
      }
      if (!isClosed) onCaughtUp();
    } catch (cause) {
      log.error('changes not taken', cause);
      failure = { cause };
      position = undefined;
      if (!isClosed) retry = setTimeout(wake, RETRY_MS);
    }
    running = undefined;
  };
  function wake(): void {
    isStale = true;
    running ??= run();
  }
  const stop = store.onChange(wake);
  wake();
  return {
    async settled() {
      pauseMs = 0;
      endPause();
      wake();
      while (running) await running;
      if (failure) throw failure.cause;
    },
    restart() {
      position = undefined;
      wake();
    },
    setPause(nextMs) {
      pauseMs = nextMs;
      if (nextMs === 0) endPause();
    },
    async close() {
      isClosed = true;
      endPause();
      clearTimeout(retry);
      stop();
      await running;
    },
  };
}
