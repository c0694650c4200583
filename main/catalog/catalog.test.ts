import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';

let dir: string;
let catalog: CatalogDatabase;

const entry = (id: string, title: string, text: string, more: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id,
  title,
  text,
  excerpt: text.slice(0, 20),
  editedMs: 1000,
  isTrashed: false,
  isBlank: false,
  erasedMs: 0,
  refusals: [],
  ...more,
});
const find = (query: string, view: 'all' | 'trash' = 'all') =>
  catalog.list({ view, query, offset: 0, limit: 50 }).rows.map((row) => row.id);

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
    catalog.update([...entries, trashed, entry('b', '', '', { isBlank: true })], { source: 'one', seq: 12 });
    const page = catalog.list({ view: 'all', query: '', offset: 2, limit: 3 });
    expect(page.total).toBe(10);
    expect(page.rows.map((row) => row.id)).toEqual(['n7', 'n6', 'n5']);
    expect(find('', 'trash')).toEqual(['t']);
    expect(catalog.position()).toEqual({ source: 'one', seq: 12 });
    expect(catalog.known(['n1', 'absent', 't'])).toEqual(['n1', 't']);
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
