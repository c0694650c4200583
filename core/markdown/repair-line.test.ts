import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineRepairs, repairLine } from './repair-line.ts';

const artefacts: readonly (readonly [string, string])[] = [
  ['****seven****', '**seven**'],
  ['Doors at ****seven** eight**.', 'Doors at **seven eight**.'],
  ['**one****two**', '**onetwo**'],
  ['**aaa**bb****', '**aaabb**'],
  ['****sev**en**', '**seven**'],
  ['******all three******', '**all three**'],
  ['*****both*****', '***both***'],
  ['~~~~gone~~~~ and ====lit====', '~~gone~~ and ==lit=='],
  ['- [xx] bread', '- [x] bread'],
  ['> 1. [ x] bread', '> 1. [x] bread'],
  ['* [  ] bread', '* [ ] bread'],
  ['  - [ ] - [ ] bread', '  - [ ] bread'],
  ['- [x] - [ xx] ****bread****', '- [x] **bread**'],
];

const ordinary: readonly string[] = [
  '****',
  '  * * * *',
  'the word f**** is not nice',
  '**bold** and f****',
  '***bold and slanted*** and **bold**',
  '`****code****` and `` ~~~~ ` ~~~~ ``',
  '\\****not marked****',
  '~~~~',
  '~~~~js',
  '=====',
  '==== a heading ====',
  'Name ____ date ____',
  '- [x] done',
  '- [xx](https://example.org/) is a link',
  '- [xx]: https://example.org/',
  'a [xx] b',
];

describe('repair of a line', () => {
  it.each(artefacts)('[IH11] %s is read as %s', (line, wanted) => {
    expect(repairLine(line)).toBe(wanted);
  });

  it.each(ordinary)('[IH12] leaves %s as it is', (line) => {
    expect(lineRepairs(line)).toEqual([]);
  });

  it('[IH11] takes marks away whose text was deleted, and only those', () => {
    const line = 'buy **** and **bread**, not ****';
    expect(repairLine(line, (from) => from === 4)).toBe('buy  and **bread**, not ****');
    expect(repairLine('****', () => true)).toBe('');
    expect(repairLine(line)).toBe(line);
  });

  const pieces = fc.constantFrom('**', '****', '*', '~~', '~~~~', '==', ' ', 'word', 'é', '`', '\\', '- [xx] ', '[ ]');
  const lines = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 24 }).map((all) => all.join('')),
  );

  it('[IH12] a repaired line needs no repair, and no word lost a character', () => {
    const wordsOf = (line: string): string => line.replace(/\[[ xX]+\]/g, '').replace(/[*~=[\]\s>+-]/g, '');
    fc.assert(
      fc.property(lines, fc.boolean(), (line, wasEmptied) => {
        const repaired = repairLine(line, () => wasEmptied);
        expect(lineRepairs(repaired, () => wasEmptied)).toEqual([]);
        expect(wordsOf(repaired)).toBe(wordsOf(line));
      }),
      { numRuns: 3000 },
    );
  });

  it('[IH12] a line in which no marks met is ordinary, whatever it says', () => {
    const calm = lines.filter((line) => !/\*{4}|~{4}|={4}|\[[ xX]{2,}\]|(\[[ xX]\] .*){2}/.test(line));
    fc.assert(
      fc.property(calm, (line) => {
        expect(repairLine(line)).toBe(line);
      }),
    );
  });
});
