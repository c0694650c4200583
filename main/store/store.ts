import { mkdir } from 'node:fs/promises';
import {
  chainPrefixOf,
  docPartOf,
  gonePrefixOf,
  lastPlausibleId,
  parseSegmentId,
  parseStampedId,
  stampedPrefixOf,
  type StampedKind,
  type Writer,
} from '../../core/segment/ids.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import type { Envelope } from '../../core/segment/envelope.ts';
import { withDeadline } from './deadline.ts';
import { FreshWrites } from './fresh-writes.ts';
import { Pouch } from './pouchdb.ts';
import { syncedLeveldown } from './synced-leveldown.ts';
import { REWRITTEN, tolerateRewriting } from './whole-changes.ts';

/** Revision trees are never cut at the 200 rewrites after which a segment is sealed (rule S1, sync-facts 6). */
export const REVS_LIMIT = 300;

/** One changed document with everything it says: every leaf revision, tombstones included (rule S3). */
export interface StoredChange {
  readonly id: string;
  readonly leaves: readonly unknown[];
}

/** Which part of the messages or versions of a document is read. Without a limit all of them. */
export interface StampedPage {
  readonly before?: string;
  readonly limit?: number;
}

/** A run of changes in the order they were stored, and where the next one starts. */
export interface ChangePage {
  readonly since: number;
  readonly changes: readonly StoredChange[];
  readonly lastSeq: number;
}

/**
 * The documents of one workspace on this computer: PouchDB on LevelDB, every write synced, every call with a deadline.
 * Rejects with whatever LevelDB says; callers turn that into `store-full` or `store-failed`.
 */
export interface Store {
  /** For replication, which needs the database itself. */
  readonly database: PouchDB.Database;
  /** Tells this database from any other, also from one made anew in its place. */
  uuid(): Promise<string>;
  /** Every leaf of every segment of a document, and of every marker that it was erased. */
  readDocuments(doc: string): Promise<unknown[]>;
  /** Every leaf of up to `limit` messages or versions of a document, the highest ids first; below `before`, an id, when it is given. */
  readStamped(doc: string, kind: StampedKind, page?: StampedPage): Promise<unknown[]>;
  /** The ids of all messages or versions of a document, the lowest first. */
  stampedIds(doc: string, kind: StampedKind): Promise<string[]>;
  /** The winning leaves of these documents; those that are gone are left out. */
  readById(ids: readonly string[]): Promise<unknown[]>;
  /** The highest number that was ever used in a writer's chain on a document, 0 when there is none. */
  lastNumber(doc: string, writer: Writer): Promise<number>;
  /**
   * Writes a document over the revision that this process wrote before, or over the revision `over`. False when the id is
   * taken by another revision: nothing was changed then.
   */
  writeDocument(document: Envelope, over?: string): Promise<boolean>;
  /** Writes documents under ids that are new, as one batch: all of them or none. Nobody writes over them. Rejects when an id is taken. */
  writeNew(documents: readonly SegmentDocument[]): Promise<void>;
  /** Turns documents of one writer into tombstones that keep type and author, every leaf of them. Numbers of segments stay used. */
  bury(ids: readonly string[]): Promise<void>;
  /** About `limit` changes after `since`. What `writeNew` wrote a moment ago may come without its revision. */
  changesSince(since: number, limit: number): Promise<ChangePage>;
  /** The position of the last change. */
  lastSeq(): Promise<number>;
  /** The parts before the first colon of up to `limit` changed ids after `since`, each once: which documents changed. */
  changedDocs(since: number, limit: number): Promise<{ readonly docs: readonly string[]; readonly lastSeq: number }>;
  /** Calls back after anything was stored. Returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** Calls back after `writeDocument`, `writeNew` or `bury` wrote something. Returns the way to stop. */
  onWritten(listener: () => void): () => void;
  /** Whoever writes into `database` past this interface tells it. A live feed of PouchDB would find out by itself, but reads every document once more for it. */
  changed(): void;
  close(): Promise<void>;
}

/** Opens the database in a folder, making both if need be. */
export async function openStore(dir: string): Promise<Store> {
  await mkdir(dir, { recursive: true });
  const options = { adapter: 'leveldb', db: syncedLeveldown, auto_compaction: true, revs_limit: REVS_LIMIT };
  const database = new Pouch(dir, options as PouchDB.Configuration.LocalDatabaseConfiguration);
  tolerateRewriting(database);
  // A database that loses power within its first seconds cannot be opened again unless something was synced (sync-facts 2).
  const info = await withDeadline(database.info(), 'open');
  if (info.update_seq === 0) await withDeadline(putOpened(database), 'first write');
  return new PouchStore(database);
}

async function putOpened(database: PouchDB.Database): Promise<void> {
  await database.get('_local/opened').catch(() => database.put({ _id: '_local/opened' }));
}

class PouchStore implements Store {
  readonly database: PouchDB.Database;
  readonly #revisions = new Map<string, string>();
  readonly #fresh = new FreshWrites();
  readonly #listeners = new Set<() => void>();
  readonly #writeListeners = new Set<() => void>();
  #isClosed = false;

  constructor(database: PouchDB.Database) {
    this.database = database;
    // PouchDB adds a listener per feed and replication; more than ten of them are no leak here.
    database.setMaxListeners(50);
  }

  async uuid(): Promise<string> {
    return withDeadline((this.database as unknown as { id(): Promise<string> }).id(), 'id');
  }

  async readDocuments(doc: string): Promise<unknown[]> {
    const ranges = [gonePrefixOf(doc), `${doc}:s:`].map((prefix) =>
      this.#read({ startkey: prefix, endkey: endOf(prefix) }),
    );
    return (await Promise.all(ranges)).flat();
  }

  async readStamped(doc: string, kind: StampedKind, { before, limit }: StampedPage = {}): Promise<unknown[]> {
    const prefix = stampedPrefixOf(doc, kind);
    const range = { startkey: before ?? endOf(prefix), endkey: prefix, descending: true };
    // A range begins with the id that it is given.
    const leaves = await this.#read(limit === undefined ? range : { ...range, limit: limit + (before ? 1 : 0) });
    return leaves.filter(({ _id }) => _id !== before);
  }

  async stampedIds(doc: string, kind: StampedKind): Promise<string[]> {
    const prefix = stampedPrefixOf(doc, kind);
    const range = { startkey: prefix, endkey: endOf(prefix) };
    const { rows } = await withDeadline(this.database.allDocs(range), 'list stamped');
    return rows.map(({ id }) => id);
  }

  async readById(ids: readonly string[]): Promise<unknown[]> {
    const found = this.database.allDocs({ keys: [...ids], include_docs: true });
    const { rows } = await withDeadline(found, 'read by id');
    return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
  }

  async lastNumber(doc: string, writer: Writer): Promise<number> {
    const prefix = chainPrefixOf(doc, writer);
    const range = { startkey: lastPlausibleId(doc, writer), endkey: prefix, descending: true, limit: 1 };
    const { rows } = await withDeadline(this.database.allDocs(range), 'read chain');
    return Math.max(parseSegmentId(rows[0]?.id ?? '')?.n ?? 0, (await this.#buried(prefix))?.n ?? 0);
  }

  async writeDocument(document: Envelope, over?: string): Promise<boolean> {
    const parent = over ?? this.#revisions.get(document._id);
    try {
      const revised = parent === undefined ? document : { ...document, _rev: parent };
      const { rev } = await withDeadline(this.database.put(revised), 'write document');
      this.#revisions.set(document._id, rev);
      this.#written();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  async writeNew(documents: readonly SegmentDocument[]): Promise<void> {
    const since = await this.lastSeq();
    const outcomes = await withDeadline(this.database.bulkDocs([...documents]), 'write new documents');
    const refused = outcomes.find((outcome) => 'error' in outcome && outcome.error);
    if (refused !== undefined) throw refused;
    const lastSeq = await this.lastSeq();
    // Every document takes one position: with no more taken than that, nobody else wrote meanwhile.
    if (lastSeq - since === documents.length)
      this.#fresh.keep({
        since,
        lastSeq,
        changes: documents.map((document) => ({ id: document._id, leaves: [document] })),
      });
    this.#written();
  }

  async bury(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const name = parseSegmentId(id);
      if (!name && !parseStampedId(id)) continue;
      // The number first: an id that was used must never be used again.
      if (name) await this.#noteBuried(chainPrefixOf(name.doc, name), name.n);
      const leaves = await withDeadline(this.database.get(id, { open_revs: 'all' }), 'read leaves');
      const tombstones = leaves.flatMap((leaf) => ('ok' in leaf && !isDeleted(leaf.ok) ? [tombstoneOf(leaf.ok)] : []));
      await withDeadline(this.database.bulkDocs(tombstones), 'write tombstones');
      this.#revisions.delete(id);
    }
    this.#written();
  }

  async changesSince(since: number, limit: number): Promise<ChangePage> {
    const fresh = this.#fresh.take(since, limit);
    if (fresh !== undefined) return fresh;
    const options = { since, limit, include_docs: true, conflicts: true };
    const page = await withDeadline(this.database.changes(options), 'read changes');
    const changes: StoredChange[] = [];
    for (const { id, doc } of page.results) {
      const isRead = doc !== undefined && doc._rev !== REWRITTEN;
      const others =
        isRead && doc._conflicts ? await this.#otherLeaves(doc as PouchDB.Core.ExistingDocument<object>) : [];
      changes.push({ id, leaves: isRead ? [doc, ...others] : [] });
    }
    return { since, changes, lastSeq: Number(page.last_seq) };
  }

  async lastSeq(): Promise<number> {
    return Number((await withDeadline(this.database.info(), 'last change')).update_seq);
  }

  async changedDocs(since: number, limit: number): Promise<{ docs: string[]; lastSeq: number }> {
    const page = await withDeadline(this.database.changes({ since, limit }), 'read changes');
    return { docs: [...new Set(page.results.map(({ id }) => docPartOf(id)))], lastSeq: Number(page.last_seq) };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onWritten(listener: () => void): () => void {
    this.#writeListeners.add(listener);
    return () => this.#writeListeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listeners.clear();
    this.#writeListeners.clear();
    await withDeadline(this.database.close(), 'close');
  }

  #written(): void {
    this.changed();
    for (const listener of this.#writeListeners) listener();
  }

  async #read(range: PouchDB.Core.AllDocsWithinRangeOptions): Promise<PouchDB.Core.IdMeta[]> {
    const { rows } = await withDeadline(
      this.database.allDocs({ ...range, include_docs: true, conflicts: true }),
      'read note',
    );
    const leaves: PouchDB.Core.IdMeta[] = [];
    for (const { doc: winner } of rows) if (winner) leaves.push(winner, ...(await this.#otherLeaves(winner)));
    return leaves;
  }

  /** The highest number of a chain whose segments are tombstones: listings do not show those. */
  async #buried(chain: string): Promise<(PouchDB.Core.GetMeta & { readonly n: number }) | undefined> {
    const found = this.database.get<{ n: number }>(`_local/buried-${chain}`);
    return withDeadline(found, 'read buried number').catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  async #noteBuried(chain: string, n: number): Promise<void> {
    const known = await this.#buried(chain);
    if (known && known.n >= n) return;
    const mark = { _id: `_local/buried-${chain}`, n, ...(known ? { _rev: known._rev } : {}) };
    await withDeadline(this.database.put(mark), 'write buried number');
  }

  async #otherLeaves(winner: PouchDB.Core.ExistingDocument<PouchDB.Core.GetMeta>): Promise<PouchDB.Core.IdMeta[]> {
    const leaves: PouchDB.Core.IdMeta[] = [];
    for (const rev of winner._conflicts ?? [])
      leaves.push(await withDeadline(this.database.get(winner._id, { rev }), 'read leaf'));
    return leaves;
  }
}

/** Behind every id that begins so. */
const endOf = (prefix: string): string => `${prefix}\ufff0`;

const isConflict = (error: unknown): boolean => statusOf(error) === 409;
const isMissing = (error: unknown): boolean => statusOf(error) === 404;

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
}

const isDeleted = (document: object): boolean => '_deleted' in document && document._deleted === true;

/** What is left of a segment: the server's guard wants to know its type and whose it was. */
function tombstoneOf(leaf: PouchDB.Core.IdMeta & PouchDB.Core.GetMeta): object & PouchDB.Core.IdMeta {
  const { v, t, by } = leaf as { readonly v?: unknown; readonly t?: unknown; readonly by?: unknown };
  return { _id: leaf._id, _rev: leaf._rev, _deleted: true, v, t, by } as object & PouchDB.Core.IdMeta;
}
