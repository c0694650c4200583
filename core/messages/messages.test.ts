import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './language.ts';
import { number, plural } from './plural.ts';

describe('the language of the interface', () => {
  it('[IL1] is the chosen one, else the first of the system that it speaks, else English', () => {
    expect(chooseLanguage('nl', ['en-GB'])).toBe('nl');
    expect(chooseLanguage('auto', ['fr-FR', 'nl-BE', 'en-US'])).toBe('nl');
    expect(chooseLanguage('auto', ['en_US', 'nl'])).toBe('en');
    expect(chooseLanguage('auto', ['NL'])).toBe('nl');
    for (const system of [[], ['C'], ['POSIX'], ['nlx', 'fy-NL'], ['']])
      expect(chooseLanguage('auto', system)).toBe('en');
  });

  it('[IL2] says one and many apart, and writes numbers as the language does', () => {
    const notes = (count: number): string => plural('en', count, { one: 'one note', other: `${count} notes` });
    expect([0, 1, 2].map(notes)).toEqual(['0 notes', 'one note', '2 notes']);
    expect(plural('nl', 1, { one: 'een notitie', other: 'notities' })).toBe('een notitie');
    expect([number('en', 9_800), number('nl', 9_800)]).toEqual(['9,800', '9.800']);
  });
});
