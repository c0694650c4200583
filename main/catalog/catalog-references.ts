import type Database from 'libsql';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { referencesOf } from '../../core/note/references.ts';
import { tagKeyOf } from '../../core/note/tag-name.ts';
import { afterAll } from './beginning.ts';
import { titlePlanOf } from './title-plan.ts';

/** A note that a link can lead to. */
export interface TitleRow {
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly editedMs: number;
}

/** Where a title leads; without a note, nowhere yet. */
export interface ResolvedTitle {
  readonly title: string;
  readonly note?: TitleRow;
}

/** A note that links to another, and the words that its first link stands among. */
export type BacklinkRow = Omit<TitleRow, 'excerpt'> & { readonly context: string };

/** A tag that notes bear, and how many of them. */
export interface TagRow {
  readonly name: string;
  readonly count: number;
}

/** What references are read from. */
interface ReferringNote {
  readonly text: string;
  /** Tags that the note bears as fields. */
  readonly tags: readonly string[];
  readonly authors: readonly string[];
}

/** How many notes lie in a notebook. */
export interface NotebookCount {
  readonly notebook: string;
  readonly count: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS links (source INTEGER NOT NULL, key TEXT NOT NULL, context TEXT NOT NULL, PRIMARY KEY (source, key)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS links_key ON links (key);
  CREATE TABLE IF NOT EXISTS tags (note INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, is_field INTEGER NOT NULL, PRIMARY KEY (note, key)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tags_key ON tags (key);
  CREATE TABLE IF NOT EXISTS authors (note INTEGER NOT NULL, account TEXT NOT NULL, PRIMARY KEY (note, account)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS authors_account ON authors (account);
  CREATE TABLE IF NOT EXISTS members (account TEXT PRIMARY KEY) WITHOUT ROWID;
`;

const TITLE_COLUMNS = 'notes.id, notes.title, notes.excerpt, notes.edited AS editedMs';
/** Notes that can be linked to: neither in the Trash nor templates, and with a title. */
const LINKABLE = "notes.trashed = 0 AND notes.blank = 0 AND notes.template = 'none' AND notes.key <> ''";

/** What the notes of a catalog say of each other: links, tags, and who wrote them. */
export class CatalogReferences {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** Takes out what a note says of others, its tags and its authors. Part of the caller's transaction. */
  remove(note: number): void {
    this.#db.prepare('DELETE FROM links WHERE source = ?').run(note);
    this.#db.prepare('DELETE FROM tags WHERE note = ?').run(note);
    this.#db.prepare('DELETE FROM authors WHERE note = ?').run(note);
  }

  /** Puts in what a note says of others, its tags and its authors, none of which is there. Part of the caller's transaction. */
  put(note: number, { text, tags: fields, authors }: ReferringNote): void {
    const { links, tags } = referencesOf(text);
    for (const { key, context } of links)
      this.#db.prepare('INSERT INTO links VALUES (?, ?, ?)').run(note, key, context);
    const putTag = this.#db.prepare('INSERT OR IGNORE INTO tags VALUES (?, ?, ?, ?)');
    for (const name of fields) putTag.run(note, tagKeyOf(name), name, 1);
    for (const name of tags) putTag.run(note, tagKeyOf(name), name, 0);
    for (const account of authors) this.#db.prepare('INSERT INTO authors VALUES (?, ?)').run(note, account);
  }

  /** Remembers accounts that write in the workspace. Part of the caller's transaction. */
  putMembers(accounts: Iterable<string>): void {
    for (const account of accounts) this.#db.prepare('INSERT OR IGNORE INTO members VALUES (?)').run(account);
  }

  /** Every account that was remembered, by name. */
  members(): string[] {
    const rows = this.#db.prepare('SELECT account FROM members ORDER BY account').all() as { account: string }[];
    return rows.map(({ account }) => account);
  }

  /** The notes whose title is meant by what was typed of it: the very title first, then its beginning, then its words. */
  findTitles(query: string, limit: number): TitleRow[] {
    const { where, rank, parameters } = titlePlanOf(query);
    const order = rank === '' ? '' : `${rank}, `;
    const found = this.#db
      .prepare(`SELECT ${TITLE_COLUMNS} FROM notes WHERE ${where}${LINKABLE} ORDER BY ${order}edited DESC, id LIMIT ?`)
      .all(...parameters, limit);
    return found as TitleRow[];
  }

  /** Where titles lead: to the note of that title that was edited last. */
  resolveTitles(titles: readonly string[]): ResolvedTitle[] {
    const find = this.#db.prepare(
      `SELECT ${TITLE_COLUMNS} FROM notes WHERE key = ? AND ${LINKABLE} ORDER BY edited DESC, id LIMIT 1`,
    );
    return titles.map((title) => {
      const [note] = find.all(linkKeyOf(title)) as TitleRow[];
      return note ? { title, note } : { title };
    });
  }

  /** The notes outside the Trash that link to a note by its title, itself aside, newest edit first. */
  backlinks(id: string, limit: number): BacklinkRow[] {
    const found = this.#db
      .prepare(
        `SELECT source.id, source.title, links.context, source.edited AS editedMs
         FROM notes JOIN links ON links.key = notes.key JOIN notes AS source ON source.number = links.source
         WHERE notes.id = ? AND ${LINKABLE} AND source.number <> notes.number AND source.trashed = 0 AND source.template = 'none'
         ORDER BY source.edited DESC, source.id LIMIT ?`,
      )
      .all(id, limit);
    return found as BacklinkRow[];
  }

  /** How many notes outside the Trash lie in each notebook that has any. */
  notebookCounts(): NotebookCount[] {
    const counted = this.#db
      .prepare(
        "SELECT notebook, count(*) AS count FROM notes WHERE notebook IS NOT NULL AND trashed = 0 AND blank = 0 AND template = 'none' GROUP BY notebook",
      )
      .all();
    return counted as NotebookCount[];
  }

  /** The notes outside the Trash that lie in one of these notebooks. */
  notesIn(notebooks: readonly string[]): string[] {
    const find = this.#db.prepare('SELECT id FROM notes WHERE notebook = ? AND trashed = 0 AND blank = 0');
    return notebooks.flatMap((notebook) => (find.all(notebook) as { id: string }[]).map(({ id }) => id));
  }

  /** Every tag of notes outside the Trash, by its key. */
  tags(): TagRow[] {
    const found = this.#db
      .prepare(
        `SELECT min(tags.name) AS name, count(*) AS count FROM tags JOIN notes ON notes.number = tags.note
         WHERE notes.trashed = 0 GROUP BY tags.key ORDER BY tags.key`,
      )
      .all();
    return found as TagRow[];
  }

  /** The notes outside the Trash that bear a tag or one nested in it. */
  notesTagged(tag: string): string[] {
    const key = tagKeyOf(tag);
    const found = this.#db
      .prepare(
        `SELECT DISTINCT notes.id FROM tags JOIN notes ON notes.number = tags.note
         WHERE notes.trashed = 0 AND (tags.key = ? OR tags.key >= ? AND tags.key < ?)`,
      )
      .all(key, `${key}/`, afterAll(`${key}/`));
    return (found as { id: string }[]).map(({ id }) => id);
  }

  /** The notes outside the Trash that link to a title. */
  notesLinking(title: string): string[] {
    const found = this.#db
      .prepare(
        'SELECT notes.id FROM links JOIN notes ON notes.number = links.source WHERE links.key = ? AND notes.trashed = 0',
      )
      .all(linkKeyOf(title));
    return (found as { id: string }[]).map(({ id }) => id);
  }

  /** The tags of notes outside the Trash that begin so, the most used first. */
  findTags(beginning: string, limit: number): TagRow[] {
    const key = tagKeyOf(beginning);
    const found = this.#db
      .prepare(
        `SELECT min(tags.name) AS name, count(*) AS count FROM tags JOIN notes ON notes.number = tags.note
         WHERE tags.key >= ? AND tags.key < ? AND notes.trashed = 0 AND notes.template = 'none'
         GROUP BY tags.key ORDER BY tags.key = ? DESC, count(*) DESC, tags.key LIMIT ?`,
      )
      .all(key, afterAll(key), key, limit);
    return found as TagRow[];
  }
}
