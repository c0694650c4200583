import Database from 'libsql';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { CatalogReferences } from './catalog-references.ts';
import { searchPlanOf } from './search-plan.ts';

/** A note as the catalog holds it. */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly text: string;
  readonly editedMs: number;
  readonly isTrashed: boolean;
  /** Neither text nor fields: kept out of every list. */
  readonly isBlank: boolean;
  /** When it was last erased for good, in milliseconds since 1970; 0 when it never was. */
  readonly erasedMs: number;
  /** Stored documents of it that are kept but not applied: which leaf of which, and why. */
  readonly refusals: readonly CatalogRefusal[];
}

/** A document that is kept but not applied. */
export interface CatalogRefusal {
  readonly id: string;
  readonly rev: string;
  readonly reason: string;
}

/** The page of the list that is asked for. Without words in `query` the newest edit comes first, else the best match. */
export interface CatalogQuery {
  readonly view: 'all' | 'trash';
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
}

export type CatalogRow = Omit<CatalogEntry, 'text' | 'isBlank' | 'erasedMs' | 'refusals'>;

/** Where the catalog stands: which database it was derived from, and how far. */
export interface CatalogPosition {
  readonly source: string;
  readonly seq: number;
}

/** Grows when the tables change; a file of another format is made anew. */
const FORMAT = 3;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER, source TEXT, seq INTEGER);
  CREATE TABLE IF NOT EXISTS notes (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, key TEXT NOT NULL, excerpt TEXT NOT NULL,
    edited INTEGER NOT NULL, trashed INTEGER NOT NULL, blank INTEGER NOT NULL, erased INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS notes_edited ON notes (trashed, blank, edited DESC, id);
  CREATE INDEX IF NOT EXISTS notes_key ON notes (key, trashed, blank, edited DESC, id);
  CREATE INDEX IF NOT EXISTS notes_erased ON notes (erased) WHERE erased > 0;
  CREATE TABLE IF NOT EXISTS refusals (note TEXT NOT NULL, id TEXT NOT NULL, rev TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (note, id, rev)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
`;

const COLUMNS = 'notes.id, notes.title, notes.excerpt, notes.edited AS editedMs, notes.trashed AS isTrashed';

/** Full-text list of one workspace's notes: one SQLite file, derived, always rebuildable. Synchronous: lives in a worker. */
export class CatalogDatabase {
  readonly #db: Database.Database;
  /** What notes say of each other. */
  readonly references: CatalogReferences;

  /** Opens the file; one that is damaged or of another format throws, and the caller removes it. */
  constructor(file: string) {
    this.#db = new Database(file);
    // Derived data: a power cut may cost the last entries, which the position in the same transaction then shows.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#db.exec(SCHEMA);
    this.references = new CatalogReferences(this.#db);
    const row = this.#db.prepare('SELECT format FROM position').get() as { format: number } | undefined;
    if (row && row.format !== FORMAT) throw new Error(`catalog format ${row.format}`);
  }

  /** Where the catalog stands; undefined when it is new. */
  position(): CatalogPosition | undefined {
    const row = this.#db.prepare('SELECT source, seq FROM position').get() as CatalogPosition | undefined;
    return row && { source: row.source, seq: row.seq };
  }

  /** Puts entries in, with the position that they lead to and the accounts that wrote what led there, as one. */
  update(
    entries: readonly CatalogEntry[],
    position: CatalogPosition | undefined,
    accounts: readonly string[] = [],
  ): void {
    this.#db.exec('BEGIN');
    try {
      for (const entry of entries) this.#put(entry);
      this.references.putMembers(accounts);
      if (position)
        this.#db
          .prepare('INSERT OR REPLACE INTO position VALUES (1, ?, ?, ?)')
          .run(FORMAT, position.source, position.seq);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Which of these notes the catalog knows. */
  known(ids: readonly string[]): string[] {
    const find = this.#db.prepare('SELECT 1 AS found FROM notes WHERE id = ?');
    return ids.filter((id) => find.get(id) !== undefined);
  }

  /** Every refusal, with the note that it is of. */
  refusals(): (CatalogRefusal & { readonly note: string })[] {
    return this.#db.prepare('SELECT note, id, rev, reason FROM refusals').all() as ReturnType<this['refusals']>;
  }

  /** The notes that were erased for good before then. */
  erasedBefore(timeMs: number): string[] {
    const found = this.#db.prepare('SELECT id FROM notes WHERE erased > 0 AND erased < ?').all(timeMs);
    return (found as { id: string }[]).map(({ id }) => id);
  }

  /** One page and the number of all matches. */
  list(query: CatalogQuery): { total: number; rows: CatalogRow[] } {
    const plan = searchPlanOf(query.query);
    const trashed = query.view === 'trash' ? 1 : 0;
    const where = `${plan.from} WHERE ${plan.where} notes.trashed = ? AND notes.blank = 0`;
    const bound = [...plan.parameters, trashed];
    const { total } = this.#db.prepare(`SELECT count(*) AS total FROM ${where}`).get(...bound) as { total: number };
    const page = `SELECT ${COLUMNS} FROM ${where} ORDER BY ${plan.order} LIMIT ? OFFSET ?`;
    const rows = this.#db.prepare(page).all(...bound, query.limit, query.offset) as CatalogRow[];
    return { total, rows: rows.map((row) => ({ ...row, isTrashed: Boolean(row.isTrashed) })) };
  }

  close(): void {
    this.#db.close();
  }

  #put(entry: CatalogEntry): void {
    const number = this.#putNote(entry);
    this.references.put(number, entry.text);
    this.#db.prepare('DELETE FROM refusals WHERE note = ?').run(entry.id);
    for (const { id, rev, reason } of entry.refusals)
      this.#db.prepare('INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)').run(entry.id, id, rev, reason);
  }

  /** Answers the note's number, which its words, links and tags are kept under. */
  #putNote({ id, title, excerpt, text, editedMs, isTrashed, isBlank, erasedMs }: CatalogEntry): number {
    const known = this.#db.prepare('SELECT number FROM notes WHERE id = ?').get(id) as { number: number } | undefined;
    const values = [title, linkKeyOf(title), excerpt, editedMs, Number(isTrashed), Number(isBlank), erasedMs];
    if (known) {
      this.#db
        .prepare(
          'UPDATE notes SET title = ?, key = ?, excerpt = ?, edited = ?, trashed = ?, blank = ?, erased = ? WHERE number = ?',
        )
        .run(...values, known.number);
      this.#db.prepare('UPDATE words SET title = ?, text = ? WHERE rowid = ?').run(title, text, known.number);
      return known.number;
    }
    const { lastInsertRowid } = this.#db
      .prepare(
        'INSERT INTO notes (id, title, key, excerpt, edited, trashed, blank, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(id, ...values);
    this.#db.prepare('INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)').run(lastInsertRowid, title, text);
    return Number(lastInsertRowid);
  }
}
