import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { counted, grouped } from './status-chip.ts';

/** How long counting waits for the typing to pause, in ms: a megabyte takes some 20 ms to count. */
export const COUNT_DELAY_MS = 250;

/** Runs of letters and digits, with the marks inside them ("don't", "well-kept"). */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}

/** What is seen as one character each: line breaks, joiners and accents of their own do not count. */
export function charactersIn(text: string): number {
  return text.match(/[^\p{M}\p{Cf}\p{EMod}\n]/gu)?.length ?? 0;
}

/** How many words and characters a text has. */
export interface TextCount {
  readonly words: number;
  readonly characters: number;
}

export const countOf = (text: string): TextCount => ({ words: wordsIn(text), characters: charactersIn(text) });

/** What the status bar says: of the whole, or how much of it is selected. */
export function countLabels(all: TextCount, selected: TextCount | undefined): [string, string] {
  const label = (whole: number, part: number | undefined, noun: string): string =>
    part === undefined ? counted(whole, noun) : `${grouped(part)} of ${counted(whole, noun)}`;
  return [label(all.words, selected?.words, 'word'), label(all.characters, selected?.characters, 'character')];
}

/** How many words and characters a text has, counted anew a moment after it changed. */
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

  /** Everything is counted at once: take it once for what is drawn. */
  get now(): TextCount {
    this.#subscribe();
    return countOf(this.#text.toString());
  }
}
