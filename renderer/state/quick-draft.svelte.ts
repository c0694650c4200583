/** The first words of a quick note, until there is a note for them: one that nobody writes in must not be made. */
export class QuickDraft {
  readonly #keepWords: (words: () => string) => Promise<boolean>;
  #words = '';
  #isKept = $state(false);
  #keeping: Promise<boolean> | undefined;

  /** `keepWords` makes a note of what the words are by then, and answers whether it could. */
  constructor(keepWords: (words: () => string) => Promise<boolean>) {
    this.#keepWords = keepWords;
  }

  /** Whether the words are in a note, which is to be written in from now on. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** These are all the words there are. */
  write(words: string): void {
    this.#words = words;
    void this.keep();
  }

  /** True when there is nothing that is in no note. What cannot be kept is tried again with the next letter. */
  async keep(): Promise<boolean> {
    if (this.#isKept || this.#words === '') return true;
    this.#keeping ??= this.#keepWords(() => this.#words).finally(() => {
      this.#keeping = undefined;
    });
    this.#isKept = await this.#keeping;
    return this.#isKept;
  }
}
