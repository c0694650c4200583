import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NotebookId } from '../../core/contract/ids.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';

const NOW = new Date(2026, 10, 24, 12).getTime();

let dir: string;
let catalog: CatalogDatabase;

const entry = (id: string, title: string, text: string, more: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id,
  title,
  text,
  excerpt: text.slice(0, 20),
  ...authorshipBy('anna', 1000),
  isTrashed: false,
  trashedMs: 0,
  trashedBy: '',
  isBlank: false,
  erasedMs: 0,
  ...traitsOf(text),
  ...NO_ROLE,
  ...NO_ORGANISATION,
  refusals: [],
  ...more,
});
const list = (query: string, view: 'all' | 'trash' = 'all') =>
  catalog.list({ view, query, offset: 0, limit: 50, nowMs: NOW });
const find = (query: string, view: 'all' | 'trash' = 'all') => list(query, view).rows.map((row) => row.id);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'catalog-'));
  catalog = new CatalogDatabase(join(dir, 'catalog.db'));
});
afterEach(() => {
  catalog.close();
  rmSync(dir, { recursive: true });
});

describe('catalog', () => {
  it('[CT1] lists the newest edit first, page by page, without the trashed and the blank', () => {
    const entries = Array.from({ length: 10 }, (_, i) => entry(`n${i}`, `Note ${i}`, 'text', { editedMs: i }));
    const trashed = entry('t', 'Gone', 'text', { isTrashed: true });
    catalog.update([...entries, trashed, entry('b', '', '', { isBlank: true })], { source: 'one', since: 0, seq: 12 });
    const page = catalog.list({ view: 'all', query: '', offset: 2, limit: 3, nowMs: NOW });
    expect(page.total).toBe(10);
    expect(page.rows.map((row) => row.id)).toEqual(['n7', 'n6', 'n5']);
    expect(find('', 'trash')).toEqual(['t']);
    expect(catalog.position()).toEqual({ source: 'one', seq: 12 });
    expect(catalog.known(['n1', 'absent', 't'])).toEqual(['n1', 't']);
  });

  it('[OP9] gives back what a note says, whole, and nothing of one that no list shows', () => {
    const text = `# Long\n\n${'with words '.repeat(10_000)}`;
    const trashed = entry('t', 'Gone', 'bin', { isTrashed: true });
    catalog.update([entry('a', 'Minutes', text), trashed, entry('b', '', '', { isBlank: true })], undefined);
    expect(catalog.textOf('a')).toEqual({ title: 'Minutes', body: text, isTrashed: false });
    expect(catalog.textOf('t')).toEqual({ title: 'Gone', body: 'bin', isTrashed: true });
    expect(catalog.textOf('b')).toBeUndefined();
    expect(catalog.textOf('absent')).toBeUndefined();
    catalog.update([entry('a', 'Minutes', 'shorter')], undefined);
    expect(catalog.textOf('a')?.body).toBe('shorter');
  });

  it('[LI1] lists by the time of the edit or of the making or by title, what is pinned before all', () => {
    catalog.update(
      [
        entry('a', 'Chapter 10', '', { editedMs: 3, createdMs: 1 }),
        entry('b', 'chapter 9', '', { editedMs: 1, createdMs: 3 }),
        entry('c', '', 'untitled', { editedMs: 2, createdMs: 2 }),
        entry('p', 'Zebra', '', { editedMs: 0, createdMs: 0, isPinned: true }),
      ],
      undefined,
    );
    const order = (sort: 'edited' | 'created' | 'title') =>
      catalog.list({ view: 'all', query: '', offset: 0, limit: 9, nowMs: NOW, sort }).rows.map(({ id }) => id);
    expect(order('edited').join('')).toBe('pacb');
    expect(order('created').join('')).toBe('pbca');
    expect(order('title').join('')).toBe('pbac');
  });

  it('[SQ5] finds what accounts that begin so wrote in, and what lies in all of the notebooks that are asked for', () => {
    const notebook = (digit: string) => ({ notebook: digit.repeat(20) as NotebookId });
    catalog.update(
      [
        entry('a', 'One', '', { authors: ['Anna', 'ben'], ...notebook('1') }),
        entry('b', 'Two', '', { authors: ['ben'], ...notebook('2') }),
        entry('c', 'Three', '', { authors: ['carl'] }),
      ],
      undefined,
      ['Anna', 'ben', 'carl'],
    );
    const by = (query: string, account = '') =>
      catalog
        .list({ view: 'all', query, offset: 0, limit: 9, nowMs: NOW, account, sort: 'title' })
        .rows.map(({ id }) => id);
    expect(by('by:ben')).toEqual(['a', 'b']);
    expect(by('by:an')).toEqual(['a']);
    expect(by('by:me', 'carl')).toEqual(['c']);
    expect(by('by:dora')).toEqual([]);
    const within = (...notebooks: string[][]) =>
      catalog.list({ view: 'all', query: '', offset: 0, limit: 9, nowMs: NOW, notebooks, sort: 'title' }).rows;
    expect(within(['1'.repeat(20), '2'.repeat(20)]).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(within(['1'.repeat(20)], ['2'.repeat(20)])).toEqual([]);
    expect(within([])).toEqual([]);
  });

  it('[CT2] finds every word by its beginning, in title and text, accents and case aside, titles first', () => {
    const entries = [
      entry('a', 'Minutes', 'the café opens on Saturday', { editedMs: 9 }),
      entry('b', 'Cafe', 'prices'),
      entry('c', 'Other', 'nothing of the kind'),
    ];
    catalog.update(entries, undefined);
    expect(find('caf')).toEqual(['b', 'a']);
    expect(find('SAT caf')).toEqual(['a']);
    expect(find('o')).toEqual(['c', 'a']);
    expect(find('zzz')).toEqual([]);
    catalog.update([entry('a', 'Minutes', 'rewritten')], undefined);
    expect(find('caf')).toEqual(['b']);
    expect(find('rew')).toEqual(['a']);
  });

  it('[CT3] takes any input as words to look for, never as an error', () => {
    catalog.update([entry('a', 'C++ "notes"', "it's 100% (sure) 会议记录在这里")], undefined);
    for (const query of ['"', "'", 'a"b*', 'NEAR(', 'OR AND NOT', '-', '*', '%', ':', 'title:', ')(', '\\', '^c'])
      expect(() => find(query)).not.toThrow();
    expect(find('100%')).toEqual(['a']);
    expect(find('记录')).toEqual(['a']);
    expect(find('(sure')).toEqual(['a']);
  });

  it('[CT6] finds exact phrases, and not what must not stand there', () => {
    catalog.update(
      [
        entry('a', 'Plan', 'the green house by the lake'),
        entry('b', 'Plan', 'a house, green'),
        entry('c', 'Lake', 'nothing'),
      ],
      undefined,
    );
    expect(find('"green house"')).toEqual(['a']);
    expect(find('house -lake')).toEqual(['b']);
    expect(find('-house')).toEqual(['c']);
    expect(find('plan -"green house"')).toEqual(['b']);
    expect(find('"green house" -lake')).toEqual([]);
  });

  it('[CT7] finds notes by their tasks, their files and the day of their last edit', () => {
    const fence = '```\n- [ ] code\n```';
    const day = (date: number) => ({ editedMs: new Date(2026, 10, date, 9).getTime() });
    catalog.update(
      [
        entry('open', 'One', '- [ ] buy\n- [x] sell', day(24)),
        entry('done', 'Two', '1. [x] sell', day(23)),
        entry('file', 'Three', `[plan.pdf](att:${'a'.repeat(64)}/plan.pdf)`, day(17)),
        entry('code', 'Four', fence, day(2)),
      ],
      undefined,
    );
    expect(find('is:task')).toEqual(['open']);
    expect(find('is:done')).toEqual(['done']);
    expect(find('has:file')).toEqual(['file']);
    expect(find('sell is:task')).toEqual(['open']);
    expect(find('edited:today')).toEqual(['open']);
    expect(find('edited:last week')).toEqual(['file']);
    expect(find('edited:2026-11 one')).toEqual(['open']);
    expect(find('is:nothing')).toEqual([]);
  });

  it('[CT8] finds any passage of scripts without spaces, also with words beside it', () => {
    catalog.update(
      [entry('a', '会议', '昨天的会议记录在这里 budget'), entry('b', 'Other', '会议 without records')],
      undefined,
    );
    expect(find('会议记录')).toEqual(['a']);
    expect(find('记录')).toEqual(['a']);
    expect(find('会议').toSorted()).toEqual(['a', 'b']);
    expect(find('bud 会议记录')).toEqual(['a']);
    catalog.update([entry('a', '会议', 'rewritten')], undefined);
    expect(find('会议记录')).toEqual([]);
  });

  it('[CT9] forgives one slip in a word that no note has, and says what it looked for', () => {
    catalog.update(
      [entry('a', 'Lecture', 'the professor was late'), entry('b', 'Other', 'professors and protests')],
      undefined,
    );
    expect(list('profesor').instead.toSorted()).toEqual(['professor', 'professors']);
    expect(find('profesor').toSorted()).toEqual(['a', 'b']);
    expect(find('profesor late')).toEqual(['a']);
    expect(find('rpofessor late')).toEqual(['a']);
    expect(list('professor late').instead).toEqual([]);
    expect(find('prof zzzzz')).toEqual([]);
    expect(find('lat e')).toEqual([]);
  });

  it('[CT10] shows the passage that matches best, without marks; the beginning when only the title does', () => {
    const long = `${'filler words '.repeat(60)}then **the lighthouse** [stands](https://x.example) there. ${'more '.repeat(60)}`;
    catalog.update([entry('a', 'Coast', long)], undefined);
    const [row] = list('lightho').rows;
    expect(row?.excerpt).toContain('then the lighthouse stands there');
    expect(list('coast').rows[0]?.excerpt).toBe(long.slice(0, 20));
  });

  it('[CT5] keeps what was refused with its note, until the note is put in without it', () => {
    const refusal = { id: 'n1:s:x', rev: '1-a', reason: 'wrong-hash' };
    catalog.update([entry('n1', 'One', 'text', { refusals: [refusal] }), entry('n2', 'Two', 'text')], undefined);
    expect(catalog.refusals()).toEqual([{ note: 'n1', ...refusal }]);
    catalog.update([entry('n1', 'One', 'text')], undefined);
    expect(catalog.refusals()).toEqual([]);
  });

  it('[CT4] a file that is no catalog is refused, not believed', () => {
    const file = join(dir, 'damaged.db');
    writeFileSync(file, 'not a database at all, '.repeat(100));
    expect(() => new CatalogDatabase(file)).toThrow();
    const earlier = join(dir, 'earlier.db');
    const db = new Database(earlier);
    db.exec('CREATE TABLE position (one INTEGER PRIMARY KEY, format INTEGER, source TEXT, seq INTEGER)');
    db.exec("INSERT INTO position VALUES (1, 2, 'one', 9)");
    db.close();
    expect(() => new CatalogDatabase(earlier)).toThrow('format 2');
  });
});
