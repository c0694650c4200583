import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctNames, fileNameOf } from './file-name.ts';

const name = (words: string): string => fileNameOf(words, 'Untitled note');

describe('names of exported files', () => {
  it.each([
    ['Plan for May', 'Plan for May'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden', 'hidden'],
    ['ends. . ', 'ends'],
    ['', 'Untitled note'],
    ['  \u202e\0 ', 'Untitled note'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['Żółw 東京 😀', 'Żółw 東京 😀'],
  ])('[EX7] %j becomes %j', (words, expected) => expect(name(words)).toBe(expected));

  it('[EX7] whatever the title is, the name is one that every system takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 200 })), (words) => {
        const made = name(words);
        expect(made).toMatch(/^[^<>:"/\\|?*\p{Cc}]+$/u);
        expect(made).not.toMatch(/^[. ]|[. ]$|^(?:con|nul|aux|prn)$/i);
        expect(new TextEncoder().encode(made).length).toBeLessThanOrEqual(130);
      }),
    );
  });

  it('[EX7] two files of one name get two names, also where case does not count', () => {
    const names = new DistinctNames();
    expect(['a.png', 'A.png', 'a.png', 'b', 'b'].map((given) => names.take(given))).toEqual([
      'a.png',
      'A 2.png',
      'a 3.png',
      'b',
      'b 2',
    ]);
  });
});
