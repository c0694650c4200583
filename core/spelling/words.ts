/** The longest word that is looked up, in UTF-16 units; what is longer is no word a person typed. */
export const MAX_WORD_UNITS = 64;

/** A word of a text and where it stands, in UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** A run of letters and digits, with apostrophes and hyphens inside, and one apostrophe before it ('s). */
const RUN = /['’]?[\p{L}\p{M}\p{N}]+(?:['’‐‑-][\p{L}\p{M}\p{N}]+)*/gu;
const CODE_LIKE = /\p{N}|\p{Ll}\p{Lu}/u;
const NAME_UNIT = /[\p{L}\p{M}\p{N}/]/u;
/** Between two words without a space: an address, a path, a name of code. */
const JOINT = /[./\\:@&=?%+_]/;
/** Right before a word: a tag, a mention, a path, a variable. */
const PREFIX = /[#@/\\$]/;
const APOSTROPHE = /['’]/;

/** A leading apostrophe belongs to a word only when so few letters follow: 's, 'em, ’twas. Otherwise it is a quote. */
const MAX_CLIPPED_LETTERS = 4;

/**
 * The words of a text whose spelling can be looked up. Left out are what only looks like a word: numbers, tags,
 * mentions, addresses, paths, names of code, single letters.
 */
export function lookupWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const from = index + quoteLength(run, text[index + run.length]);
    const to = index + run.length;
    const word = text.slice(from, to);
    if (isWord(word) && !isPartOfName(text, from, to)) words.push({ word, from, to });
  }
  return words;
}

function quoteLength(run: string, next: string | undefined): number {
  if (!APOSTROPHE.test(run[0] ?? '')) return 0;
  const isClipped = run.length - 1 <= MAX_CLIPPED_LETTERS && !APOSTROPHE.test(next ?? '');
  return isClipped ? 0 : 1;
}

const isWord = (word: string): boolean => word.length > 1 && word.length <= MAX_WORD_UNITS && !CODE_LIKE.test(word);

function isPartOfName(text: string, from: number, to: number): boolean {
  const [before, after] = [text[from - 1] ?? '', text[to] ?? ''];
  if (PREFIX.test(before)) return true;
  return (
    (JOINT.test(before) && NAME_UNIT.test(text[from - 2] ?? '')) ||
    (JOINT.test(after) && NAME_UNIT.test(text[to + 1] ?? ''))
  );
}
