import { foldUnits } from './fold.ts';
import type { SearchQuery } from './search-query.ts';

/** A place in a text that was looked for, in units from its beginning. */
export interface FoundPlace {
  readonly from: number;
  readonly to: number;
}

/**
 * Every place in `text` where a word or tag that was looked for begins a word, and every phrase and passage; case and accents
 * aside. `instead` are words that stand for others.
 */
export function foundIn(text: string, query: SearchQuery, instead: readonly string[] = []): readonly FoundPlace[] {
  const { words, phrases, passages, tags } = query;
  const atWords = [...words, ...instead, ...phrases, ...tags.map(({ name }) => name)].map(
    (term) => `(?<![\\p{L}\\p{N}])${looseIn(term)}`,
  );
  const terms = [...atWords, ...passages.map(escapedIn)].sort((a, b) => b.length - a.length);
  if (terms.length === 0) return [];
  const found = foldUnits(text).matchAll(new RegExp(terms.join('|'), 'gu'));
  return Array.from(found, ({ 0: { length }, index }) => ({ from: index, to: index + length }));
}

const escapedIn = (term: string): string => foldUnits(term).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The words of a phrase, whatever stands between them. */
const looseIn = (term: string): string => term.split(' ').map(escapedIn).join('[^\\p{L}\\p{N}]+');
