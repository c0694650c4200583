import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notebookId } from '../../core/contract/ids.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';
import type { TaskQuery } from './catalog-tasks.ts';

let dir: string;
let catalog: CatalogDatabase;

const put = (id: string, title: string, text: string, more: Partial<CatalogEntry> = {}): void => {
  const usual = {
    excerpt: '',
    isTrashed: false,
    trashedMs: 0,
    trashedBy: '',
    isBlank: false,
    erasedMs: 0,
    refusals: [],
  };
  const derived = { ...traitsOf(text), ...NO_ORGANISATION, ...NO_ROLE, ...authorshipBy('anna', 1) };
  catalog.update([{ id, title, text, ...usual, ...derived, ...more }], undefined);
};
const DAY = '2026-11-24';
const ask = (query: Partial<TaskQuery> = {}) =>
  catalog.tasks.list({ state: 'all', grouping: 'note', day: DAY, offset: 0, limit: 50, ...query });
const words = (query: Partial<TaskQuery> = {}) => ask(query).rows.map(({ task }) => task.text);
const groups = (query: Partial<TaskQuery>) =>
  ask(query).rows.map(({ task, startsGroup }) => `${startsGroup ? '| ' : ''}${task.text}`);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tasks-'));
  catalog = new CatalogDatabase(join(dir, 'catalog.db'));
});
afterEach(() => {
  catalog.close();
  rmSync(dir, { recursive: true });
});

describe('the tasks of all notes', () => {
  it('[TK20] come note by note in the order of titles, those of a note from above', () => {
    put('n1', 'Shop', '- [ ] milk\n- [x] bread\n- [ ] milk');
    put('n2', 'garden', '- [ ] weed');
    put('n3', 'Plain', 'no task');
    expect(ask().rows).toMatchObject([
      { note: 'n2', title: 'garden', task: { text: 'weed', occurrence: 0 }, isDone: false, startsGroup: true },
      { note: 'n1', title: 'Shop', task: { text: 'milk', occurrence: 0 }, isDone: false, startsGroup: true },
      { note: 'n1', task: { text: 'bread', occurrence: 0 }, isDone: true, startsGroup: false },
      { note: 'n1', task: { text: 'milk', occurrence: 1 }, isDone: false, startsGroup: false },
    ]);
    expect(ask()).toMatchObject({ total: 4, left: 3, done: 1 });
  });

  it('[TK21] are asked for by their boxes; what is left and what is ticked is counted whatever is shown', () => {
    put('n1', 'Shop', '- [ ] milk\n- [x] bread\n- [ ] eggs');
    expect(words({ state: 'active' })).toEqual(['milk', 'eggs']);
    expect(words({ state: 'done' })).toEqual(['bread']);
    expect(ask({ state: 'done' })).toMatchObject({ total: 1, left: 2, done: 1 });
    expect(ask({ state: 'active', limit: 0 })).toEqual({ total: 2, left: 2, done: 1, rows: [] });
  });

  it('[TK22] are asked for by people, whatever the case, each task once', () => {
    put('n1', 'Shop', '- [ ] milk @Bob\n- [x] bread @me @bob\n- [ ] eggs @bobby\n- [ ] mail bob@me.org');
    expect(words({ mine: ['me', 'bob'] })).toEqual(['milk @Bob', 'bread @me @bob']);
    expect(ask({ mine: ['me', 'bob'] })).toMatchObject({ total: 2, left: 1, done: 1 });
    expect(words({ mine: ['carol'] })).toEqual([]);
  });

  it('[TK23] are asked for by their day: overdue and open, today, later, any', () => {
    put('n1', 'Shop', '- [ ] a @2026-11-23\n- [x] b @2026-11-23\n- [ ] c @2026-11-24\n- [ ] d @2026-12-01\n- [ ] e');
    expect(words({ due: 'overdue' })).toEqual(['a @2026-11-23']);
    expect(words({ due: 'today' })).toEqual(['c @2026-11-24']);
    expect(words({ due: 'later' })).toEqual(['d @2026-12-01']);
    expect(words({ due: 'dated' })).toHaveLength(4);
  });

  it('[TK28] are asked for by the notebooks of their notes', () => {
    const notebook = v.parse(notebookId, '0'.repeat(20));
    put('n1', 'Shop', '- [ ] milk', { notebook });
    put('n2', 'Garden', '- [ ] weed');
    expect(words({ notebooks: [notebook] })).toEqual(['milk']);
    put('n1', 'Shop', '- [ ] milk');
    expect(words({ notebooks: [notebook] })).toEqual([]);
  });

  it('[TK24] come by days, what is past as one group, every other day as one, and at the end those without', () => {
    put('n1', 'B', '- [ ] x\n- [ ] b @2026-11-30\n- [ ] c @2026-11-01');
    put('n2', 'A', '- [ ] y\n- [ ] a @2026-11-30\n- [ ] d @2026-11-03\n- [ ] e @2026-11-24');
    const expected = [
      ...['| c @2026-11-01', 'd @2026-11-03', '| e @2026-11-24', '| a @2026-11-30', 'b @2026-11-30'],
      ...['| y', 'x'],
    ];
    expect(groups({ grouping: 'due' })).toEqual(expected);
    expect(ask({ grouping: 'due' }).rows.map(({ due }) => due)).toContain(undefined);
    const paged = [0, 1, 2, 3, 4, 5, 6].flatMap((offset) => groups({ grouping: 'due', offset, limit: 1 }));
    expect(paged).toEqual(expected);
  });

  it('[TK25] of the Trash and of templates are not among them', () => {
    put('n1', 'Shop', '- [ ] milk @me');
    put('n1', 'Shop', '- [ ] milk @me', { isTrashed: true });
    put('n2', 'Template', '- [ ] bread', { template: 'template' });
    expect(ask()).toEqual({ total: 0, left: 0, done: 0, rows: [] });
    expect(words({ mine: ['me'] })).toEqual([]);
    put('n1', 'Shop', '- [ ] milk @me');
    expect(words({ mine: ['me'] })).toEqual(['milk @me']);
  });

  it('[TK26] follow their note: its words, its boxes and its title', () => {
    put('n1', 'Shop', '- [ ] milk\n- [ ] eggs');
    put('n2', 'Tools', '- [ ] saw');
    put('n1', 'Shop', 'first\n\n- [x] milk\n- [ ] eggs @2026-11-24');
    expect(ask().rows.map(({ isDone }) => isDone)).toEqual([true, false, false]);
    expect(words({ due: 'today' })).toEqual(['eggs @2026-11-24']);
    put('n1', 'Zoo', 'first\n\n- [x] milk\n- [ ] eggs @2026-11-24');
    expect(words()).toEqual(['saw', 'milk', 'eggs @2026-11-24']);
    put('n1', 'Zoo', 'nothing left');
    expect(words()).toEqual(['saw']);
  });

  it('[TK27] are named for an edit of them all', () => {
    put('n1', 'Shop', '- [ ] milk\n- [x] milk');
    put('n2', 'Garden', '- [x] weed @me');
    expect(catalog.tasks.places({ state: 'done', day: DAY })).toEqual([
      { note: 'n1', task: { text: 'milk', occurrence: 1 } },
      { note: 'n2', task: { text: 'weed @me', occurrence: 0 } },
    ]);
    expect(catalog.tasks.places({ state: 'done', day: DAY, mine: ['me'] })).toHaveLength(1);
  });
});

describe('notes of a day and templates', () => {
  it('[DN1] the note of a day is the one with the smallest id outside the Trash', () => {
    expect(catalog.roles.dayNote(DAY)).toBeUndefined();
    put('n2', DAY, '', { day: DAY });
    put('n1', DAY, '', { day: DAY });
    put('n0', DAY, '', { day: '2026-11-23' });
    expect(catalog.roles.dayNote(DAY)).toBe('n1');
    put('n1', DAY, '', { day: DAY, isTrashed: true });
    expect(catalog.roles.dayNote(DAY)).toBe('n2');
    expect(catalog.list({ view: 'all', query: '', offset: 0, limit: 9, nowMs: 0 }).total).toBe(2);
  });

  it('[DN5] templates are listed apart and nowhere else, but in the Trash; one of them is the daily one', () => {
    put('n3', 'Zebra', 'stripes', { template: 'daily' });
    put('n2', 'Ape', 'bananas', { template: 'daily' });
    put('n1', 'Bear', 'honey #sweet [[Note]]', { template: 'template' });
    put('n0', 'Note', 'honey');
    expect(catalog.roles.templates(9).map(({ id, isDaily }) => [id, isDaily])).toEqual([
      ['n2', true],
      ['n1', false],
      ['n3', false],
    ]);
    const found = (query: string, view: 'all' | 'trash' = 'all') =>
      catalog.list({ view, query, offset: 0, limit: 9, nowMs: 0 }).rows.map(({ id }) => id);
    expect([found(''), found('honey')]).toEqual([['n0'], ['n0']]);
    expect(catalog.references.findTitles('', 9).map(({ id }) => id)).toEqual(['n0']);
    expect([catalog.references.findTags('sweet', 9), catalog.references.backlinks('n0', 9)]).toEqual([[], []]);
    put('n1', 'Bear', 'honey', { template: 'template', isTrashed: true });
    expect(found('', 'trash')).toEqual(['n1']);
    expect(catalog.roles.templates(9)).toHaveLength(2);
  });
});
