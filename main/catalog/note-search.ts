import type Database from 'libsql';
import { foldUnits } from '../../core/search/fold.ts';
import { beginsNearly } from '../../core/search/near-word.ts';
import { isEmptyQuery, parseSearchQuery, type SearchQuery } from '../../core/search/search-query.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import { afterAll } from './beginning.ts';
import { type CatalogRow, rowsOf } from './catalog-rows.ts';
import { countOf, FREQUENT, frequentPage } from './frequent-words.ts';
import { SaidSearch } from './said-search.ts';
import { type Instead, type SearchPlan, searchPlanOf, type SqlPart } from './search-plan.ts';
import { matchIn } from './shelf.ts';

/** Which list: all notes, or the Trash. */
export type CatalogView = 'all' | 'trash';

/** The page of the list that is asked for. Without words in `query` what is pinned comes first, then as `sort` says; else the best match. */
export interface CatalogQuery {
  readonly view: CatalogView;
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

/** A page, how many there are in all, and words that were looked for in place of others that no note has. */
export interface CatalogPage {
  readonly total: number;
  readonly rows: CatalogRow[];
  readonly instead: string[];
}

/** Shorter words have too many neighbours. */
const MIN_FORGIVEN_UNITS = 4;
/** The commonest of the near words; more would find anything. */
const MAX_NEAR_WORDS = 5;

interface Numbers {
  readonly total: number;
  readonly numbers: readonly number[];
  /** Those of them that only their discussion led to. */
  readonly bySaid?: readonly number[];
}

/** Finds notes in an open catalog. */
export class NoteSearch {
  readonly #db: Database.Database;
  readonly #said: SaidSearch;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#said = new SaidSearch(db);
  }

  /** One page and the number of all matches. When there are none, one slip in each word is forgiven. */
  list(query: CatalogQuery): CatalogPage {
    const wanted = parseSearchQuery(query.query, query.nowMs);
    const found = this.#page(query, wanted);
    if (found.total > 0 || isEmptyQuery(wanted)) return found;
    const instead = this.#nearWords(wanted);
    return instead === undefined ? found : this.#page(query, wanted, instead);
  }

  #page(query: CatalogQuery, wanted: SearchQuery, instead: Instead = new Map()): CatalogPage {
    const others = [...instead.values()].flat();
    const { sort = 'edited', account = '' } = query;
    const plan = searchPlanOf(wanted, instead, { sort, account });
    const { total, numbers, bySaid = [] } = this.#withSaid(query, { wanted, plan });
    const rows = rowsOf(this.#db, numbers, { account, wanted, others }).map((row) =>
      bySaid.includes(row.number)
        ? { ...row, excerpt: this.#said.passageOf(row.id, wanted, plan) ?? row.excerpt }
        : row,
    );
    return { total, rows: rows.map(({ number: _, ...row }) => row), instead: others };
  }

  /** The notes of a page in their order; behind those that say what was looked for, those in whose discussion it was said. */
  #withSaid(query: CatalogQuery, { wanted, plan }: { wanted: SearchQuery; plan: SearchPlan }): Numbers {
    const found = this.#numbers(query, plan);
    const beyond = this.#said.beyond(wanted, plan, listedIn(query));
    if (beyond.length === 0) return found;
    const from = Math.max(0, query.offset - found.total);
    const bySaid = beyond.slice(from, from + query.limit - found.numbers.length);
    return { total: found.total + beyond.length, numbers: [...found.numbers, ...bySaid], bySaid };
  }

  /** Those that say it themselves. */
  #numbers(query: CatalogQuery, plan: SearchPlan): Numbers {
    const { view, limit, offset, notebooks = [] } = query;
    const match = plan.match !== undefined && notebooks.length === 0 ? matchIn(view, plan.match) : undefined;
    const counted = match === undefined ? undefined : countOf(this.#db, match);
    if (match !== undefined && counted !== undefined && counted > FREQUENT)
      return { total: counted, numbers: frequentPage(this.#db, match, { offset, limit, total: counted }) };
    const listed = listedIn(query);
    const where = `${plan.from} WHERE ${plan.where} ${listed.sql}`;
    const bound = [...plan.parameters, ...listed.parameters];
    const page = this.#db.prepare(`SELECT notes.number FROM ${where} ORDER BY ${plan.order} LIMIT ? OFFSET ?`);
    const numbers = (page.all(...bound, limit, offset) as { number: number }[]).map(({ number }) => number);
    return { total: counted ?? this.#count(where, bound), numbers };
  }

  #count(where: string, bound: readonly (string | number)[]): number {
    const count = this.#db.prepare(`SELECT count(*) AS total FROM ${where}`);
    return (count.get(...bound) as { total: number }).total;
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

/** Which notes a list shows at all. */
function listedIn({ view, notebooks = [] }: CatalogQuery): SqlPart {
  const isIn = notebooks.map((ids) => ` AND notes.notebook IN (${ids.map(() => '?').join(', ')})`).join('');
  const isListed = view === 'all' ? " AND notes.template = 'none'" : '';
  return {
    sql: `notes.trashed = ? AND notes.blank = 0${isListed}${isIn}`,
    parameters: [view === 'trash' ? 1 : 0, ...notebooks.flat()],
  };
}
