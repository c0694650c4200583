import type { UserContext } from '../auth/user-context.ts';
import type { HubDocument } from '../json.ts';
import { type ChangeIndex, createChangeIndex } from './change-index.ts';
import type { DatabaseRecord } from './database-record.ts';
import { type DocumentStore, openDocumentStore, type StoreLocation } from './document-store.ts';
import { createLock } from './lock.ts';
import { parseSequence, type SequencePoint, sequenceText } from './sequence.ts';
import { createWriteBatch, type WriteOptions, type WriteOutcome } from './write-batch.ts';

/** One open database. Writes go through `write` alone, one batch at a time; readers use the index and the store. */
export interface Database {
  readonly record: DatabaseRecord;
  readonly index: ChangeIndex;
  readonly store: Pick<DocumentStore, 'get' | 'revisions' | 'getLocal'>;
  /** Aborted when the database is deleted or the hub closes: feeds end then. */
  readonly closed: AbortSignal;
  sequenceOf(sequence: number): string;
  parseSequence(text: string): SequencePoint;
  write(documents: readonly HubDocument[], user: UserContext, options: WriteOptions): Promise<WriteOutcome[]>;
  putLocal(document: HubDocument): Promise<string>;
  removeLocal(id: string): Promise<boolean>;
  setRevisionLimit(limit: number): void;
  compact(): void;
  /** Calls back after every write that changed something, until the returned function is called. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
  destroy(): Promise<void>;
}

async function readInto(index: ChangeIndex, store: DocumentStore): Promise<string[]> {
  const rows = await store.changesAfter(index.lastSequence);
  for (const row of rows) index.add(row);
  return rows.map((row) => row.id);
}

/** Opens a database and reads its change index (one pass over its documents). */
export async function openDatabase(record: DatabaseRecord, location: StoreLocation): Promise<Database> {
  const store = openDocumentStore(location, record.revisionLimit);
  const index = createChangeIndex();
  await readInto(index, store);
  const locked = createLock();
  const closing = new AbortController();
  const listeners = new Set<() => void>();
  const batch = createWriteBatch(record, index, store);
  const finish = async (ending: () => Promise<void>): Promise<void> => {
    if (closing.signal.aborted) return;
    closing.abort();
    await locked(ending);
  };

  return {
    record,
    index,
    store,
    closed: closing.signal,
    sequenceOf: (sequence) => sequenceText(record.uuid, sequence),
    parseSequence: (text) => parseSequence(record.uuid, text),
    write: (documents, user, options) =>
      locked(async () => {
        const outcomes = await batch.write(documents, user, options);
        const changed = await readInto(index, store);
        batch.noticeChanged(changed);
        if (changed.length > 0) for (const listener of [...listeners]) listener();
        return outcomes;
      }),
    putLocal: (document) => locked(() => store.putLocal(document)),
    removeLocal: (id) => locked(() => store.removeLocal(id)),
    setRevisionLimit(limit) {
      record.revisionLimit = limit;
      store.setRevisionLimit(limit);
    },
    compact() {
      void locked(() => store.compact()).catch(() => undefined);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => finish(() => store.close()),
    destroy: () => finish(() => store.destroy()),
  };
}
