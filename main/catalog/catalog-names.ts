import type Database from 'libsql';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { fuzzyMatch, fuzzyWordsOf } from '../../core/search/fuzzy.ts';
import type { TitleRow } from './catalog-references.ts';

/** How many titles with the right letters are compared: those where words begin so come first, then the newest. */
const MAX_CANDIDATES = 200;

const COLUMNS = 'notes.id, notes.title, notes.excerpt, notes.edited AS editedMs';
const NAMED = 'trashed = 0 AND blank = 0';
const LIKE = "key LIKE ? ESCAPE '\\'";

/** Titles by what is typed of them in a hurry. One walk through the index of titles answers; no row is read that is not a candidate. */
export class CatalogNames {
  readonly #db: Database.Database;

  /** `notes` must be there, with its index `notes_key`. */
  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** The notes whose title has the letters of each word in their order, best match first; those edited last for no words. */
  findByLetters(query: string, limit: number): TitleRow[] {
    const letters = fuzzyWordsOf(query);
    const found = this.#candidates(linkKeyOf(query).split(' ').filter(Boolean)).flatMap((row) => {
      const match = fuzzyMatch(letters, row.title);
      return match ? [{ row, score: match.score }] : [];
    });
    // Stable: of equal ones the newest stays first.
    return found
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ row }) => row);
  }

  /** The notes of these ids, in their order; those that no list has are left out. */
  readTitles(ids: readonly string[]): TitleRow[] {
    const read = this.#db.prepare(`SELECT ${COLUMNS} FROM notes WHERE id = ? AND ${NAMED}`);
    return ids.flatMap((id) => read.all(id) as TitleRow[]);
  }

  #candidates(words: readonly string[]): TitleRow[] {
    const having = words.map(() => ` AND ${LIKE}`).join('');
    const beginning = words.map(() => `(${LIKE} OR ${LIKE}) DESC, `).join('');
    const statement = this.#db.prepare(
      `SELECT ${COLUMNS} FROM
         (SELECT number AS candidate FROM notes INDEXED BY notes_key
          WHERE ${NAMED} AND key > ''${having} ORDER BY ${beginning}edited DESC LIMIT ${MAX_CANDIDATES})
       JOIN notes ON notes.number = candidate ORDER BY notes.edited DESC, notes.id`,
    );
    const spread = words.map((word) => `%${Array.from(word, escaped).join('%')}%`);
    const starts = words.map(escaped).flatMap((word) => [`${word}%`, `% ${word}%`]);
    return statement.all(...spread, ...starts) as TitleRow[];
  }
}

/** Text as it stands for itself in a pattern of LIKE. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
