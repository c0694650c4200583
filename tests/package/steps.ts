import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Runs the steps of a long story, prints one line for each, and counts them. */
export class Steps {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  /** Runs one step; prints and throws on what it throws, because the steps after it build on it. */
  async step(title: string, work: () => void | Promise<void>): Promise<void> {
    const startedMs = performance.now();
    try {
      await work();
    } catch (error) {
      this.#failed += 1;
      console.error(`package: FAILED ${title}`);
      throw error;
    }
    this.#passed += 1;
    console.log(`package: ok ${title} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
  }

  /** Says loudly that something is not tested here. */
  skip(what: string, reason: string): void {
    this.#skipped += 1;
    console.log(`package: SKIPPED ${what}: ${reason}`);
  }

  /** Runs a chapter; a failure in it does not keep the next one from running. */
  async chapter(name: string, work: (steps: Steps) => Promise<void>): Promise<void> {
    const failedBefore = this.#failed;
    try {
      await work(this);
    } catch (error) {
      if (this.#failed === failedBefore) this.#failed += 1;
      console.error(`package: ${name} ended early: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    }
  }

  /** Prints the sum, writes it as JSON for whoever adds up several runs, and answers the exit code. */
  finish(file: string): number {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ passed: this.#passed, failed: this.#failed, skipped: this.#skipped }));
    console.log(`package: ${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`);
    return this.#failed === 0 ? 0 : 1;
  }
}
