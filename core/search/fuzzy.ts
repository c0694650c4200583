import { foldUnits } from './fold.ts';
import type { FoundPlace } from './found-in.ts';
import { UNSPACED } from './search-query.ts';

// Ours and no library's: it folds as the search does, runs on both sides of the bridge, and its scores hold across the
// several lists that are shown as one.

/** How well a text fits what was typed of it, and which of its letters that was. */
export interface FuzzyMatch {
  /** Higher is better; only matches of the same query can be compared. */
  readonly score: number;
  /** In order, apart from each other, in UTF-16 units. */
  readonly places: readonly FoundPlace[];
}

/** What a letter counts for. One that follows the letter before it counts for more than one that begins a word further on. */
const LETTER = 1;
const AT_START = 8;
const FOLLOWING = 8;
const AFTER_GAP = -1;
/** For the first word at the beginning of the text, and for a text that is all of what was typed. */
const AT_FIRST = 2;
const WHOLE = 4;
/** Of this many letters at least one must begin a word or follow the one before: others are there by chance. */
const LETTERS_PER_SOUND = 3;
/** No name is longer; what comes after is not looked at. */
const MAX_LETTERS = 256;

/** The words of what was typed, as {@link fuzzyMatch} takes them: folded, and apart. */
export const fuzzyWordsOf = (query: string): readonly string[] =>
  foldUnits(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/**
 * Whether the letters of each word stand in `text`, in their order, whatever stands between them; case and accents aside.
 * The words may come in any order. Undefined when not, or when too few of the letters stand where words begin.
 */
export function fuzzyMatch(words: readonly string[], text: string): FuzzyMatch | undefined {
  const line = lineOf(text);
  let score = words.join(' ') === line.folded ? WHOLE : 0;
  const found = new Set<number>();
  for (const [nth, word] of words.entries()) {
    const match = bestOf(Array.from(word), line);
    if (match === undefined) return undefined;
    score += match.score + (nth === 0 && match.at[0] === 0 ? AT_FIRST : 0);
    for (const at of match.at) found.add(at);
  }
  return {
    score,
    places: placesOf(
      [...found].sort((a, b) => a - b),
      line,
    ),
  };
}

/** A text, letter by letter. */
interface Line {
  readonly folded: string;
  readonly letters: readonly string[];
  /** Where a word begins. Signs, and letters of scripts without spaces, are words of their own. */
  readonly isStart: readonly boolean[];
}

function lineOf(text: string): Line {
  const folded = foldUnits(text);
  const letters = Array.from(folded).slice(0, MAX_LETTERS);
  const isSpaced = letters.map((letter) => /[\p{L}\p{N}]/u.test(letter) && !UNSPACED.test(letter));
  return { folded, letters, isStart: isSpaced.map((is, at) => !is || isSpaced[at - 1] !== true) };
}

/** How one letter of a word can stand at one place: the best that leads there. */
interface Step {
  readonly score: number;
  /** How many letters so far begin a word or follow the one before. */
  readonly sound: number;
  readonly at: number;
  readonly before: Step | undefined;
}

/** The best way for the letters of a word to stand in a line. */
function bestOf(word: readonly string[], line: Line): { score: number; at: readonly number[] } | undefined {
  let row: readonly (Step | undefined)[] = [];
  for (const [nth, letter] of word.entries()) row = stepsOf(letter, line, nth === 0 ? undefined : row);
  const best = row.reduce(better, undefined);
  if (best === undefined || best.sound * LETTERS_PER_SOUND < word.length) return undefined;
  const at: number[] = [];
  for (let step: Step | undefined = best; step !== undefined; step = step.before) at.unshift(step.at);
  return { score: best.score, at };
}

/** Where a letter can stand, when the one before it stands as `before` says; undefined: it is the first. */
function stepsOf(letter: string, { letters, isStart }: Line, before: readonly (Step | undefined)[] | undefined) {
  let far: Step | undefined;
  return letters.map((other, at): Step | undefined => {
    const near = before?.[at - 1];
    const gap = far;
    far = better(far, near);
    if (other !== letter) return undefined;
    const start = isStart[at] === true;
    const alone = LETTER + (start ? AT_START : 0);
    if (before === undefined) return { score: alone, sound: Number(start), at, before: undefined };
    const step = (from: Step | undefined, more: number, isSound: boolean): Step | undefined =>
      from && { score: from.score + alone + more, sound: from.sound + Number(isSound), at, before: from };
    return better(step(near, FOLLOWING, true), step(gap, AFTER_GAP, start));
  });
}

const better = (a: Step | undefined, b: Step | undefined): Step | undefined =>
  a === undefined || (b !== undefined && b.score > a.score) ? b : a;

function placesOf(at: readonly number[], { letters }: Line): readonly FoundPlace[] {
  const places: { from: number; to: number }[] = [];
  let [letter, unit] = [0, 0];
  for (const place of at) {
    for (; letter < place; letter++) unit += letters[letter]?.length ?? 0;
    const to = unit + (letters[place]?.length ?? 0);
    const last = places.at(-1);
    if (last?.to === unit) last.to = to;
    else places.push({ from: unit, to });
  }
  return places;
}
