import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySpanOf } from './day-span.ts';
import { foldUnits } from './fold.ts';
import { beginsNearly } from './near-word.ts';
import { parseSearchQuery, type SearchQuery } from './search-query.ts';

/** A Tuesday. */
const NOW = new Date(2026, 10, 24, 15, 0).getTime();
const nothing: SearchQuery = {
  words: [],
  phrases: [],
  passages: [],
  without: [],
  edited: undefined,
  traits: [],
  tags: [],
  notebooks: [],
  authors: [],
};
const parsed = (text: string) => parseSearchQuery(text, NOW);
const days = (from: [number, number, number], until: [number, number, number]) => ({
  fromMs: new Date(...from).getTime(),
  untilMs: new Date(...until).getTime(),
});

describe('a search', () => {
  it('[SQ1] reads words, exact phrases, what must not stand there, and what notes are asked for', () => {
    expect(parsed('  two words ')).toEqual({ ...nothing, words: ['two', 'words'] });
    expect(parsed('one "an exact, phrase" -not -"nor this"')).toEqual({
      ...nothing,
      words: ['one'],
      phrases: ['an exact phrase'],
      without: ['not', 'nor this'],
    });
    expect(parsed('is:task has:file plan')).toEqual({ ...nothing, words: ['plan'], traits: ['open-tasks', 'files'] });
    expect(parsed('plan edited:last week')).toEqual({
      ...nothing,
      words: ['plan'],
      edited: days([2026, 10, 16], [2026, 10, 23]),
    });
    expect(parsed('plan #garden/trees tag:wat')).toEqual({
      ...nothing,
      words: ['plan'],
      tags: [
        { name: 'garden/trees', isWhole: true },
        { name: 'wat', isWhole: false },
      ],
    });
    expect(parsed('会议 notes')).toEqual({ ...nothing, words: ['notes'], passages: ['会议'] });
  });

  it('[SQ5] reads notebooks, with spaces in quotation marks, and authors', () => {
    expect(parsed('notebook:Work by:Anna plan')).toEqual({
      ...nothing,
      words: ['plan'],
      notebooks: ['work'],
      authors: ['anna'],
    });
    expect(parsed('notebook:"My projects/Thesis"')).toEqual({ ...nothing, notebooks: ['my projects/thesis'] });
    expect(parsed('notebook:" " by:')).toEqual({ ...nothing, words: ['notebook', 'by'] });
  });

  it('[SQ2] takes what means nothing else as words, and is never wrong', () => {
    expect(parsed('is:nonsense edited:soon')).toEqual({ ...nothing, words: ['is', 'nonsense', 'edited', 'soon'] });
    expect(parsed('"unclosed phrase')).toEqual({ ...nothing, words: ['unclosed', 'phrase'] });
    expect(parsed('a-b c++ 100%')).toEqual({ ...nothing, words: ['a', 'b', 'c', '100'] });
    expect(parsed('--flag')).toEqual({ ...nothing, words: ['flag'] });
    expect(parsed('%')).toEqual({ ...nothing, passages: ['%'] });
    expect(parsed('-')).toEqual({ ...nothing, passages: ['-'] });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const query = parsed(text);
        const terms = [...query.words, ...query.phrases, ...query.without];
        expect(terms.every((term) => /^[\p{L}\p{N}\p{M} ]+$/u.test(term))).toBe(true);
      }),
    );
  });

  it('[SQ3] knows days by name', () => {
    const spans = {
      today: days([2026, 10, 24], [2026, 10, 25]),
      yesterday: days([2026, 10, 23], [2026, 10, 24]),
      'this week': days([2026, 10, 23], [2026, 10, 30]),
      'last month': days([2026, 9, 1], [2026, 10, 1]),
      'this year': days([2026, 0, 1], [2027, 0, 1]),
      '2025': days([2025, 0, 1], [2026, 0, 1]),
      '2026-02': days([2026, 1, 1], [2026, 2, 1]),
      '2026-02-03': days([2026, 1, 3], [2026, 1, 4]),
    };
    for (const [words, span] of Object.entries(spans)) expect(daySpanOf(words, NOW), words).toEqual(span);
    for (const words of ['', 'soon', '2026-13', '2026-02-30', '26', 'last day'])
      expect(daySpanOf(words, NOW)).toBe(undefined);
  });

  it('[SQ4] forgives one slip, and folds case and accents place by place', () => {
    for (const typed of ['profesor', 'proffessor', 'porfessor', 'profassor', 'professor', 'profes', 'profees'])
      expect([typed, beginsNearly('professors', typed)]).toEqual([typed, true]);
    for (const typed of ['prfesor', 'confessor', 'professorz!']) expect(beginsNearly('professor', typed)).toBe(false);
    expect(foldUnits('Café ÅNGSTRÖM ﬁ 한')).toBe('cafe angstrom ﬁ 한');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldUnits(text).length === text.length));
  });
});
