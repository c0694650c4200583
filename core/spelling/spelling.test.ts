import { describe, expect, it } from 'vitest';
import { isMistake, languageOfParagraph, languageOfText, type LanguageChoice } from './choose-language.ts';
import { defaultLanguages } from './default-languages.ts';
import { languageLabel } from './language-label.ts';
import { lookupWords } from './words.ts';

const wordsOf = (text: string): string[] => lookupWords(text).map(({ word }) => word);

describe('the words of a text', () => {
  it('[SP1] keeps apostrophes and hyphens inside a word, and the clipped beginnings of Dutch', () => {
    expect(wordsOf("Zo'n zee-egel zie je ’s ochtends, don't you?")).toEqual([
      "Zo'n",
      'zee-egel',
      'zie',
      'je',
      '’s',
      'ochtends',
      "don't",
      'you',
    ]);
  });

  it('[SP1] takes quotes, emphasis and brackets off', () => {
    expect(wordsOf("‘Het’ 'the' 'quoted text' **bold**, _slanted_ [linked](…) ~~gone~~")).toEqual([
      'Het',
      'the',
      'quoted',
      'text',
      'bold',
      'slanted',
      'linked',
      'gone',
    ]);
  });

  it('[SP1] says where each word stands', () => {
    const text = 'één 𝒳 twee';
    for (const { word, from, to } of lookupWords(text)) expect(text.slice(from, to)).toBe(word);
    expect(wordsOf(text)).toEqual(['één', '𝒳', 'twee']);
  });

  it.each([
    ['numbers', '12 3rd 4-jarig h264'],
    ['tags and mentions', '#wrok #wrok/projcts @alcie'],
    ['addresses', 'exampel.org mailto:bbo@exampel.org http://exampel.org/wrok?qury=vaule'],
    ['paths', '/hoem/bbo src/mian.ts C:\\Usres'],
    ['names of code', 'snake_csae camelCsae $HOEM'],
    ['single letters', 'a I x'],
    ['what is too long', 'x'.repeat(65)],
  ])('[SP2] leaves out %s', (_, text) => {
    expect(wordsOf(text)).toEqual([]);
  });
});

/** Two languages that know a few words each. */
const known: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'bread', 'is', 'on', 'table', 'water'],
  nl: ['het', 'brood', 'is', 'op', 'tafel', 'water'],
};
const choice: LanguageChoice = {
  languages: ['en', 'nl'],
  refusalsOf: (word) => Object.keys(known).filter((language) => !known[language]?.includes(word)),
};
const languageOf = (text: string, around = 'en') => languageOfParagraph(text.split(' '), around, choice);

describe('the language of a paragraph', () => {
  it('[SP3] is the one with the fewest mistakes when there are five words or more', () => {
    expect(languageOf('het broood is op tafel')).toBe('nl');
    expect(languageOf('the bread is on tabel', 'nl')).toBe('en');
  });

  it('[SP3] is that of the text around it when both are equally right or there are too few words', () => {
    expect(languageOf('water is water is water', 'nl')).toBe('nl');
    expect(languageOf('het broood')).toBe('en');
    expect(languageOf('brood')).toBe('en');
  });

  it('[SP3] is another one for a short line that is wholly right in it', () => {
    expect(languageOf('op tafel')).toBe('nl');
  });

  it('[SP3] is another one for a short line that is mostly strange in that of the text', () => {
    expect(languageOf('het broood op')).toBe('nl');
    expect(languageOf('water op broood')).toBe('nl');
    expect(languageOf('het water is broood')).toBe('en');
  });

  it('[SP3] is, for the whole text, the one with the fewest mistakes, else the preferred one', () => {
    expect(languageOfText(['brood', 'op'], choice)).toBe('nl');
    expect(languageOfText(['water'], choice)).toBe('en');
    expect(languageOfText([], choice)).toBe('en');
    expect(languageOfText(['brood'], { ...choice, languages: [] })).toBeUndefined();
  });

  it('[SP4] calls no word a mistake that is in letters the language does not use, or was not looked up', () => {
    expect(isMistake('νερό', 'nl', () => ['nl'])).toBe(false);
    expect(isMistake('waater', 'nl', () => ['nl'])).toBe(true);
    expect(isMistake('waater', 'nl', () => undefined)).toBe(false);
    expect(isMistake('вода', 'ru', () => ['ru'])).toBe(true);
  });
});

describe('the languages at the start', () => {
  const available = ['en-US', 'en-GB', 'nl'];

  it.each([
    [
      ['nl-NL', 'en-US'],
      ['nl', 'en-US'],
    ],
    [['nl-BE'], ['nl', 'en-US']],
    [['en-GB'], ['en-GB']],
    [
      ['en-AU', 'nl'],
      ['en-GB', 'nl'],
    ],
    [['en'], ['en-US']],
    [['fi-FI'], ['en-US']],
    [['not a tag', ''], ['en-US']],
  ])('[SP5] for a system in %j are %j', (system, languages) => {
    expect(defaultLanguages(system, available)).toEqual(languages);
  });

  it('[SP5] have names', () => {
    const labels = (spoken: 'en' | 'nl') => available.map((tag) => languageLabel(tag, spoken));
    expect(labels('en')).toEqual(['American English', 'British English', 'Dutch']);
    expect(labels('nl')).toEqual(['Engels (Verenigde Staten)', 'Engels (Verenigd Koninkrijk)', 'Nederlands']);
    expect(languageLabel('x', 'en')).toBe('x');
  });
});
