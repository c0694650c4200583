/** Makes whoever writes wait while notes are copied: nothing may be written into what would not be looked at again. */
export class WriteGate {
  #passed: Promise<void> = Promise.resolve();

  /** Resolves when writing goes on. */
  get passed(): Promise<void> {
    return this.#passed;
  }

  /** Closes the gate until the answer is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#passed = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }
}
