import type { WindowId } from '../../core/contract/handlers.ts';
import { createTokenBucket, type RateLimit, type TokenBucket } from './token-bucket.ts';

/** One loaded page of a known window. */
interface Page {
  readonly window: WindowId;
  readonly rate: TokenBucket;
}

/** The pages that may call, by the number of the web contents that shows them. */
export interface Pages {
  /** A window shows a new page; the one it showed before is gone. */
  enter(contents: number): void;
  /** The window's page is gone (closed or crashed). */
  leave(contents: number): void;
  of(contents: number): Page | undefined;
}

/** No pages yet. `onGone` hears of each page once, so that its ways into notes can end. */
export function createPages(rate: RateLimit, now: () => number, onGone: (window: WindowId) => void): Pages {
  const pages = new Map<number, Page>();
  let last = 0;
  const leave = (contents: number): void => {
    const page = pages.get(contents);
    if (!pages.delete(contents) || page === undefined) return;
    onGone(page.window);
  };
  return {
    enter(contents) {
      leave(contents);
      last += 1;
      pages.set(contents, { window: last, rate: createTokenBucket(rate, now) });
    },
    leave,
    of: (contents) => pages.get(contents),
  };
}
