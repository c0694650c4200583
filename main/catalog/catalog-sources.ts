import type Database from 'libsql';
import type { NoteSource } from '../../core/import/note-source.ts';

/** An imported note by where it came from. */
export interface SourceRow extends NoteSource {
  readonly note: string;
  readonly isTrashed: boolean;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sources (note INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, tags TEXT NOT NULL);
`;

/** Which notes of a catalog were imported, and from where. */
export class CatalogSources {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** Takes out where a note came from. Part of the caller's transaction. */
  remove(note: number): void {
    this.#db.prepare('DELETE FROM sources WHERE note = ?').run(note);
  }

  /** Puts in where a note came from, which is not there. Part of the caller's transaction. */
  put(note: number, source: NoteSource | undefined): void {
    if (source === undefined) return;
    const { key, text, tags } = source;
    this.#db.prepare('INSERT INTO sources VALUES (?, ?, ?, ?)').run(note, key, text, tags);
  }

  /** Every imported note, the one edited last first. */
  all(): SourceRow[] {
    const rows = this.#db
      .prepare(
        `SELECT notes.id AS note, notes.trashed, sources.key, sources.text, sources.tags
         FROM sources JOIN notes ON notes.number = sources.note ORDER BY notes.edited DESC, notes.id`,
      )
      .all() as (NoteSource & { note: string; trashed: number })[];
    return rows.map(({ trashed, ...row }) => ({ ...row, isTrashed: trashed !== 0 }));
  }
}
