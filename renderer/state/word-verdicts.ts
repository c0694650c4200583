/** How many words are remembered; a long note has some thousands of different ones. */
const MAX_WORDS = 20_000;

/** What was looked up: for each word the languages that do not know it. The words looked up longest ago are forgotten first. */
export class WordVerdicts {
  readonly #limit: number;
  readonly #refusals = new Map<string, readonly string[]>();

  constructor(limit = MAX_WORDS) {
    this.#limit = limit;
  }

  /** Undefined when the word was not looked up, or was forgotten. */
  of(word: string): readonly string[] | undefined {
    return this.#refusals.get(word);
  }

  /** Remembers a word as the latest. */
  keep(word: string, refusals: readonly string[]): void {
    this.#refusals.delete(word);
    this.#refusals.set(word, refusals);
    for (const oldest of this.#refusals.keys()) {
      if (this.#refusals.size <= this.#limit) return;
      this.#refusals.delete(oldest);
    }
  }

  clear(): void {
    this.#refusals.clear();
  }
}
