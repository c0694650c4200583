import { isWrittenIn } from './script.ts';

/** Which languages refuse a word; undefined when it was not looked up yet. */
export type RefusalsOf = (word: string) => readonly string[] | undefined;

/** What the choice of a language is made among. */
export interface LanguageChoice {
  /** In the order of preference. */
  readonly languages: readonly string[];
  readonly refusalsOf: RefusalsOf;
}

/** A paragraph with fewer words says little about its language. */
const ENOUGH_WORDS = 5;
/** Most of fewer words than this being strange may be chance, or names. */
const ENOUGH_STRANGE_WORDS = 3;

/** Whether a word is a mistake in a text of this language. What was not looked up is none. */
export function isMistake(word: string, language: string, refusalsOf: RefusalsOf): boolean {
  return (refusalsOf(word)?.includes(language) ?? false) && isWrittenIn(word, language);
}

/** The language of a whole text: the one with the fewest mistakes; the preferred one among equals. */
export function languageOfText(words: readonly string[], choice: LanguageChoice): string | undefined {
  return fewestMistakes(words, choice)[0];
}

/**
 * The language of one paragraph. With five words or more it is the one with the fewest mistakes, of equals that of the
 * text around it. A shorter one counts as the text's, unless all of its words (two at least) are right in another one,
 * or the text's knows less than half of them (of three at least) and another one more.
 */
export function languageOfParagraph(
  words: readonly string[],
  around: string | undefined,
  choice: LanguageChoice,
): string | undefined {
  if (around === undefined || words.length < 2) return around;
  const best = fewestMistakes(words, choice);
  const [first] = best;
  if (first === undefined || best.includes(around)) return around;
  const isStrange = words.length >= ENOUGH_STRANGE_WORDS && 2 * mistakesIn(words, around, choice) > words.length;
  const isTelling = words.length >= ENOUGH_WORDS || isStrange || mistakesIn(words, first, choice) === 0;
  return isTelling ? first : around;
}

function fewestMistakes(words: readonly string[], choice: LanguageChoice): string[] {
  const counts = choice.languages.map((language) => mistakesIn(words, language, choice));
  const fewest = Math.min(...counts);
  return choice.languages.filter((_, index) => counts[index] === fewest);
}

function mistakesIn(words: readonly string[], language: string, { refusalsOf }: LanguageChoice): number {
  return words.filter((word) => isMistake(word, language, refusalsOf)).length;
}
