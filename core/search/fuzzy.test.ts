import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldUnits } from './fold.ts';
import { fuzzyMatch, fuzzyWordsOf } from './fuzzy.ts';

/** A text with what was found of it in brackets. */
function marked(query: string, text: string): string | undefined {
  const match = fuzzyMatch(fuzzyWordsOf(query), text);
  if (match === undefined) return undefined;
  let [shown, at] = ['', 0];
  for (const { from, to } of match.places) {
    shown += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return shown + text.slice(at);
}

const scoreOf = (query: string, text: string): number => fuzzyMatch(fuzzyWordsOf(query), text)?.score ?? -1;

/** The texts that are found, best first. */
const ranked = (query: string, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => scoreOf(query, text) >= 0).toSorted((a, b) => scoreOf(query, b) - scoreOf(query, a));

const text = fc.string({ unit: fc.constantFrom(...'abcABé -/😀中') });

describe('fuzzy search', () => {
  it('[GO1] finds letters in their order, the words in any, and prefers where words begin', () => {
    expect(marked('mtg', 'Meeting')).toBe('[M]ee[t]in[g]');
    expect(marked('gtd', 'Green things to do')).toBe('[G]reen [t]hings to [d]o');
    expect(marked('greeth', 'Green things')).toBe('[Gree]n [th]ings');
    expect(marked('list shop', 'Shopping list')).toBe('[Shop]ping [list]');
    expect(marked('cafe', 'Le CAFÉ')).toBe('Le [CAFÉ]');
    expect(marked('東京', '新しい東京の地図')).toBe('新しい[東京]の地図');
    expect(marked('a😀', 'A 😀😁')).toBe('[A] [😀]😁');
  });

  it('[GO1] does not find what is not there in order, or only by chance', () => {
    expect(marked('gm', 'Meeting')).toBeUndefined();
    expect(marked('garden', 'Eggs, bathe, birch, sides, the inn')).toBeUndefined();
    expect(marked('list shop', 'Shopping')).toBeUndefined();
  });

  it('[GO1] puts the very text first, then its beginning, then the beginning of a word, then what is spread', () => {
    const texts = ['Ripple canvas tent', 'The plant', 'Plants', 'Plant', 'Explant'];
    expect(ranked('plant', texts)).toEqual(['Plant', 'Plants', 'The plant', 'Explant', 'Ripple canvas tent']);
  });

  it('[GO1] what is found is found again, letter by letter, and in order', () => {
    fc.assert(
      fc.property(text, text, (query, within) => {
        const words = fuzzyWordsOf(query);
        const match = fuzzyMatch(words, within);
        if (match === undefined) return;
        const { places } = match;
        for (const [nth, { from, to }] of places.entries()) {
          expect(from).toBeLessThan(to);
          if (nth > 0) expect(from).toBeGreaterThan(places[nth - 1]?.to ?? 0);
        }
        const found = foldUnits(places.map(({ from, to }) => within.slice(from, to)).join(''));
        for (const word of words) {
          let at = 0;
          for (const letter of word) at = found.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('[GO1] no text fits better than what was typed itself, and a text is found by any beginning of it', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (query, other, length) => {
        const words = fuzzyWordsOf(query);
        const whole = words.join(' ');
        expect(scoreOf(query, whole)).toBeGreaterThanOrEqual(scoreOf(query, other));
        const beginning = Array.from(other).slice(0, length).join('');
        // Signs begin no words: a word of signs alone follows nothing.
        if (/^[\p{L}]/u.test(beginning)) expect(scoreOf(beginning.split(/[\s/-]/)[0] ?? '', other)).toBeGreaterThan(0);
        for (const word of words) expect(scoreOf(word.toUpperCase(), whole)).toBe(scoreOf(word, whole));
      }),
    );
  });
});
