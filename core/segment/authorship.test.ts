import { describe, expect, it } from 'vitest';
import { authorshipBy, joinAuthorship, NO_AUTHORSHIP, notAfter } from './authorship.ts';

const of = (...parts: [string, number][]) =>
  parts.map(([account, atMs]) => authorshipBy(account, atMs)).reduce(joinAuthorship, NO_AUTHORSHIP);

describe('who wrote', () => {
  it('[NB8] everybody is named once, and whoever wrote last', () => {
    expect(of(['ben', 2], ['anna', 5], ['ben', 3])).toEqual({
      authors: ['anna', 'ben'],
      editedBy: 'anna',
      editedMs: 5,
    });
  });

  it('[NB8] in whatever order it is learnt, it is the same', () => {
    expect(of(['ben', 2], ['anna', 2])).toEqual(of(['anna', 2], ['ben', 2]));
    expect(of()).toEqual(NO_AUTHORSHIP);
  });

  it('[NB8] a clock that cannot be right is brought down', () => {
    expect(notAfter(authorshipBy('anna', 9), 5).editedMs).toBe(5);
    expect(notAfter(authorshipBy('anna', 4), 5).editedMs).toBe(4);
  });
});
