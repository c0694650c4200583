import { tagKeyOf } from '../../core/note/tag-name.ts';
import type { SearchedTag, SearchQuery, SearchTrait } from '../../core/search/search-query.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import { afterAll } from './beginning.ts';
import { RANK } from './frequent-words.ts';

/** A search as SQL: the parts of a list query that depend on what was looked for. */
export interface SearchPlan {
  readonly from: string;
  /** Conditions, each ending in `AND`. */
  readonly where: string;
  readonly parameters: readonly (string | number)[];
  readonly order: string;
  /** What the index of words is asked for, when that is all there is to it. */
  readonly match: string | undefined;
  /** What an index of words is asked for. */
  readonly words: string | undefined;
  /** What else but words must hold of a note, each ending in `AND`. */
  readonly traits: SqlPart;
}

/** A piece of SQL with what is bound in it. */
export interface SqlPart {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** For words that no note has, those of the index that are looked for in their place. */
export type Instead = ReadonlyMap<string, readonly string[]>;

const NEWEST_FIRST = 'notes.edited DESC, notes.id';
const ORDERS: Readonly<Record<ListSort, string>> = {
  edited: `notes.pinned DESC, ${NEWEST_FIRST}`,
  created: 'notes.pinned DESC, notes.created DESC, notes.id',
  title: 'notes.pinned DESC, notes.title_key, notes.id',
};
const BEST_FIRST = `${RANK}, ${NEWEST_FIRST}`;

/** Shorter passages are in no trigram; the texts that have such scripts are looked through. */
const TRIGRAM_UNITS = 3;

const conditions: Readonly<Record<SearchTrait, string>> = {
  'open-tasks': 'notes.open_tasks > 0 AND',
  'done-tasks': 'notes.open_tasks = 0 AND notes.done_tasks > 0 AND',
  files: 'notes.files > 0 AND',
};

/** Who asks, and how what has no words to rank is to be sorted. */
export interface Asking {
  readonly sort: ListSort;
  readonly account: string;
}

/** How to find it. */
export function searchPlanOf(query: SearchQuery, instead: Instead, { sort, account }: Asking): SearchPlan {
  const match = matchOf(query, instead);
  const parts: SqlPart[] = [];
  if (match !== undefined) parts.push({ sql: 'words MATCH ? AND', parameters: [match] });
  for (const passage of query.passages) parts.push(passagePart(passage));
  const traits = traitParts(query, account);
  if (query.without.length > 0) {
    const none = query.without.map(quoted).join(' OR ');
    traits.push({ sql: 'notes.number NOT IN (SELECT rowid FROM words WHERE words MATCH ?) AND', parameters: [none] });
  }
  parts.push(...traits);
  return {
    // In this order: else SQLite asks the index of words anew for each note.
    from: match === undefined ? 'notes' : 'words CROSS JOIN notes ON notes.number = words.rowid',
    where: joined(parts).sql,
    parameters: joined(parts).parameters,
    order: match === undefined ? ORDERS[sort] : BEST_FIRST,
    match: parts.length > 1 ? undefined : match,
    words: match,
    traits: joined(traits),
  };
}

const joined = (parts: readonly SqlPart[]): SqlPart => ({
  sql: parts.map(({ sql }) => sql).join(' '),
  parameters: parts.flatMap(({ parameters }) => parameters),
});

function traitParts(query: SearchQuery, account: string): SqlPart[] {
  const parts: SqlPart[] = [];
  for (const tag of query.tags) parts.push(tagPart(tag));
  for (const author of query.authors) parts.push(authorPart(author === 'me' ? account : author));
  for (const trait of query.traits) parts.push({ sql: conditions[trait], parameters: [] });
  if (query.edited !== undefined)
    parts.push({
      sql: 'notes.edited >= ? AND notes.edited < ? AND',
      parameters: [query.edited.fromMs, query.edited.untilMs],
    });
  return parts;
}

function matchOf({ words, phrases }: SearchQuery, instead: Instead): string | undefined {
  const begins = words.map((word) => {
    const others = instead.get(word);
    return others === undefined ? `${quoted(word)}*` : `(${others.map(quoted).join(' OR ')})`;
  });
  const all = [...begins, ...phrases.map(quoted)];
  return all.length === 0 ? undefined : all.join(' AND ');
}

/** A tag that is still being typed is found by its beginning; a whole one alone, with those nested in it. */
function tagPart({ name, isWhole }: SearchedTag): { sql: string; parameters: readonly string[] } {
  const key = tagKeyOf(name);
  const nested = isWhole ? `${key}/` : key;
  const sql = 'notes.number IN (SELECT note FROM tags WHERE tags.key = ? OR tags.key >= ? AND tags.key < ?) AND';
  return { sql, parameters: [key, nested, afterAll(nested)] };
}

/** Few accounts write in a workspace: which of them begin so is asked first. */
function authorPart(beginning: string): { sql: string; parameters: readonly string[] } {
  const accounts = 'SELECT account FROM members WHERE substr(lower(account), 1, length(?)) = lower(?)';
  const sql = `notes.number IN (SELECT note FROM authors WHERE account IN (${accounts})) AND`;
  return { sql, parameters: [beginning, beginning] };
}

function passagePart(passage: string): { sql: string; parameters: readonly string[] } {
  if (Array.from(passage).length >= TRIGRAM_UNITS) {
    return {
      sql: 'notes.number IN (SELECT rowid FROM passages WHERE passages MATCH ?) AND',
      parameters: [quoted(passage)],
    };
  }
  const found = 'SELECT rowid FROM words WHERE instr(words.title, ?) OR instr(words.text, ?)';
  return { sql: `notes.number IN (${found}) AND`, parameters: [passage, passage] };
}

/** A string of the full-text index's own language, in which nothing is syntax. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
