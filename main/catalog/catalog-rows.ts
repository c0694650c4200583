import type Database from 'libsql';
import type { SearchQuery } from '../../core/search/search-query.ts';
import { UNREAD_CONDITION } from './catalog-seen.ts';
import { passageIn } from './passage.ts';

/** A note in a list. */
export interface CatalogRow {
  readonly id: string;
  readonly title: string;
  /** The beginning of the text; in a search the passage that matches best. */
  readonly excerpt: string;
  readonly editedMs: number;
  readonly isTrashed: boolean;
  readonly trashedMs: number;
  readonly trashedBy: string;
  readonly createdMs: number;
  readonly editedBy: string;
  readonly isPinned: boolean;
  /** Others changed it since it was seen here. */
  readonly isUnread: boolean;
  readonly notebook?: string;
  readonly tags: readonly string[];
}

/** For whom rows are, and what was looked for. */
export interface Reading {
  readonly account: string;
  readonly wanted: SearchQuery;
  /** Words that were looked for in place of others. */
  readonly others: readonly string[];
}

/** The first parameter is the account that asks. */
const ROW = `SELECT id, title, excerpt, edited AS editedMs, trashed AS isTrashed, created AS createdMs, edited_by AS editedBy,
  pinned AS isPinned, notebook, trashed_ms AS trashedMs, trashed_by AS trashedBy, (${UNREAD_CONDITION}) AS isUnread
  FROM notes WHERE number = ?`;

/** Tags of a row; nobody sees more. */
const MAX_TAGS = 20;

type Row = Omit<CatalogRow, 'tags' | 'notebook'> & { readonly notebook: string | null };

/** The rows of a page, by the numbers of its notes: only what is shown is read. */
export function rowsOf(db: Database.Database, numbers: readonly number[], reading: Reading): CatalogRow[] {
  const { words, phrases, passages } = reading.wanted;
  const isSearch = words.length + phrases.length + passages.length > 0;
  return numbers.map((number) => {
    const row = db.prepare(ROW).get(reading.account, number) as Row;
    const passage = isSearch ? passageIn(textOf(db, number), reading.wanted, reading.others) : undefined;
    const { notebook, ...rest } = row;
    return {
      ...rest,
      ...(notebook === null ? {} : { notebook }),
      excerpt: passage ?? row.excerpt,
      isTrashed: Boolean(row.isTrashed),
      isPinned: Boolean(row.isPinned),
      isUnread: Boolean(row.isUnread),
      tags: tagsOf(db, number),
    };
  });
}

function tagsOf(db: Database.Database, number: number): string[] {
  const named = db.prepare('SELECT name FROM tags WHERE note = ? ORDER BY key LIMIT ?').all(number, MAX_TAGS);
  return (named as { name: string }[]).map(({ name }) => name);
}

function textOf(db: Database.Database, number: number): string {
  return (db.prepare('SELECT text FROM words WHERE rowid = ?').get(number) as { text: string }).text;
}
