import { describe, expect, it } from 'vitest';
import { wordsIn } from './word-count.svelte.ts';

describe('word count', () => {
  it('[UI18] counts words, not marks', () => {
    expect(wordsIn("# Don't **stop** - 12 well-kept Wörter\n\n> \n")).toBe(5);
  });
});
