import type Database from 'libsql';
import type { SearchQuery } from '../../core/search/search-query.ts';
import { UNREAD_POST } from './catalog-discussion.ts';
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
  /** How many messages of its discussion others wrote since it was seen here. */
  readonly unreadMessages: number;
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

/** Tags of a row; nobody sees more. */
const MAX_TAGS = 20;
const TAGS = `SELECT json_group_array(name) FROM (
  SELECT name FROM tags WHERE tags.note = notes.number ORDER BY tags.key LIMIT ${MAX_TAGS})`;

/** All rows of a page at once: one question takes a fifth of what one for each note does. Takes the account that asks twice, and numbers as JSON. */
const ROWS = `SELECT notes.number, notes.id, notes.title, notes.excerpt, notes.edited AS editedMs, notes.trashed AS isTrashed,
  notes.created AS createdMs, notes.edited_by AS editedBy, notes.pinned AS isPinned, notes.notebook,
  notes.trashed_ms AS trashedMs, notes.trashed_by AS trashedBy, (${UNREAD_CONDITION}) AS isUnread, (${TAGS}) AS tags,
  (SELECT count(*) FROM messages WHERE messages.doc = notes.id AND ${UNREAD_POST}) AS unreadMessages
  FROM json_each(?) AS page CROSS JOIN notes ON notes.number = page.value`;

interface Row extends Omit<CatalogRow, 'tags' | 'notebook'> {
  readonly number: number;
  readonly notebook: string | null;
  /** As JSON. */
  readonly tags: string;
}

/** A row with the number that the catalog has for its note. */
type NumberedRow = CatalogRow & { readonly number: number };

/** The rows of a page, by the numbers of its notes: only what is shown is read. */
export function rowsOf(db: Database.Database, numbers: readonly number[], reading: Reading): NumberedRow[] {
  const page = JSON.stringify(numbers);
  const rows = db.prepare(ROWS).all(reading.account, reading.account, page) as Row[];
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const texts = isSearch(reading.wanted) ? textsOf(db, page) : undefined;
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    const text = texts?.get(number);
    const passage = text === undefined ? undefined : passageIn(text, reading.wanted, reading.others);
    return row === undefined ? [] : [shown(row, passage)];
  });
}

const isSearch = ({ words, phrases, passages }: SearchQuery): boolean =>
  words.length + phrases.length + passages.length > 0;

function shown({ notebook, tags, ...row }: Row, passage: string | undefined): NumberedRow {
  return {
    ...row,
    ...(notebook === null ? {} : { notebook }),
    excerpt: passage ?? row.excerpt,
    isTrashed: Boolean(row.isTrashed),
    isPinned: Boolean(row.isPinned),
    isUnread: Boolean(row.isUnread),
    tags: JSON.parse(tags) as string[],
  };
}

function textsOf(db: Database.Database, page: string): ReadonlyMap<number, string> {
  const find =
    'SELECT words.rowid AS number, words.text FROM json_each(?) AS page CROSS JOIN words ON words.rowid = page.value';
  const found = db.prepare(find).all(page) as { number: number; text: string }[];
  return new Map(found.map(({ number, text }) => [number, text]));
}
