import { mkdir } from 'node:fs/promises';
import { chainPrefixOf, lastPlausibleId, parseSegmentId, type Writer } from '../../core/segment/ids.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import { withDeadline } from './deadline.ts';
import { Pouch } from './pouchdb.ts';
import { syncedLeveldown } from './synced-leveldown.ts';

/** Revision trees are never cut at the 200 rewrites after which a segment is sealed (rule S1, sync-facts 6). */
export const REVS_LIMIT = 300;

/** One changed document with everything it says: every leaf revision, tombstones included (rule S3). */
export interface StoredChange {
  readonly id: string;
  readonly leaves: readonly unknown[];
}

/** A run of changes in the order they were stored, and where the next one starts. */
export interface ChangePage {
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
  /** Every leaf of every segment of a document. */
  readSegments(doc: string): Promise<unknown[]>;
  /** The highest number in a writer's chain on a document, 0 when there is none. */
  lastNumber(doc: string, writer: Writer): Promise<number>;
  /**
   * Writes a segment over the revision that this process wrote before. False when the id is taken by a revision that
   * it did not write: nothing was changed then.
   */
  writeSegment(document: SegmentDocument): Promise<boolean>;
  /** Up to `limit` changes after `since`. */
  changesSince(since: number, limit: number): Promise<ChangePage>;
  /** Calls back after anything was stored. Returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** Calls back after `writeSegment` wrote something. Returns the way to stop. */
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

  async readSegments(doc: string): Promise<unknown[]> {
    const range = { startkey: `${doc}:s:`, endkey: `${doc}:s:\ufff0`, include_docs: true, conflicts: true };
    const { rows } = await withDeadline(this.database.allDocs(range), 'read note');
    const leaves: unknown[] = [];
    for (const { doc: winner } of rows) if (winner) leaves.push(winner, ...(await this.#otherLeaves(winner)));
    return leaves;
  }

  async lastNumber(doc: string, writer: Writer): Promise<number> {
    const prefix = chainPrefixOf(doc, writer);
    const range = { startkey: lastPlausibleId(doc, writer), endkey: prefix, descending: true, limit: 1 };
    const { rows } = await withDeadline(this.database.allDocs(range), 'read chain');
    return parseSegmentId(rows[0]?.id ?? '')?.n ?? 0;
  }

  async writeSegment(document: SegmentDocument): Promise<boolean> {
    const parent = this.#revisions.get(document._id);
    try {
      const revised = parent === undefined ? document : { ...document, _rev: parent };
      const { rev } = await withDeadline(this.database.put(revised), 'write segment');
      this.#revisions.set(document._id, rev);
      this.changed();
      for (const listener of this.#writeListeners) listener();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  async changesSince(since: number, limit: number): Promise<ChangePage> {
    const options = { since, limit, include_docs: true, conflicts: true };
    const page = await withDeadline(this.database.changes(options), 'read changes');
    const changes: StoredChange[] = [];
    for (const { id, doc } of page.results) {
      const others = doc?._conflicts ? await this.#otherLeaves(doc as PouchDB.Core.ExistingDocument<object>) : [];
      changes.push({ id, leaves: doc ? [doc, ...others] : [] });
    }
    return { changes, lastSeq: Number(page.last_seq) };
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

  async #otherLeaves(winner: PouchDB.Core.ExistingDocument<PouchDB.Core.GetMeta>): Promise<unknown[]> {
    const leaves: unknown[] = [];
    for (const rev of winner._conflicts ?? [])
      leaves.push(await withDeadline(this.database.get(winner._id, { rev }), 'read leaf'));
    return leaves;
  }
}

function isConflict(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 409;
}
