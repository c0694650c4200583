/** Before so much was done there is nothing to guess from. Milliseconds. */
const TELLING_AFTER_MS = 1000;

/** Guesses how long an import will take from how long it took so far. */
export class Pace {
  readonly #startMs: number;

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** Empty while there is nothing to guess from. */
  leftAt(nowMs: number, done: number, total: number): { readonly leftMs?: number } {
    const tookMs = nowMs - this.#startMs;
    if (done === 0 || tookMs < TELLING_AFTER_MS) return {};
    return { leftMs: Math.round((tookMs / done) * Math.max(0, total - done)) };
  }
}
