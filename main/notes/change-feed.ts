import type { Log } from '../log.ts';
import type { SegmentStore, StorePage } from './ports.ts';

/** Follows the store's changes page by page, from a position on, and hands each page over before it reads the next. */
export interface ChangeFeed {
  /** Resolves when everything stored so far has been handed over; rejects when that failed (it is tried again). */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Small pages keep main's event loop free (architecture, section 1). */
const PAGE_SIZE = 100;
/** After a failed page; the store says elsewhere what is wrong with it. */
const RETRY_MS = 2000;

/** Starts to follow. `take` is called with one page at a time; a page whose `take` rejects is handed over again. */
export function followChanges(
  store: SegmentStore,
  since: number,
  { take, log }: { take: (page: StorePage) => Promise<void>; log: Log },
): ChangeFeed {
  let position = since;
  let running: Promise<void> | undefined;
  let isStale = false;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  let failure: { readonly cause: unknown } | undefined;

  const run = async (): Promise<void> => {
    failure = undefined;
    try {
      while (isStale && !isClosed) {
        isStale = false;
        for (let page = await store.changesSince(position, PAGE_SIZE); page.changes.length > 0 && !isClosed;) {
          // The next page is read while this one is taken in.
          const [next] = await Promise.all([store.changesSince(page.lastSeq, PAGE_SIZE), take(page)]);
          position = page.lastSeq;
          page = next;
        }
      }
    } catch (cause) {
      log.error('changes not taken', cause);
      failure = { cause };
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
      wake();
      while (running) await running;
      if (failure) throw failure.cause;
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      stop();
      await running;
    },
  };
}
