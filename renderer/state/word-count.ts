import { texts } from './texts.svelte.ts';

/** How long the status bar waits with a new count while somebody types, in ms. */
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

/** The count of no text. */
export const NOTHING: TextCount = { words: 0, characters: 0 };

/** Counts all of a text. */
export const countOf = (text: string): TextCount => ({ words: wordsIn(text), characters: charactersIn(text) });

/** What the status bar says: of the whole, or how much of it is selected. */
export function countLabels(all: TextCount, selected: TextCount | undefined): [string, string] {
  const { words, characters } = texts().note;
  return [words(all.words, selected?.words), characters(all.characters, selected?.characters)];
}
