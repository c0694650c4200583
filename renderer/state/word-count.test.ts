import { describe, expect, it } from 'vitest';
import { charactersIn, countLabels, wordsIn } from './word-count.ts';

describe('word count', () => {
  it('[UI18] counts words, not marks', () => {
    expect(wordsIn("# Don't **stop** - 12 well-kept Wörter\n\n> \n")).toBe(5);
  });

  it('[IH20] counts characters as they are seen', () => {
    expect(charactersIn('Tea ☕️\n né')).toBe(8);
    expect(charactersIn('e\u0301')).toBe(1);
  });

  it('[IH20] says how much of the note is selected', () => {
    const all = { words: 1234, characters: 5000 };
    expect(countLabels(all, undefined)).toEqual(['1,234 words', '5,000 characters']);
    expect(countLabels(all, { words: 1, characters: 4 })).toEqual(['1 of 1,234 words', '4 of 5,000 characters']);
  });
});
