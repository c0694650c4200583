/** Wakes one sleeper: a ring that comes while nobody sleeps ends the next sleep at once. */
export interface Bell {
  ring(): void;
  /** Sleeps until a ring, the end of `timeoutMs` (undefined: no end) or an abort, whichever is first. Never rejects. */
  wait(timeoutMs: number | undefined, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    wait(timeoutMs, signal) {
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wake = undefined;
          isRung = false;
          resolve();
        };
        const timer = timeoutMs === undefined ? undefined : setTimeout(done, timeoutMs);
        signal.addEventListener('abort', done, { once: true });
        wake = done;
        if (isRung || signal.aborted) done();
      });
    },
  };
}
