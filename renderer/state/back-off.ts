/** How long to wait before attempt `failures + 1`, in ms: 0.25 s doubled each time, at most 8 s. */
export const backOffMs = (failures: number): number => Math.min(250 * 2 ** failures, 8000);

/** A wait that can be cut short. */
export interface Pause {
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** Starts a wait of `durationMs`; `end` ends it at once. */
export function createPause(durationMs: number): Pause {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { over, end: () => end() };
}
