import type { Unsent } from '../../core/sync/outbox.ts';
import type { Connection } from './connection.ts';
import { readLeaves } from './read-leaves.ts';
import { readLeavesThere, readWinners, writeRevisions } from './server-database.ts';
import { SyncError } from './sync-error.ts';

/** Documents in a request, and their bytes together unless one alone is larger. */
const BATCH_DOCS = 100;
const BATCH_BYTES = 1024 * 1024;
const PROOF_DOCS = 500;
/** The clock may be set back while we sleep by it. */
const LONGEST_SLEEP_MS = 60_000;

/**
 * Sends what the outbox holds and has it proved, one request at a time; for ever, until it rejects. What the server
 * refuses by itself is parked, so one document never holds up the others.
 */
export async function push(connection: Connection): Promise<never> {
  const { outbox, signal, bell, now, limits } = connection;
  let unparkMs = limits.unparkMs;
  let unparkAtMs = now() + unparkMs;
  for (;;) {
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    if (now() >= unparkAtMs) {
      outbox.unpark();
      unparkMs = Math.min(2 * unparkMs, limits.longestUnparkMs);
      unparkAtMs = now() + unparkMs;
    }
    await prove(connection);
    const taken = outbox.unsent(BATCH_DOCS);
    if (taken.length > 0) await send(connection, await load(connection, taken));
    else {
      await connection.ownChanges.keep();
      const wakeAtMs = Math.min(outbox.nextCheckMs() ?? unparkAtMs, unparkAtMs);
      await bell.wait(Math.min(LONGEST_SLEEP_MS, Math.max(0, wakeAtMs - now())), signal);
    }
  }
}

/** Asks for documents that may be on the server already, or were pushed and not seen since (fact 13). */
async function prove({ outbox, now, ask, database, onCounted }: Connection): Promise<void> {
  for (;;) {
    const ids = outbox.unproven(now(), PROOF_DOCS);
    if (ids.length === 0) return;
    const winners = await readWinners(ask, database, ids);
    const undecided = ids.filter((id) => !outbox.checked(id, winners.get(id)));
    const leaves = await readLeavesThere(ask, database, undecided);
    for (const id of undecided) outbox.checkedLeaves(id, leaves.get(id) ?? []);
    onCounted();
  }
}

interface Parcel {
  readonly taken: Unsent;
  /** The leaves as they are now, which may be newer than when the document was taken. */
  readonly revs: readonly string[];
  readonly texts: readonly string[];
}

/** Reads documents with all leaves and their history, until the batch is full; the others stay in the outbox. */
async function load({ db, limits }: Connection, taken: readonly Unsent[]): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  let sizeBytes = 0;
  for (const each of taken) {
    const docs = await readLeaves(db, each.id, limits.storeMs);
    if (docs.length === 0) throw new SyncError({ kind: 'store-failed', detail: 'a document is gone' });
    const texts = docs.map((doc) => JSON.stringify(doc));
    parcels.push({ taken: each, revs: docs.map((doc) => doc._rev), texts });
    sizeBytes += texts.reduce((sum, text) => sum + text.length, 0);
    if (sizeBytes >= BATCH_BYTES) break;
  }
  return parcels;
}

/**
 * CouchDB refuses a whole batch for one document that is too large or malformed in its eyes. Such a batch is halved until
 * that document stands alone, and is parked.
 */
async function send(connection: Connection, parcels: readonly Parcel[]): Promise<void> {
  const { outbox, ask, database, now, onCounted } = connection;
  try {
    const refused = new Set(
      await writeRevisions(
        ask,
        database,
        parcels.flatMap((parcel) => parcel.texts),
      ),
    );
    for (const parcel of parcels) {
      if (refused.has(parcel.taken.id)) outbox.park(parcel.taken);
      else outbox.sent(parcel.taken, parcel.revs, now());
    }
    if (refused.size > 0) await connection.roleWatch.look(ask);
  } catch (cause) {
    const status = cause instanceof SyncError ? cause.failure.status : undefined;
    if (status !== 413 && status !== 400) throw cause;
    if (parcels.length === 1) for (const parcel of parcels) outbox.park(parcel.taken);
    else {
      const half = parcels.length >> 1;
      await send(connection, parcels.slice(0, half));
      await send(connection, parcels.slice(half));
    }
  }
  onCounted();
}
