import type Database from 'libsql';

/** Marks that were added, and up to when everything counts as seen. Milliseconds since 1970. */
export interface SeenMarks {
  readonly allMs: number;
  readonly notes: readonly (readonly [id: string, seenMs: number])[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS seen (note TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen_all (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL);
`;

/**
 * Whether others changed a note since it was seen. Takes the account that asks. Nothing is unread before the marks are known.
 */
export const UNREAD_CONDITION = `notes.edited_by <> ? AND notes.edited > coalesce((SELECT at FROM seen_all), 9e15)
  AND notes.edited > coalesce((SELECT at FROM seen WHERE seen.note = notes.id), 0)`;

/** What the member who uses this laptop has seen. */
export class CatalogSeen {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** Adds marks; those that say no more than `allMs` go. */
  put({ allMs, notes }: SeenMarks): void {
    const add = this.#db.prepare('INSERT OR REPLACE INTO seen VALUES (?, ?)');
    this.#db.exec('BEGIN');
    try {
      for (const [id, seenMs] of notes) add.run(id, seenMs);
      this.#db.prepare('INSERT OR REPLACE INTO seen_all VALUES (1, ?)').run(allMs);
      this.#db.prepare('DELETE FROM seen WHERE at <= ?').run(allMs);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** How many notes outside the Trash are unread to an account. */
  unreadCount(account: string): number {
    const counted = this.#db
      .prepare(`SELECT count(*) AS count FROM notes WHERE trashed = 0 AND blank = 0 AND ${UNREAD_CONDITION}`)
      .get(account);
    return (counted as { count: number }).count;
  }
}
