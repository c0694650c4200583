import type Database from 'libsql';
import { withWhatWasSaid } from '../../core/discussion/discussion.ts';
import { isKind } from '../../core/discussion/message.ts';
import { type CatalogMessages, IS_OPEN_COMMENT, messageIn, type MessageRow } from './catalog-messages.ts';
import type { DiscussionPage, DiscussionQuestion, ListedMessage, TalkSeen } from './discussion-page.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS talk_seen (doc TEXT NOT NULL, device TEXT NOT NULL, lamport INTEGER NOT NULL, PRIMARY KEY (doc, device)) WITHOUT ROWID;
`;

/** An answer shows so much of what it answers. UTF-16 units. */
const REPLIED_UNITS = 200;

/**
 * Whether a post was written by others and not seen. Takes the account that asks. What was there before the member began
 * counts as seen, as far as the clocks of those who wrote it tell.
 */
export const UNREAD_POST = `messages.kind = 'post' AND messages.removed = 0 AND messages.account <> ?
  AND messages.at > coalesce((SELECT at FROM seen_all), 9e15)
  AND messages.lamport > coalesce((SELECT lamport FROM talk_seen
    WHERE talk_seen.doc = messages.doc AND talk_seen.device = messages.device), 0)`;

type Place = Pick<MessageRow, 'lamport' | 'account' | 'device'>;

/** What the discussions of a catalog show, and what of them was seen. */
export class CatalogDiscussion {
  readonly #db: Database.Database;
  readonly #messages: CatalogMessages;

  constructor(db: Database.Database, messages: CatalogMessages) {
    this.#db = db;
    this.#messages = messages;
    db.exec(SCHEMA);
  }

  /** A stretch of a discussion: its end, or what stands around a message. */
  page(question: DiscussionQuestion): DiscussionPage {
    const { doc, account } = question;
    const believed = this.#messages.lastLamport(doc);
    const { rows, hasEarlier, hasLater } = this.#stretch(question, believed);
    const unread = new Set(this.#unreadIn(doc, account, believed));
    const messages = rows.map((row) => this.#shown(row, account, unread));
    return { messages, hasEarlier, hasLater, unread: unread.size };
  }

  /** What others said up to a message and the account has not seen yet: how far it goes, by device. */
  unseen(question: { readonly doc: string; readonly account: string; readonly upTo: string }): TalkSeen[] {
    const { doc, account, upTo } = question;
    const last = this.#messages.messageOf(upTo)?.lamport ?? 0;
    return this.#db
      .prepare(
        `SELECT doc, device, max(lamport) AS lamport FROM messages
         WHERE doc = ? AND lamport <= ? AND ${UNREAD_POST} GROUP BY device`,
      )
      .all(doc, last, account) as TalkSeen[];
  }

  /** Adds marks. */
  putSeen(marks: readonly TalkSeen[]): void {
    const put = this.#db.prepare('INSERT OR REPLACE INTO talk_seen VALUES (?, ?, ?)');
    for (const { doc, device, lamport } of marks) put.run(doc, device, lamport);
  }

  /** How many posts of a discussion an account has not seen, and how many comments on its text are open. */
  counts({ doc, account }: { readonly doc: string; readonly account: string }): { unread: number; open: number } {
    const believed = this.#messages.lastLamport(doc);
    const open = this.#db
      .prepare(`SELECT count(*) AS open FROM messages WHERE doc = ? AND lamport <= ? AND ${IS_OPEN_COMMENT}`)
      .get(doc, believed) as { open: number };
    return { unread: this.#unreadIn(doc, account, believed).length, open: open.open };
  }

  #unreadIn(doc: string, account: string, believed: number): string[] {
    const found = this.#db
      .prepare(`SELECT id FROM messages WHERE doc = ? AND lamport <= ? AND ${UNREAD_POST}`)
      .all(doc, believed, account);
    return (found as { id: string }[]).map(({ id }) => id);
  }

  #stretch({ doc, around, limit, isOpenOnly }: DiscussionQuestion, believed: number) {
    const place = around === undefined ? undefined : this.#messages.messageOf(around);
    const posts = `doc = ? AND kind = 'post' AND lamport <= ?${isOpenOnly ? ` AND ${IS_OPEN_COMMENT}` : ''}`;
    const take = (sign: string, order: string, count: number, at: Place | undefined): MessageRow[] => {
      const isPast = at === undefined ? '' : ` AND (lamport, account, device) ${sign} (?, ?, ?)`;
      const bound = at === undefined ? [] : [at.lamport, at.account, at.device];
      return this.#db
        .prepare(
          `SELECT id, doc, lamport, account, device, hash, body FROM messages WHERE ${posts}${isPast}
           ORDER BY lamport ${order}, account ${order}, device ${order} LIMIT ?`,
        )
        .all(doc, believed, ...bound, count) as MessageRow[];
    };
    const half = place === undefined ? limit : Math.ceil(limit / 2);
    const earlier = take('<=', 'DESC', half + 1, place);
    const later = place === undefined ? [] : take('>', 'ASC', limit - half + 1, place);
    const rows = [...earlier.slice(0, half).reverse(), ...later.slice(0, limit - half)];
    return { rows, hasEarlier: earlier.length > half, hasLater: later.length > limit - half };
  }

  #shown(row: MessageRow, account: string, unread: ReadonlySet<string>): ListedMessage {
    const message = messageIn(row);
    if (!isKind(message, 'post')) throw new Error('a post without the body of one');
    const { text, isRemoved, editedMs, reactions, resolved } = withWhatWasSaid(message, this.#messages.about(row.id));
    const { atMs, reply, anchor } = message.body;
    return {
      ...{ id: message.id, account: row.account, isOwn: row.account === account, atMs, text, isRemoved },
      ...(editedMs === undefined || isRemoved ? {} : { editedMs }),
      ...(reply === undefined ? {} : { reply: this.#replied(reply) }),
      reactions: [...reactions],
      ...(anchor === undefined ? {} : { anchor }),
      ...(resolved === undefined ? {} : { resolved }),
      isUnread: unread.has(row.id),
    };
  }

  #replied(id: NonNullable<ListedMessage['reply']>['id']): NonNullable<ListedMessage['reply']> {
    const message = this.#messages.messageOf(id);
    if (message === undefined || !isKind(message, 'post')) return { id, account: '', text: '' };
    const { text } = withWhatWasSaid(message, this.#messages.about(id));
    return { id, account: message.account, text: text.slice(0, REPLIED_UNITS) };
  }
}
