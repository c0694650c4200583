const BEYOND_ASCII = /[^\0-\x7f]/gu;
const COMBINING = /\p{M}/gu;

/**
 * Text as searches compare it: without case and diacritics. As long as `text`, unit for unit, so that a place in one is
 * the place in the other; a letter that would become longer or shorter stays as it is.
 */
export function foldUnits(text: string): string {
  // Letter by letter only where it must be: most text is ASCII, and every row of a search is folded.
  return text.replace(BEYOND_ASCII, folded).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function folded(letter: string): string {
  const plain = letter.normalize('NFD').replace(COMBINING, '').toLowerCase();
  return plain.length === letter.length ? plain : letter;
}
