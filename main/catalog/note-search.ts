import type Database from 'libsql';
import { foldUnits } from '../../core/search/fold.ts';
import { beginsNearly } from '../../core/search/near-word.ts';
import { isEmptyQuery, parseSearchQuery, type SearchQuery } from '../../core/search/search-query.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import { UNREAD_CONDITION } from './catalog-seen.ts';
import { afterAll } from './beginning.ts';
import { passageIn } from './passage.ts';
import { type Instead, searchPlanOf } from './search-plan.ts';

/** The page of the list that is asked for. Without words in `query` what is pinned comes first, then as `sort` says; else the best match. */
export interface CatalogQuery {
  readonly view: 'all' | 'trash';
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
  /** Newest edit first unless something else is asked for. */
  readonly sort?: ListSort | undefined;
  /** What `today` is counted from. */
  readonly nowMs: number;
  /** Only notes that lie in one of each of these lists of notebooks. */
  readonly notebooks?: readonly (readonly string[])[];
  /** The account that asks: `by:me`. */
  readonly account?: string;
}

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

/** A page, how many there are in all, and words that were looked for in place of others that no note has. */
export interface CatalogPage {
  readonly total: number;
  readonly rows: CatalogRow[];
  readonly instead: string[];
}

const COLUMNS =
  'notes.number, notes.id, notes.title, notes.excerpt, notes.edited AS editedMs, notes.trashed AS isTrashed, ' +
  'notes.created AS createdMs, notes.edited_by AS editedBy, notes.pinned AS isPinned, notes.notebook, ' +
  'notes.trashed_ms AS trashedMs, notes.trashed_by AS trashedBy';
/** Takes the account that asks. */
const UNREAD = `(${UNREAD_CONDITION}) AS isUnread`;

/** Tags of a row; nobody sees more. */
const MAX_TAGS = 20;
/** Shorter words have too many neighbours. */
const MIN_FORGIVEN_UNITS = 4;
/** The commonest of the near words; more would find anything. */
const MAX_NEAR_WORDS = 5;

type Row = Omit<CatalogRow, 'tags' | 'notebook'> & { readonly number: number; readonly notebook: string | null };

/** Finds notes in an open catalog. */
export class NoteSearch {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** One page and the number of all matches. When there are none, one slip in each word is forgiven. */
  list(query: CatalogQuery): CatalogPage {
    const wanted = parseSearchQuery(query.query, query.nowMs);
    const found = this.#page(query, wanted);
    if (found.total > 0 || isEmptyQuery(wanted)) return found;
    const instead = this.#nearWords(wanted);
    return instead === undefined ? found : this.#page(query, wanted, instead);
  }

  #page(
    { view, limit, offset, notebooks = [], sort = 'edited', account = '' }: CatalogQuery,
    wanted: SearchQuery,
    instead: Instead = new Map(),
  ): CatalogPage {
    const plan = searchPlanOf(wanted, instead, { sort, account });
    const others = [...instead.values()].flat();
    const isIn = notebooks.map((ids) => ` AND notes.notebook IN (${ids.map(() => '?').join(', ')})`).join('');
    const isListed = view === 'all' ? " AND notes.template = 'none'" : '';
    const where = `${plan.from} WHERE ${plan.where} notes.trashed = ? AND notes.blank = 0${isListed}${isIn}`;
    const bound = [...plan.parameters, view === 'trash' ? 1 : 0, ...notebooks.flat()];
    const { total } = this.#db.prepare(`SELECT count(*) AS total FROM ${where}`).get(...bound) as { total: number };
    const page = `SELECT ${COLUMNS}, ${UNREAD} FROM ${where} ORDER BY ${plan.order} LIMIT ? OFFSET ?`;
    const rows = this.#db.prepare(page).all(account, ...bound, limit, offset) as Row[];
    const isSearch = wanted.words.length + wanted.phrases.length + wanted.passages.length > 0;
    return {
      total,
      rows: rows.map(({ number, isTrashed, isPinned, isUnread, notebook, ...row }) => {
        const passage = isSearch ? passageIn(this.#textOf(number), wanted, others) : undefined;
        return {
          ...row,
          ...(notebook === null ? {} : { notebook }),
          excerpt: passage ?? row.excerpt,
          isTrashed: Boolean(isTrashed),
          isPinned: Boolean(isPinned),
          isUnread: Boolean(isUnread),
          tags: this.#tagsOf(number),
        };
      }),
      instead: others,
    };
  }

  #tagsOf(number: number): string[] {
    const named = this.#db.prepare('SELECT name FROM tags WHERE note = ? ORDER BY key LIMIT ?').all(number, MAX_TAGS);
    return (named as { name: string }[]).map(({ name }) => name);
  }

  #textOf(number: number): string {
    return (this.#db.prepare('SELECT text FROM words WHERE rowid = ?').get(number) as { text: string }).text;
  }

  /** For each word that no note has, the commonest words that it may have been meant to be; undefined when there is nothing to forgive. */
  #nearWords({ words }: SearchQuery): Instead | undefined {
    const near = new Map<string, readonly string[]>();
    for (const word of words) {
      if (this.#isKnown(word)) continue;
      const others = word.length < MIN_FORGIVEN_UNITS ? [] : this.#wordsNear(foldUnits(word));
      if (others.length === 0) return undefined;
      near.set(word, others);
    }
    return near.size === 0 ? undefined : near;
  }

  #isKnown(word: string): boolean {
    const found = this.#db.prepare('SELECT 1 AS found FROM words WHERE words MATCH ? LIMIT 1').get(`"${word}"*`);
    return found !== undefined;
  }

  /** Words of the index by their first letter, or by the second: few slip at both. */
  #wordsNear(word: string): readonly string[] {
    const [first = '', second = ''] = word;
    const vocabulary = this.#db.prepare('SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?');
    const terms = [...new Set([first, second])].flatMap(
      (letter) => vocabulary.all(letter, afterAll(letter)) as { term: string; doc: number }[],
    );
    return terms
      .filter(({ term }) => beginsNearly(term, word))
      .sort((a, b) => b.doc - a.doc)
      .slice(0, MAX_NEAR_WORDS)
      .map(({ term }) => term);
  }
}
