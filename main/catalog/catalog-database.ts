import Database from 'libsql';
import { linkKeyOf } from '../../core/note/link-target.ts';
import type { NoteSummary } from '../../core/note/summary.ts';
import { titleKeyOf } from '../../core/note/title-order.ts';
import { UNSPACED } from '../../core/search/search-query.ts';
import { CatalogNames } from './catalog-names.ts';
import type { Authorship } from '../../core/segment/authorship.ts';
import { CatalogDiscussion } from './catalog-discussion.ts';
import { CatalogMentions } from './catalog-mentions.ts';
import { CatalogMessages, type ChangedMessage } from './catalog-messages.ts';
import { CatalogReferences } from './catalog-references.ts';
import { CatalogSeen } from './catalog-seen.ts';
import { CatalogRoles } from './catalog-roles.ts';
import { CatalogTasks, type TaskedNote } from './catalog-tasks.ts';
import { CatalogSources } from './catalog-sources.ts';
import { keepStatements } from './kept-statements.ts';
import { type CatalogPage, type CatalogQuery, NoteSearch } from './note-search.ts';
import { shelfOf } from './shelf.ts';

/** A note as the catalog holds it. */
export interface CatalogEntry extends NoteSummary, Authorship {
  readonly id: string;
  /** When it was last erased for good, in milliseconds since 1970; 0 when it never was. */
  readonly erasedMs: number;
  /** Who put it into the Trash; empty while it is not there, or when that cannot be told. */
  readonly trashedBy: string;
  /** Stored documents of it that are kept but not applied: which leaf of which, and why. */
  readonly refusals: readonly CatalogRefusal[];
}

/** A document that is kept but not applied. */
export interface CatalogRefusal {
  readonly id: string;
  readonly rev: string;
  readonly reason: string;
}

/** What a note says, as far as the catalog knows. */
export interface CatalogText {
  readonly title: string;
  readonly body: string;
  readonly isTrashed: boolean;
}

/** Where the catalog stands: which database it was derived from, and how far. */
export interface CatalogPosition {
  readonly source: string;
  readonly seq: number;
}

/** A step of the catalog along its database: what is put in with it was all that changed between the two. */
export interface CatalogStep extends CatalogPosition {
  readonly since: number;
}

/** Grows when the tables change; a file of another format is made anew. */
const FORMAT = 11;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER, source TEXT, seq INTEGER);
  CREATE TABLE IF NOT EXISTS notes (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, key TEXT NOT NULL, excerpt TEXT NOT NULL,
    edited INTEGER NOT NULL, trashed INTEGER NOT NULL, blank INTEGER NOT NULL, erased INTEGER NOT NULL,
    open_tasks INTEGER NOT NULL, done_tasks INTEGER NOT NULL, files INTEGER NOT NULL,
    notebook TEXT, pinned INTEGER NOT NULL, created INTEGER NOT NULL, edited_by TEXT NOT NULL, title_key TEXT NOT NULL,
    trashed_ms INTEGER NOT NULL, trashed_by TEXT NOT NULL, day TEXT NOT NULL, template TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS notes_edited ON notes (trashed, blank, pinned DESC, edited DESC, id, template);
  CREATE INDEX IF NOT EXISTS notes_created ON notes (trashed, blank, pinned DESC, created DESC, id, template);
  CREATE INDEX IF NOT EXISTS notes_title ON notes (trashed, blank, pinned DESC, title_key, id, template);
  CREATE INDEX IF NOT EXISTS notes_key ON notes (key, trashed, blank, edited DESC, id);
  CREATE INDEX IF NOT EXISTS notes_notebook ON notes (notebook, trashed, blank, pinned DESC, edited DESC, id) WHERE notebook IS NOT NULL;
  CREATE INDEX IF NOT EXISTS notes_erased ON notes (erased) WHERE erased > 0;
  CREATE TABLE IF NOT EXISTS refusals (note TEXT NOT NULL, id TEXT NOT NULL, rev TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (note, id, rev)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, text, shelf, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4');
  CREATE VIRTUAL TABLE IF NOT EXISTS titles USING fts5 (title, shelf, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4');
  CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (words, row);
  CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5 (title, text, tokenize = 'trigram');
`;

/**
 * How an index gathers words: up to 8 MB of them before they are written, so that one step of the catalog is one piece of
 * the index, and 16 pieces before they become one. A list is made a fifth quicker than with SQLite's own settings, five
 * times the notes take five times as long, and searches take the same.
 */
const GATHERED = ['words', 'titles']
  .flatMap((index) =>
    Object.entries({ hashsize: 8 * 1024 * 1024, automerge: 16, crisismerge: 32 }).map(
      ([setting, value]) => `INSERT INTO ${index} (${index}, rank) VALUES ('${setting}', ${value});`,
    ),
  )
  .join('');

/** Full-text list of one workspace's notes: one SQLite file, derived, always rebuildable. Synchronous: lives in a worker. */
export class CatalogDatabase {
  readonly #db: Database.Database;
  readonly #search: NoteSearch;
  /** What notes say of each other. */
  readonly references: CatalogReferences;
  /** What the member who uses this laptop has seen. */
  readonly seen: CatalogSeen;
  /** Which notes name each other without a link. */
  readonly mentions: CatalogMentions;
  /** Notes by their titles. */
  readonly names: CatalogNames;
  readonly tasks: CatalogTasks;
  /** Notes of a day, and templates. */
  readonly roles: CatalogRoles;
  /** Where notes were imported from. */
  readonly sources: CatalogSources;
  readonly messages: CatalogMessages;
  readonly discussion: CatalogDiscussion;

  /** Opens the file; one that is damaged or of another format throws, and the caller removes it. */
  constructor(file: string) {
    this.#db = new Database(file);
    try {
      const before = prepare(this.#db);
      keepStatements(this.#db);
      this.#db.exec(SCHEMA);
      if (before === 0) this.#db.exec(GATHERED);
      this.references = new CatalogReferences(this.#db);
      this.seen = new CatalogSeen(this.#db);
      this.mentions = new CatalogMentions(this.#db);
      this.names = new CatalogNames(this.#db);
      this.tasks = new CatalogTasks(this.#db);
      this.roles = new CatalogRoles(this.#db);
      this.sources = new CatalogSources(this.#db);
      this.messages = new CatalogMessages(this.#db);
      this.discussion = new CatalogDiscussion(this.#db, this.messages);
      this.#search = new NoteSearch(this.#db);
      // A table that had to be made beside others would be empty, and taken for the truth.
      if (before > 0 && partsOf(this.#db) !== before) throw new Error('a catalog without some of its tables');
    } catch (error) {
      // An open file cannot be removed everywhere.
      this.#db.close();
      throw error;
    }
  }

  /** Where the catalog stands; undefined when it is new. */
  position(): CatalogPosition | undefined {
    const row = this.#db.prepare('SELECT source, seq FROM position').get() as CatalogPosition | undefined;
    return row && { source: row.source, seq: row.seq };
  }

  /**
   * Puts entries in, with the step that they are and the accounts that wrote what led there, as one. A step that does not
   * begin where the catalog stands, or before, throws: it would leave a gap that nobody looks at again.
   */
  update(entries: readonly CatalogEntry[], step: CatalogStep | undefined, accounts: readonly string[] = []): void {
    this.#asOne(() => {
      for (const entry of entries) this.#put(entry);
      this.references.putMembers(new Set([...accounts, ...entries.flatMap(({ authors }) => authors)]));
      if (step) this.#go(step);
    });
  }

  /** Puts messages of discussions in, and takes those out that are no more, with who wrote them. */
  putMessages(changes: readonly ChangedMessage[]): void {
    this.#asOne(() => {
      this.messages.put(changes);
      this.references.putMembers(new Set(changes.flatMap(({ message }) => message?.account ?? [])));
    });
  }

  #asOne(write: () => void): void {
    this.#db.exec('BEGIN');
    try {
      write();
      this.#db.exec('COMMIT');
    } catch (error) {
      // SQLite ended the transaction itself when the disk is full, and would say that instead of what is wrong.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
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

  /** What a note says; undefined for one that no list shows. */
  textOf(id: string): CatalogText | undefined {
    const row = this.#db
      .prepare(
        'SELECT words.title, words.text, trashed FROM notes JOIN words ON words.rowid = notes.number WHERE notes.id = ? AND NOT blank',
      )
      .get(id) as { title: string; text: string; trashed: number } | undefined;
    return row && { title: row.title, body: row.text, isTrashed: row.trashed !== 0 };
  }

  /** Every note that a list shows, or the Trash: the one edited last first. */
  listed({ isTrashed }: { readonly isTrashed: boolean }): string[] {
    const find = 'SELECT id FROM notes WHERE trashed = ? AND blank = 0 ORDER BY edited DESC, id';
    return (this.#db.prepare(find).all(Number(isTrashed)) as { id: string }[]).map(({ id }) => id);
  }

  /** The notes that were erased for good before then. */
  erasedBefore(timeMs: number): string[] {
    const found = this.#db.prepare('SELECT id FROM notes WHERE erased > 0 AND erased < ?').all(timeMs);
    return (found as { id: string }[]).map(({ id }) => id);
  }

  /** The notes in the Trash that were put there before then. */
  trashedBefore(timeMs: number): string[] {
    const found = this.#db
      .prepare('SELECT id FROM notes WHERE trashed = 1 AND blank = 0 AND trashed_ms < ?')
      .all(timeMs);
    return (found as { id: string }[]).map(({ id }) => id);
  }

  /** One page and the number of all matches. */
  list(query: CatalogQuery): CatalogPage {
    return this.#search.list(query);
  }

  close(): void {
    this.#db.close();
  }

  #go({ source, since, seq }: CatalogStep): void {
    const at = this.position();
    const reached = at?.source === source ? at.seq : 0;
    if (since > reached) throw new Error(`a step from ${since} on a catalog at ${reached}`);
    this.#db.prepare('INSERT OR REPLACE INTO position VALUES (1, ?, ?, ?)').run(FORMAT, source, Math.max(seq, reached));
  }

  #put(entry: CatalogEntry): void {
    const number = this.#replaceNote(entry) ?? this.#addNote(entry);
    this.#putPassages(number, entry);
    this.references.put(number, entry);
    this.sources.put(number, entry.source);
    for (const { id, rev, reason } of entry.refusals)
      this.#db.prepare('INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)').run(entry.id, id, rev, reason);
  }

  /** Answers the number of a note that is known, having taken out what else is kept under it; undefined for a new one. */
  #replaceNote(entry: CatalogEntry): number | undefined {
    const { id } = entry;
    const known = this.#db.prepare('SELECT number FROM notes WHERE id = ?').get(id) as { number: number } | undefined;
    if (known === undefined) return undefined;
    const { number } = known;
    this.#db.prepare(UPDATE_NOTE).run(...valuesOf(entry), number);
    this.#putWords(number, entry);
    this.#db.prepare('DELETE FROM passages WHERE rowid = ?').run(number);
    this.#db.prepare('DELETE FROM refusals WHERE note = ?').run(id);
    this.references.remove(number);
    this.sources.remove(number);
    this.tasks.put(tasksIn(entry, number));
    return number;
  }

  /** Answers the number of a note that is new, under which nothing is kept yet. */
  #addNote(entry: CatalogEntry): number {
    const { lastInsertRowid } = this.#db.prepare(INSERT_NOTE).run(...valuesOf(entry), entry.id);
    const number = Number(lastInsertRowid);
    this.#putWords(number, entry);
    // The number is new, so there are no tasks to compare with.
    if (entry.openTasks + entry.doneTasks > 0) this.tasks.put(tasksIn(entry, number));
    return number;
  }

  /** Titles have an index of their own: to find a frequent word in them needs no look at all texts that have it. */
  #putWords(number: number, entry: CatalogEntry): void {
    const { title, text } = entry;
    const shelf = shelfOf(entry);
    this.#db
      .prepare('REPLACE INTO words (rowid, title, text, shelf) VALUES (?, ?, ?, ?)')
      .run(number, title, text, shelf);
    this.#db.prepare('REPLACE INTO titles (rowid, title, shelf) VALUES (?, ?, ?)').run(number, title, shelf);
  }

  /** Scripts without spaces have no words to find; their texts are found by any three letters in a row. */
  #putPassages(number: number, { title, text }: CatalogEntry): void {
    if (!UNSPACED.test(title) && !UNSPACED.test(text)) return;
    this.#db.prepare('INSERT INTO passages (rowid, title, text) VALUES (?, ?, ?)').run(number, title, text);
  }
}

/** How long a file that somebody else has locked is waited for, in milliseconds. */
const LOCK_MS = 1000;

/** Answers how many tables and indexes there are already: none when the file is new. */
function prepare(db: Database.Database): number {
  // Derived data: a power cut may cost the last entries, which the position in the same transaction then shows.
  db.exec(`PRAGMA busy_timeout = ${LOCK_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;`);
  const parts = partsOf(db);
  if (parts === 0) return 0;
  const row = db.prepare('SELECT format FROM position').get() as { format: number } | undefined;
  if (row && row.format !== FORMAT) throw new Error(`catalog format ${row.format}`);
  return parts;
}

const partsOf = (db: Database.Database): number =>
  (db.prepare('SELECT count(*) AS parts FROM sqlite_schema').get() as { parts: number }).parts;

/** A note as its tasks are kept. */
const tasksIn = (entry: CatalogEntry, number: number): TaskedNote => ({
  ...entry,
  number,
  isListed: !entry.isTrashed && entry.template === 'none',
});

/** What a note's row holds besides its id. */
const COLUMNS = [
  'title',
  'key',
  'excerpt',
  'edited',
  'trashed',
  'blank',
  'erased',
  'open_tasks',
  'done_tasks',
  'files',
  'notebook',
  'pinned',
  'created',
  'edited_by',
  'title_key',
  'trashed_ms',
  'trashed_by',
  'day',
  'template',
];

const UPDATE_NOTE = `UPDATE notes SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE number = ?`;
const INSERT_NOTE = `INSERT INTO notes (${COLUMNS.join(', ')}, id) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?)`;

const valuesOf = (entry: CatalogEntry): readonly (string | number | null)[] => [
  entry.title,
  linkKeyOf(entry.title),
  entry.excerpt,
  entry.editedMs,
  Number(entry.isTrashed),
  Number(entry.isBlank),
  entry.erasedMs,
  entry.openTasks,
  entry.doneTasks,
  entry.files,
  entry.notebook ?? null,
  Number(entry.isPinned),
  entry.createdMs,
  entry.editedBy,
  titleKeyOf(entry.title),
  entry.trashedMs,
  entry.trashedBy,
  entry.day,
  entry.template,
];
