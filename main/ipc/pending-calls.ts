/** How long to wait for silence: `quietMs` without a call under way, but never more than `limitMs`. */
export interface QuietWait {
  readonly quietMs: number;
  readonly limitMs: number;
}

/** Counts the calls under way, so that a closing app can wait for the last edits. */
export interface PendingCalls {
  /** Counts `call` as under way until it settles. */
  track<T>(call: Promise<T>): Promise<T>;
  /** Resolves when no call was under way for a while, or when the limit has passed. Never rejects. */
  whenQuiet(wait: QuietWait): Promise<void>;
}

/** A counter without calls. */
export function createPendingCalls(): PendingCalls {
  let count = 0;
  const watchers = new Set<() => void>();
  const change = (by: number): void => {
    count += by;
    for (const watcher of watchers) watcher();
  };
  return {
    async track(call) {
      change(1);
      try {
        return await call;
      } finally {
        change(-1);
      }
    },
    whenQuiet({ quietMs, limitMs }) {
      return new Promise((resolve) => {
        let quiet: NodeJS.Timeout | undefined;
        const finish = (): void => {
          clearTimeout(quiet);
          clearTimeout(limit);
          watchers.delete(watch);
          resolve();
        };
        const watch = (): void => {
          clearTimeout(quiet);
          if (count === 0) quiet = setTimeout(finish, quietMs);
        };
        const limit = setTimeout(finish, limitMs);
        watchers.add(watch);
        watch();
      });
    },
  };
}
