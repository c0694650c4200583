/**
 * Asks anew when told to: at once, and then no more often than once in `pauseMs`; what is told meanwhile becomes one
 * question when that is over. `ask` must not reject.
 */
export class Refresh {
  readonly #ask: () => Promise<void>;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #isStale = false;

  constructor(ask: () => Promise<void>, pauseMs: number) {
    this.#ask = ask;
    this.#pauseMs = pauseMs;
  }

  /** What was answered last is no longer so. */
  want(): void {
    this.#isStale = true;
    if (!this.#isAsking && this.#timer === undefined) void this.now();
  }

  /** Asks without waiting for the pause; resolves with the answer. */
  async now(): Promise<void> {
    this.#isStale = false;
    this.#isAsking = true;
    await this.#ask();
    this.#isAsking = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isStale) this.want();
    }, this.#pauseMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    // Whoever comes now waits for ever.
    this.#isAsking = true;
  }
}
