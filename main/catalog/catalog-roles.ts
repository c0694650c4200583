import type Database from 'libsql';

/** A template in a list. */
export interface CatalogTemplate {
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly isDaily: boolean;
}

const SCHEMA = `
  CREATE INDEX IF NOT EXISTS notes_day ON notes (day, id) WHERE day <> '';
  CREATE INDEX IF NOT EXISTS notes_template ON notes (template) WHERE template <> 'none';
`;

/** Notes of a day and templates, by columns of the notes. */
export class CatalogRoles {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** The note of a day outside the Trash; of several, which laptops made apart, the one with the smallest id. */
  dayNote(day: string): string | undefined {
    const find = this.#db.prepare(
      "SELECT id FROM notes WHERE day = ? AND day <> '' AND trashed = 0 AND template = 'none' ORDER BY id LIMIT 1",
    );
    return (find.get(day) as { id: string } | undefined)?.id;
  }

  /** The templates outside the Trash, by title. Of several that are marked as the daily one, the one with the smallest id is. */
  templates(limit: number): CatalogTemplate[] {
    const found = this.#db
      .prepare(
        `SELECT id, title, excerpt, template = 'daily' AND id = (
           SELECT min(id) FROM notes WHERE template = 'daily' AND trashed = 0) AS isDaily
         FROM notes WHERE template <> 'none' AND trashed = 0 ORDER BY key, id LIMIT ?`,
      )
      .all(limit) as (Omit<CatalogTemplate, 'isDaily'> & { isDaily: number })[];
    return found.map((row) => ({ ...row, isDaily: row.isDaily === 1 }));
  }
}
