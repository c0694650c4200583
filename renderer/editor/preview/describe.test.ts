import { describe, expect, it } from 'vitest';
import { linesOf, readingOf } from '../../testing/reading.ts';

describe('words', () => {
  it.each([
    ['a **strong** word', 'a strong word'],
    ['an *emphasis* and _another_', 'an emphasis and another'],
    ['***both***', 'both'],
    ['~~struck~~ and ==marked==', 'struck and marked'],
    ['`code` and ``a ` in it``', 'code and a ` in it'],
    ['H~2~O and 2^10^', 'H2O and 210'],
    ['\\*not strong\\*', '*not strong*'],
    ['# Title', 'Title'],
    ['## Title ##', 'Title'],
    ['Title\n=====', 'Title\n'],
    ['a [link](https://example.org "title") here', 'a link here'],
    ['a [**strong** link][label]', 'a strong link'],
    ['<https://example.org>', 'https://example.org'],
    ['see [sic] and [] and [x]', 'see [sic] and [] and [x]'],
    ['[](https://example.org)', '[](https://example.org)'],
    ['[[A note]] and [[A note|words]]', 'A note and words'],
    ['noted[^1]', 'noted1'],
    ['[^1]: the note', '1: the note'],
    ['$x^2$ costs $5 and $6', '⟦x^2⟧ costs $5 and $6'],
    ['---', ''],
    ['**open and *crossed** marks*', 'open and crossed marks'],
    ['**** and == == and ``', '**** and == == and ``'],
  ])('[LP3] %j reads %j', (source, reading) => {
    expect(readingOf(source)).toBe(reading);
  });

  it.each([
    ['[[C\\#]] and [[a|b \\[c\\]]]', 'C# and b [c]'],
    ['[[C\\‸#]]', '[[C\\#]]'],
    ['[[open and [[a\\]]', '[[open and [[a]]'],
  ])('[NL2] %j reads %j', (source, reading) => {
    expect(readingOf(source)).toBe(reading);
  });

  it.each([
    ['a **str‸ong** and *other*', 'a **strong** and other'],
    ['a ‸**strong** and *other*', 'a **strong** and other'],
    ['a **strong**‸ and *other*', 'a **strong** and other'],
    ['a‸ **strong**', 'a strong'],
    ['‸**one** two‸ ~~three~~', '**one** two three'],
    ['# Tit‸le\n\n# Other', '# Title\n\nOther'],
    ['a [li‸nk](https://example.org)', 'a [link](https://example.org)'],
    ['[[A no‸te|words]]', '[[A note|words]]'],
    ['$x‸^2$', '$x^2$'],
    ['---‸', '---'],
  ])('[LP4] with the caret at the mark in %j it reads %j', (source, reading) => {
    expect(readingOf(source)).toBe(reading);
  });
});

describe('blocks', () => {
  it.each([
    ['> quoted\n> again', 'quoted\nagain'],
    ['> > twice', 'twice'],
    ['>‸ quoted\n> again', '> quoted\nagain'],
    ['> quo‸ted', 'quoted'],
    ['> [!warning] Careful\n> now', 'WARNING Careful\nnow'],
    ['> [!my-kind]\n> now', 'MY KIND \nnow'],
    ['> [!tip‸] Title', '[!tip] Title'],
    ['- [ ] open\n- [x] done\n- [X] too', '☐open\n☑done\n☑too'],
    ['- [xx] both ticked it\n- [  ] both took it away', '☑both ticked it\n☐both took it away'],
    ['- [ ]‸ open', '- [ ] open'],
    ['- [ ] op‸en', '☐open'],
    ['- [ ] ‸', '☐'],
    ['- [ ] one\n- [ ] ‸', '☐one\n☐'],
    ['- one\n  - two', '- one\n- two'],
    ['```ts\nlet a;\n```', '\nlet a;\n'],
    ['```ts\nlet ‸a;\n```', '```ts\nlet a;\n```'],
    ['- item\n\n  ```\n    deep\n  ```', '- item\n\n\n  deep\n'],
  ])('[LP5] %j reads %j', (source, reading) => {
    expect(readingOf(source)).toBe(reading);
  });

  it('[LP5] lines know how deep they are in lists and quotes, and continue below the text of their item', () => {
    expect(linesOf('- one\n  more\n  1. two\n\n> quote\n> > in it')).toEqual([
      '1 depth 1 hang 1',
      '2 depth 1',
      '3 depth 2 hang 1',
      '5 lp-line-quote quotes 1',
      '6 lp-line-quote quotes 2',
    ]);
  });

  it('[LP5] a callout has one colour from its first line to its last', () => {
    expect(linesOf('> [!danger]\n> one\n> two')).toEqual([
      '1 lp-line-callout lp-callout-danger lp-callout-first',
      '2 lp-line-callout lp-callout-danger',
      '3 lp-line-callout lp-callout-danger lp-callout-last',
    ]);
  });

  it('[LP6] front matter is dimmed and not read as headings; a rule at the beginning is none', () => {
    expect(linesOf('---\ntitle: Plan\n---\n# Text')).toEqual([
      '1 lp-line-front',
      '2 lp-line-front',
      '3 lp-line-front',
      '4 lp-line-heading',
    ]);
    expect(readingOf('---\ntitle: *Plan*\n---\n*Text*')).toBe('---\ntitle: *Plan*\n---\nText');
    expect(linesOf('---\n\ntext')).toEqual(['1 lp-line-rule']);
  });
});
