/** A change in the live database; `document` is undefined when it was deleted. */
export interface HeardRow {
  readonly id: string;
  readonly document: unknown;
}

/** More devices than that are not waited for. */
const MAX_WAITING = 200;

/** Hands rows over one after the other, of each document the latest only: a beacon says all that those before it said. */
export class LatestRows {
  readonly #take: (row: HeardRow) => Promise<void>;
  readonly #waiting = new Map<string, HeardRow>();
  #isRunning = false;

  /** `take` must not reject. */
  constructor(take: (row: HeardRow) => Promise<void>) {
    this.#take = take;
  }

  add(row: HeardRow): void {
    if (!this.#waiting.has(row.id) && this.#waiting.size >= MAX_WAITING) return;
    this.#waiting.set(row.id, row);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#take(next);
    this.#isRunning = false;
  }

  #next(): HeardRow | undefined {
    const [row] = this.#waiting.values();
    if (row) this.#waiting.delete(row.id);
    return row;
  }
}
