import type Database from 'libsql';
import { isKind, type Message, postOf } from '../../core/discussion/message.ts';
import { withWhatWasSaid } from '../../core/discussion/discussion.ts';
import { believedLamport, LEAP } from '../../core/discussion/order.ts';

/** A stored document of a discussion that changed: what it says, if it is sound. */
export interface ChangedMessage {
  readonly id: string;
  readonly message?: Message | undefined;
}

/** A message as it is kept: in columns what is asked for, and the body as JSON. */
export interface MessageRow {
  readonly id: string;
  readonly doc: string;
  readonly lamport: number;
  readonly account: string;
  readonly device: string;
  readonly hash: string;
  readonly body: string;
}

/** What a post is besides a message: a comment on a text that is open, one that is settled, or neither. */
const COMMENT = { none: 0, open: 1, resolved: 2 } as const;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, lamport INTEGER NOT NULL, account TEXT NOT NULL,
    device TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL, kind TEXT NOT NULL, post TEXT NOT NULL, at INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0, comment INTEGER NOT NULL DEFAULT ${COMMENT.none});
  CREATE INDEX IF NOT EXISTS messages_order ON messages (doc, kind, lamport, account, device);
  CREATE INDEX IF NOT EXISTS messages_counter ON messages (doc, lamport);
  CREATE INDEX IF NOT EXISTS messages_post ON messages (post, lamport, account, device);
  CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4');
`;

const COLUMNS = 'id, doc, lamport, account, device, hash, body';
const ABOUT = `SELECT ${COLUMNS} FROM messages WHERE post = ? AND kind <> 'post' ORDER BY lamport, account, device`;

/** The messages of a workspace in its catalog: which there are, and how each post reads now. */
export class CatalogMessages {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** Puts messages in, and takes those out that are no more. Part of the caller's transaction. */
  put(changes: readonly ChangedMessage[]): void {
    const posts = new Set<string>();
    for (const { id, message } of changes) {
      const before = this.#rowOf(id);
      if (before !== undefined) posts.add(postOf(messageIn(before)));
      if (message === undefined) this.#remove(id);
      else {
        this.#write(message);
        posts.add(postOf(message));
      }
    }
    for (const post of posts) this.#settle(post);
  }

  /** Which of these messages are known. */
  known(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#rowOf(id) !== undefined);
  }

  /** A message, when it is known. */
  messageOf(id: string): Message | undefined {
    const row = this.#rowOf(id);
    return row && messageIn(row);
  }

  /** What was said about a post, in order. */
  about(post: string): Message[] {
    return (this.#db.prepare(ABOUT).all(post) as MessageRow[]).map(messageIn);
  }

  /** The highest counter of a discussion that is believed. */
  lastLamport(doc: string): number {
    const top = this.#db.prepare('SELECT max(lamport) AS lamport FROM messages WHERE doc = ?').get(doc);
    const { lamport } = top as { lamport: number | null };
    if (lamport === null || lamport <= LEAP) return lamport ?? 0;
    const all = this.#db.prepare('SELECT lamport FROM messages WHERE doc = ? ORDER BY lamport').all(doc);
    return believedLamport((all as { lamport: number }[]).map((row) => row.lamport));
  }

  #rowOf(id: string): MessageRow | undefined {
    return this.#db.prepare(`SELECT ${COLUMNS} FROM messages WHERE id = ?`).get(id) as MessageRow | undefined;
  }

  #write(message: Message): void {
    const { id, doc, lamport, account, device, hash, body } = message;
    const values = [doc, lamport, account, device, hash, JSON.stringify(body), body.kind, postOf(message), body.atMs];
    this.#db
      .prepare(
        `INSERT INTO messages (id, doc, lamport, account, device, hash, body, kind, post, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
         hash = excluded.hash, body = excluded.body, kind = excluded.kind, post = excluded.post, at = excluded.at`,
      )
      .run(id, ...values);
  }

  #remove(id: string): void {
    this.#db.prepare('DELETE FROM said WHERE rowid = (SELECT number FROM messages WHERE id = ?)').run(id);
    this.#db.prepare('DELETE FROM messages WHERE id = ?').run(id);
  }

  /** Something was said about a post, or it came itself: how it reads now is found, and whether it is open. */
  #settle(id: string): void {
    const message = this.messageOf(id);
    if (message === undefined || !isKind(message, 'post')) return;
    const { isRemoved, text, resolved } = withWhatWasSaid(message, this.about(id));
    const comment = message.body.anchor === undefined ? 'none' : resolved === undefined ? 'open' : 'resolved';
    this.#db
      .prepare('UPDATE messages SET removed = ?, comment = ? WHERE id = ?')
      .run(Number(isRemoved), COMMENT[comment], id);
    this.#db.prepare('REPLACE INTO said (rowid, text) SELECT number, ? FROM messages WHERE id = ?').run(text, id);
  }
}

/** A row as the message that it keeps. */
export const messageIn = ({ body, ...row }: MessageRow): Message =>
  ({ ...row, body: JSON.parse(body) as Message['body'] }) as Message;

/** What narrows the posts of a discussion down to comments that are open. */
export const IS_OPEN_COMMENT = `messages.comment = ${COMMENT.open} AND messages.removed = 0`;
