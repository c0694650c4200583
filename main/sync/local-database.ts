import type PouchDB from 'pouchdb-core';
import { SyncError } from './sync-error.ts';

/** The workspace's database on this computer, opened and closed by its owner. */
export type LocalDatabase = PouchDB.Database;

/**
 * A call of the local database that always ends: a damaged LevelDB block leaves calls pending for ever (fact 3). Whatever
 * goes wrong is `store-failed`; `accept` are statuses that the caller understands itself.
 */
export async function stored<T>(call: Promise<T>, limitMs: number, accept?: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new SyncError({ kind: 'store-failed', detail: 'database does not answer' })),
      limitMs,
    );
  });
  try {
    return await Promise.race([call, late]);
  } catch (cause) {
    if (cause instanceof SyncError) throw cause;
    if (statusOf(cause) !== undefined && statusOf(cause) === accept) return undefined;
    throw new SyncError({ kind: 'store-failed', detail: `database: ${cause instanceof Error ? cause.name : 'error'}` });
  } finally {
    clearTimeout(timer);
  }
}

function statusOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : undefined;
}
