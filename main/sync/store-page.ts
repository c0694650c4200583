import type { Connection } from './connection.ts';
import { stored } from './local-database.ts';
import { readLeaves, revisionsOf } from './read-leaves.ts';
import {
  readRevisions,
  type ChangedRow,
  type FetchedRevisions,
  type ServerDocument,
  type WantedRevision,
} from './server-database.ts';
import { SyncError } from './sync-error.ts';

/**
 * Brings the rows' revisions that are not here into the local database, with all leaves. Documents that came with their
 * row and are not here at all are taken as they are, without history: a segment is sealed at generation 200, below every
 * revs_limit (S1), so the next revision always joins on to it. `idsHere` are all ids of
 * the local database, kept up to date here, or undefined when rows come without documents. `onMissing` hears how many
 * revisions are new.
 */
export async function storePage(
  connection: Connection,
  rows: readonly ChangedRow[],
  idsHere: Set<string> | undefined,
  onMissing: (count: number) => void,
): Promise<void> {
  // Design documents and other ids of CouchDB's own are no part of the workspace.
  const foreign = rows.filter((row) => !row.id.startsWith('_'));
  if (foreign.length === 0) return;
  const copied = idsHere === undefined ? new Map<string, ServerDocument>() : copyable(connection, foreign, idsHere);
  const wanted = await wantedOf(connection, foreign, copied);
  if (wanted.length === 0 && copied.size === 0) return;
  onMissing(wanted.length + copied.size);
  const fetched = await fetchRevisions(connection, wanted);
  for (const each of fetched.missing)
    connection.log.info('the server named a revision that it has not', { id: each.id });
  await write(connection, [...copied.values(), ...fetched.docs]);
}

/**
 * Documents that came along and have no revision here yet, by id. Own ones are always compared: they may be written here
 * at this very moment.
 */
function copyable(
  { isOwn }: Connection,
  rows: readonly ChangedRow[],
  idsHere: Set<string>,
): Map<string, ServerDocument> {
  const copied = new Map<string, ServerDocument>();
  for (const { id, doc, revs } of rows) {
    if (doc?._id === id && revs.includes(doc._rev) && !idsHere.has(id) && !isOwn(id)) copied.set(id, doc);
    idsHere.add(id);
  }
  return copied;
}

/** What must be fetched with its history: the other leaves of copied documents, and all that is not here of the rest. */
async function wantedOf(
  connection: Connection,
  rows: readonly ChangedRow[],
  copied: ReadonlyMap<string, ServerDocument>,
): Promise<WantedRevision[]> {
  const wanted = rows.flatMap((row) => {
    const copy = copied.get(row.id);
    return copy === undefined ? [] : row.revs.filter((rev) => rev !== copy._rev).map((rev) => ({ id: row.id, rev }));
  });
  for (const row of rows) if (!copied.has(row.id)) wanted.push(...(await unknownOf(connection, row)));
  return wanted;
}

/**
 * `revsDiff` calls a revision missing when only its content was compacted away. Asking for such a one again would bring
 * back an own revision as if someone else had written it (S4), so the histories here decide.
 */
async function unknownOf({ db, limits }: Connection, { id, revs }: ChangedRow): Promise<WantedRevision[]> {
  const diff = await stored(db.revsDiff({ [id]: [...revs] }), limits.storeMs);
  if (diff?.[id] === undefined) return [];
  const known = new Set((await readLeaves(db, id, limits.storeMs)).flatMap(revisionsOf));
  return revs.filter((rev) => !known.has(rev)).map((rev) => ({ id, rev }));
}

/** Halves the question while the answer would be too large. */
async function fetchRevisions(connection: Connection, wanted: readonly WantedRevision[]): Promise<FetchedRevisions> {
  if (wanted.length === 0) return { docs: [], missing: [] };
  try {
    return await readRevisions(connection.ask, connection.database, wanted);
  } catch (cause) {
    const isTooLarge = cause instanceof SyncError && cause.failure.kind === 'too-large';
    if (!isTooLarge || wanted.length === 1) throw cause;
    const half = wanted.length >> 1;
    const first = await fetchRevisions(connection, wanted.slice(0, half));
    const second = await fetchRevisions(connection, wanted.slice(half));
    return { docs: [...first.docs, ...second.docs], missing: [...first.missing, ...second.missing] };
  }
}

async function write(
  { db, limits, log, isOwn, ...connection }: Connection,
  docs: readonly ServerDocument[],
): Promise<void> {
  // Attachments are never written by this app, and one stub would make the store refuse the whole batch.
  const plain = docs.flatMap(({ _attachments, ...doc }) => (_attachments === undefined ? [doc] : []));
  const foreignOwn = plain.filter((doc) => isOwn(doc._id)).map((doc) => doc._id);
  if (foreignOwn.length > 0) connection.onForeignOwnRevision([...new Set(foreignOwn)]);
  const results = await stored(db.bulkDocs(plain, { new_edits: false }), limits.storeMs);
  const refused = (results ?? []).filter((result) => 'error' in result);
  const dropped = docs.length - plain.length + refused.length;
  if (dropped > 0) log.info('documents that the local database does not take were left out', { count: dropped });
}
