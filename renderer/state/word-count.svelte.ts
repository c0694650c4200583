import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

/** How long counting waits for the typing to pause, in ms: a megabyte takes some 20 ms to count. */
const COUNT_DELAY_MS = 250;

/** Runs of letters and digits, with the marks inside them ("don't", "well-kept"). */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}

/** How many words a text has, counted anew a moment after it changed. */
export class WordCount {
  readonly #text: Y.Text;
  readonly #subscribe: () => void;

  constructor(text: Y.Text) {
    this.#text = text;
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const schedule = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          update();
        }, COUNT_DELAY_MS);
      };
      text.observe(schedule);
      return () => {
        clearTimeout(timer);
        text.unobserve(schedule);
      };
    });
  }

  get words(): number {
    this.#subscribe();
    return wordsIn(this.#text.toString());
  }
}
