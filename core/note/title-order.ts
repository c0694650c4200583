import { foldUnits } from '../search/fold.ts';

const DIGITS = /\d+/g;
/** Numbers of more digits than this are compared as text. */
const DIGIT_PLACES = 12;
/** Signs before the first letter or digit do not count: `"Alice"` stands beside `Alice`. */
const LEADING_SIGNS = /^[^\p{L}\p{N}]+/u;

/**
 * What lists by title compare: without case and diacritics, numbers by their value, untitled notes last. Plain comparison of
 * keys gives the order, so that a database can keep it.
 */
export function titleKeyOf(title: string): string {
  const folded = foldUnits(title.normalize('NFC').trim());
  const key = folded.replace(LEADING_SIGNS, '') || folded;
  return key === '' ? LAST : key.replace(DIGITS, (digits) => digits.padStart(DIGIT_PLACES, '0'));
}

/** Behind every key that a title has. */
const LAST = '\u{10FFFF}';
