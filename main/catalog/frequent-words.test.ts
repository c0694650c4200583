import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';
import { FREQUENT } from './frequent-words.ts';

/** So many notes that what all of them say is frequent. */
const MANY = FREQUENT + 200;

let dir: string;
let catalog: CatalogDatabase;

const entry = (index: number, more: Partial<CatalogEntry> = {}): CatalogEntry => {
  const text = more.text ?? 'the tide was low today';
  return {
    id: `n${index}`,
    title: `Note ${index}`,
    text,
    excerpt: text,
    ...authorshipBy('anna', 1000 + index),
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
  };
};
const entries = (from: number, count: number, more: Partial<CatalogEntry> = {}): CatalogEntry[] =>
  Array.from({ length: count }, (_, index) => entry(from + index, more));
const page = (query: string, offset = 0, view: 'all' | 'trash' = 'all') =>
  catalog.list({ view, query, offset, limit: 50, nowMs: 0 });
const ids = (query: string) => page(query).rows.map(({ id }) => id);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'frequent-'));
  catalog = new CatalogDatabase(join(dir, 'catalog.db'));
});
afterEach(() => {
  catalog.close();
  rmSync(dir, { recursive: true });
});

describe('frequent words', () => {
  it('[CT20] come first from titles, however old, then from the newest notes', () => {
    catalog.update([entry(0, { title: 'Tide table' }), ...entries(1, MANY)], undefined);
    for (const query of ['tid', 'tide', 'the tide', '"tide was"']) {
      const { rows, total } = page(query);
      expect(total, query).toBe(MANY + 1);
      const [first, second] = rows.map(({ id }) => id);
      const newest = `n${MANY}`;
      expect([first, second], query).toEqual(query.startsWith('tid') ? ['n0', newest] : [newest, `n${MANY - 1}`]);
    }
    expect(page('tide').rows[1]?.excerpt).toBe('the tide was low today');
  });

  it('[CT20] show what is not ranked in order of its last edit, whenever it came', () => {
    const [old, recent] = [authorshipBy('anna', 1), authorshipBy('anna', 10 * MANY)];
    catalog.update([entry(0, recent), entry(1, old), ...entries(2, MANY)], undefined);
    const ranked = FREQUENT / 2;
    expect(
      page('tide', ranked)
        .rows.slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['n0', `n${MANY + 1 - ranked}`]);
    expect(
      page('tide', MANY)
        .rows.map(({ id }) => id)
        .at(-1),
    ).toBe('n1');
  });

  it('[CT20] rank what says more of them first, where no quarter of all notes has them', () => {
    const text = `the tide ${'and other things '.repeat(50)}`;
    const dense = entry(5 * MANY, { text: 'tide tide tide' });
    catalog.update([...entries(0, 4 * MANY, { text: 'nothing' }), ...entries(4 * MANY, MANY, { text })], undefined);
    catalog.update([dense, ...entries(5 * MANY + 1, 10, { text })], undefined);
    expect(page('tide').total).toBeGreaterThan(FREQUENT);
    expect(ids('tide')[0]).toBe(dense.id);
    expect(ids('tide')).not.toContain('n0');
  });

  it('[CT21] are on one page each, and on no page twice', () => {
    catalog.update([...entries(0, MANY), entry(MANY, { title: 'Low tide' })], undefined);
    const found: string[] = [];
    for (let offset = 0; offset < MANY + 100; offset += 50)
      found.push(...page('tide', offset).rows.map(({ id }) => id));
    expect(found.length).toBe(MANY + 1);
    expect(new Set(found).size).toBe(MANY + 1);
  });

  it('[CT22] neither count nor show what is in the Trash or a template, and are found in the Trash', () => {
    const trashed = { isTrashed: true };
    catalog.update([...entries(0, MANY), entry(MANY, { template: 'template' }), entry(MANY + 1, trashed)], undefined);
    expect(page('tide').total).toBe(MANY);
    expect(ids('tide')[0]).toBe(`n${MANY - 1}`);
    catalog.update([entry(MANY - 1, trashed), entry(MANY + 1)], undefined);
    expect(page('tide').total).toBe(MANY);
    expect(ids('tide')[0]).toBe(`n${MANY + 1}`);
    expect(page('tide', 0, 'trash').rows.map(({ id }) => id)).toEqual([`n${MANY - 1}`]);
    catalog.update(entries(0, MANY, trashed), undefined);
    expect(page('tide', 0, 'trash').total).toBe(MANY);
    expect(ids('tide')).toEqual([`n${MANY + 1}`]);
  });
});
