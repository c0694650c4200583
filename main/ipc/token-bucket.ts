/** How fast a window may call. `burst` calls may come at once, then `perSecond` of them a second. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Far above what typing, scrolling and pasting need; low enough that a page gone mad cannot keep main from its work.
 * A refused edit stays in its window and is sent again.
 */
export const WINDOW_RATE: RateLimit = { burst: 5000, perSecond: 2000 };

/** Counts the calls of one page. */
export interface TokenBucket {
  /** Takes one token; false when there is none. */
  take(): boolean;
}

/** A full bucket that refills steadily. `now` is in milliseconds; a clock that jumps back refills nothing. */
export function createTokenBucket(limit: RateLimit, now: () => number): TokenBucket {
  let tokens = limit.burst;
  let lastMs = now();
  return {
    take() {
      const nowMs = now();
      tokens = Math.min(limit.burst, tokens + (Math.max(0, nowMs - lastMs) * limit.perSecond) / 1000);
      lastMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
