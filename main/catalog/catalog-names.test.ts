import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { traitsOf } from '../../core/note/traits.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';

let dir: string;
let catalog: CatalogDatabase;
let timeMs = 0;

const entry = (id: string, title: string, more: Partial<CatalogEntry> = {}): CatalogEntry => {
  timeMs += 1;
  const usual = {
    excerpt: '',
    text: '',
    isTrashed: false,
    ...NO_ROLE,
    trashedMs: 0,
    trashedBy: '',
    isBlank: false,
    erasedMs: 0,
    refusals: [],
  };
  return { id, title, ...usual, ...traitsOf(''), ...NO_ORGANISATION, ...authorshipBy('anna', timeMs), ...more };
};
const put = (...entries: readonly CatalogEntry[]): void => catalog.update(entries, undefined);
const found = (query: string, limit = 20) => catalog.names.findByLetters(query, limit).map(({ title }) => title);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'names-'));
  catalog = new CatalogDatabase(join(dir, 'catalog.db'));
});
afterEach(() => {
  catalog.close();
  rmSync(dir, { recursive: true });
});

describe('notes by the letters of their title', () => {
  it('[GO2] the best match first, of equal ones the newest, whatever their words are in', () => {
    const titles = ['Meeting notes', 'Plan for the meeting', 'Café menu', 'Meeting notes', 'Items', '会议记录'];
    put(...titles.map((title, n) => entry(`n${n}`, title)));
    expect(found('mtg')).toEqual(['Meeting notes', 'Meeting notes', 'Plan for the meeting']);
    expect(catalog.names.findByLetters('mtg', 9)[0]?.id).toBe('n3');
    expect(found('meet plan')).toEqual(['Plan for the meeting']);
    expect(found('cafe')).toEqual(['Café menu']);
    expect(found('议')).toEqual(['会议记录']);
    expect(found('zebra')).toEqual([]);
    expect(found('', 2)).toEqual(['会议记录', 'Items']);
  });

  it('[GO2] takes any input as letters, and leaves out the Trash and what has no title', () => {
    put(entry('a', '100% of a_b \\ "c"'), entry('b', 'Gone', { isTrashed: true }), entry('c', '', { text: 'words' }));
    for (const query of ['%', '_', '\\', '"', '100%', 'a_b']) expect(found(query)).toEqual(['100% of a_b \\ "c"']);
    expect(found("'; --")).toEqual([]);
    expect(found('gone')).toEqual([]);
    expect(found('')).toEqual(['100% of a_b \\ "c"']);
  });

  it('[GO3] titles are read in the order they are asked for, without those that are gone', () => {
    put(entry('a', 'A'), entry('b', 'B', { isTrashed: true }), entry('c', 'C'));
    expect(catalog.names.readTitles(['c', 'b', 'nobody', 'a']).map(({ title }) => title)).toEqual(['C', 'A']);
  });

  it('[GO2] the titles where a word begins so are found among thousands that only have the letters', () => {
    put(
      entry('old', 'Oat bread'),
      ...Array.from({ length: 1000 }, (_, n) => entry(`n${n}`, `Odd rabbits eat bad ${n}`)),
    );
    expect(found('brea', 1)).toEqual(['Oat bread']);
  });
});
