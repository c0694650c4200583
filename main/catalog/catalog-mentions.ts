import type Database from 'libsql';
import { mentionOf } from '../../core/note/mentions.ts';
import { wordsIn } from '../../core/search/search-query.ts';
import type { BacklinkRow } from './catalog-references.ts';

/** Texts that have the words but in code, say, are read in vain; no more than this many for each that is answered. */
const READ_FOR_ONE = 4;

type Candidate = Omit<BacklinkRow, 'context'> & { readonly text: string };

/** Notes of a catalog that name another one without linking to it. */
export class CatalogMentions {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** The notes outside the Trash whose text has the title of a note, none of whose links leads there, newest edit first. */
  of(id: string, limit: number): BacklinkRow[] {
    const note = this.#db.prepare('SELECT title, key, number FROM notes WHERE id = ?').get(id) as
      { title: string; key: string; number: number } | undefined;
    const words = wordsIn(note?.title ?? '').join(' ');
    if (note === undefined || words === '') return [];
    const candidates = this.#db
      .prepare(
        `SELECT notes.id, notes.title, notes.edited AS editedMs, words.text
         FROM words CROSS JOIN notes ON notes.number = words.rowid
         WHERE words MATCH ? AND notes.trashed = 0 AND notes.blank = 0 AND notes.number <> ?
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.source = notes.number AND links.key = ?)
         ORDER BY notes.edited DESC, notes.id LIMIT ?`,
      )
      .all(`text : "${words}"`, note.number, note.key, limit * READ_FOR_ONE) as Candidate[];
    const rows: BacklinkRow[] = [];
    for (const { text, ...row } of candidates) {
      const mention = mentionOf(text, note.title);
      if (mention !== undefined) rows.push({ ...row, context: mention.context });
      if (rows.length === limit) break;
    }
    return rows;
  }
}
