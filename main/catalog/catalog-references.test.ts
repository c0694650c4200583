import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';

let dir: string;
let catalog: CatalogDatabase;
let timeMs = 0;

const put = (id: string, title: string, text = '', more: Partial<CatalogEntry> = {}): void => {
  timeMs += 1;
  const usual = { excerpt: text, isTrashed: false, isBlank: false, erasedMs: 0, refusals: [] };
  const trashed = { trashedMs: 0, trashedBy: '' };
  const derived = { ...traitsOf(text), ...NO_ORGANISATION, ...NO_ROLE, ...authorshipBy('anna', timeMs) };
  catalog.update([{ id, title, text, ...usual, ...trashed, ...derived, ...more }], undefined);
};
const titles = (query: string) => catalog.references.findTitles(query, 20).map(({ title }) => title);
const leadsTo = (title: string) => catalog.references.resolveTitles([title])[0]?.note?.id;
const backlinks = (id: string) => catalog.references.backlinks(id, 200).map(({ id: source }) => source);
const found = (query: string) =>
  catalog.list({ view: 'all', query, offset: 0, limit: 9, nowMs: 0 }).rows.map(({ id }) => id);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'references-'));
  catalog = new CatalogDatabase(join(dir, 'catalog.db'));
});
afterEach(() => {
  catalog.close();
  rmSync(dir, { recursive: true });
});

describe('titles', () => {
  it('[NL5] the very title first, then its beginning, then its words in any order, newest first', () => {
    for (const [id, title] of [
      'The garden',
      'Garden plan',
      'Garden',
      'Gardening',
      'Bread',
      'Café in the garden',
    ].entries())
      put(`n${id}`, title, 'garden plan bread');
    expect(titles('')).toEqual(['Café in the garden', 'Bread', 'Gardening', 'Garden', 'Garden plan', 'The garden']);
    expect(titles('GARDEN')).toEqual(['Garden', 'Gardening', 'Garden plan', 'Café in the garden', 'The garden']);
    expect(titles('plan gard')).toEqual(['Garden plan']);
    expect(titles('cafe')).toEqual(['Café in the garden']);
    expect(titles('zebra')).toEqual([]);
    expect(catalog.references.findTitles('', 2)).toHaveLength(2);
  });

  it('[NL5] any input is a beginning, and no title of the Trash or without letters comes up', () => {
    put('a', 'C++ "notes"');
    put('b', '会议记录');
    put('c', 'Gone', '', { isTrashed: true });
    put('d', '', 'untitled');
    for (const query of ['"', "'", 'a"b*', 'NEAR(', 'OR', '%', ':', 'title:', ')(', '\\'])
      expect(() => titles(query)).not.toThrow();
    expect(titles('c++')).toEqual(['C++ "notes"']);
    expect(titles('记录')).toEqual(['会议记录']);
    expect(titles('gone')).toEqual([]);
    expect(titles('')).toEqual(['会议记录', 'C++ "notes"']);
  });

  it('[NL1] a title leads to the note of that title that was edited last, in whichever spelling', () => {
    put('a', 'Plan');
    put('b', 'plán');
    expect(leadsTo(' PLAN ')).toBe('b');
    put('a', 'Plan', 'edited');
    expect(leadsTo('plan')).toBe('a');
    put('a', 'Plan', 'edited', { isTrashed: true });
    expect(leadsTo('plan')).toBe('b');
    put('b', 'Renamed');
    expect(catalog.references.resolveTitles(['plan', 'renamed'])).toEqual([
      { title: 'plan' },
      { title: 'renamed', note: { id: 'b', title: 'Renamed', excerpt: '', editedMs: timeMs } },
    ]);
    expect(leadsTo('plan')).toBeUndefined();
    expect(leadsTo('  ')).toBeUndefined();
  });
});

describe('backlinks', () => {
  it('[NL21] follow what is written, trashed and renamed', () => {
    put('plan', 'Plan', 'see [[Plan]]');
    put('week', 'Week', 'about the [[plan]] on Monday');
    put('year', 'Year', '[[PLAN|it]]');
    expect(catalog.references.backlinks('plan', 200)).toEqual([
      { id: 'year', title: 'Year', context: 'it', editedMs: timeMs },
      { id: 'week', title: 'Week', context: 'about the plan on Monday', editedMs: timeMs - 1 },
    ]);
    put('week', 'Week', 'nothing any more');
    expect(backlinks('plan')).toEqual(['year']);
    put('year', 'Year', '[[PLAN|it]]', { isTrashed: true });
    expect(backlinks('plan')).toEqual([]);
    put('other', 'Other', '[[Scheme]]');
    put('plan', 'Scheme', 'renamed');
    expect(backlinks('plan')).toEqual(['other']);
    put('plan', '', 'without a title');
    expect(backlinks('plan')).toEqual([]);
  });
});

describe('mentions', () => {
  it('[LU4] are texts with the words of a title and no link to it, newest first, as far as wanted', () => {
    const mentions = (limit = 9) => catalog.mentions.of('plan', limit).map(({ id, context }) => `${id}: ${context}`);
    put('plan', 'Garden plan', 'my garden plan');
    put('week', 'Week', 'the garden plan is due');
    put('code', 'Code', '`the garden plan`');
    put('linked', 'Linked', 'the garden plan, [[Garden plan]]');
    put('apart', 'Garden plan', 'a plan of the garden');
    put('gone', 'Gone', 'the garden plan', { isTrashed: true });
    put('year', 'Year', 'Garden Plan first');
    expect(mentions()).toEqual(['year: Garden Plan first', 'week: the garden plan is due']);
    expect(mentions(1)).toEqual(['year: Garden Plan first']);
    put('plan', '"*"', 'my garden plan');
    expect(mentions()).toEqual([]);
    expect(catalog.mentions.of('nothing', 9)).toEqual([]);
  });
});

describe('tags', () => {
  it('[TG1] [TG7] are counted by themselves, and their notes are found with those of nested ones, the Trash left out', () => {
    put('a', 'A', '#Garden #garden', { tags: ['garden/spring'] });
    put('b', 'B', '#gardening');
    put('c', 'C', '#garden', { isTrashed: true, trashedMs: 5 });
    expect(catalog.references.tags().map(({ name, count }) => `${name.toLowerCase()} ${count}`)).toEqual([
      ...['garden 1', 'garden/spring 1', 'gardening 1'],
    ]);
    expect(catalog.references.notesTagged('GARDEN')).toEqual(['a']);
    expect(catalog.references.notesTagged('garden/spring')).toEqual(['a']);
    expect(catalog.trashedBefore(6)).toEqual(['c']);
    expect(catalog.trashedBefore(5)).toEqual([]);
  });

  it('[NL31] come by their beginning, the very tag and the most used first, without those of the Trash', () => {
    put('a', 'A', '#garden #art');
    put('b', 'B', '#Gardening #garden/spring #art');
    put('c', 'C', '#gone', { isTrashed: true });
    put('d', 'D', '#gardening');
    const tags = (beginning: string) =>
      catalog.references.findTags(beginning, 20).map(({ name, count }) => `${name} ${count}`);
    expect(tags('')).toEqual(['art 2', 'Gardening 2', 'garden 1', 'garden/spring 1']);
    expect(tags('GARDEN')).toEqual(['garden 1', 'Gardening 2', 'garden/spring 1']);
    put('a', 'A', 'none');
    expect(tags('art')).toEqual(['art 1']);
  });

  it('[NL32] #tag in a search finds the notes that bear it, by its beginning until a space ends it', () => {
    put('a', 'A', '#art in spring');
    put('b', 'B', '#article and #art/modern');
    put('c', 'C', 'art without a sign');
    expect(found('#art')).toEqual(['b', 'a']);
    expect(found('#art ')).toEqual(['b', 'a']);
    expect(found('#ART/ ')).toEqual(['b', 'a']);
    expect(found('#article ')).toEqual(['b']);
    expect(found('#art spr')).toEqual(['a']);
    expect(found('#art #article ')).toEqual(['b']);
    expect(found('art').sort()).toEqual(['a', 'b', 'c']);
    expect(found('#')).toEqual(['b', 'a']);
  });
});

describe('members', () => {
  it('[NL40] are remembered once each', () => {
    catalog.update([], undefined, ['bob', 'alice']);
    catalog.update([], undefined, ['bob']);
    expect(catalog.references.members()).toEqual(['alice', 'bob']);
  });
});
