import * as v from 'valibot';
import { noteId, type NoteId } from '../../core/contract/ids.ts';
import { parseSegmentId } from '../../core/segment/ids.ts';
import type { Connection } from './connection.ts';
import { fetchRevisions } from './fetch-revisions.ts';
import { stored } from './local-database.ts';
import { readLeaves, revisionsOf } from './read-leaves.ts';
import type { ChangedRow, ServerDocument, NamedRevision } from './server-database.ts';

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
  await write(connection, [...copied.values(), ...(await fetchRevisions(connection, wanted))]);
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
): Promise<NamedRevision[]> {
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
async function unknownOf({ db, limits }: Connection, { id, revs }: ChangedRow): Promise<NamedRevision[]> {
  const diff = await stored(db.revsDiff({ [id]: [...revs] }), limits.storeMs);
  if (diff?.[id] === undefined) return [];
  const known = new Set((await readLeaves(db, id, limits.storeMs)).flatMap(revisionsOf));
  return revs.filter((rev) => !known.has(rev)).map((rev) => ({ id, rev }));
}

/**
 * Tombstones last: a marker that its note was erased stands before them, and whoever wrote in the note meanwhile can still
 * read what they take away.
 */
async function write(connection: Connection, docs: readonly ServerDocument[]): Promise<void> {
  const plain = docs.filter(isStorable);
  const tombstones = plain.filter((doc) => doc._deleted === true);
  const others = plain.filter((doc) => doc._deleted !== true);
  let refused = await writeGroup(connection, others);
  const buried = tombstones.flatMap((doc) => parseSegmentId(doc._id)?.doc ?? []);
  if (buried.length > 0) await connection.beforeTombstones(notesIn(buried));
  refused += await writeGroup(connection, tombstones);
  const dropped = docs.length - plain.length + refused;
  if (dropped > 0)
    connection.log.info('documents that the local database does not take were left out', { count: dropped });
}

/** Answers how many were refused. */
async function writeGroup(connection: Connection, docs: readonly ServerDocument[]): Promise<number> {
  if (docs.length === 0) return 0;
  const { db, limits, isOwn, onForeignOwnRevision, ownChanges, onStored } = connection;
  const own = docs.filter((doc) => isOwn(doc._id));
  // A tombstone on an own document is no sign of a copied profile: others may bury it when its note was erased.
  const rewritten = own.filter((doc) => doc._deleted !== true).map((doc) => doc._id);
  if (rewritten.length > 0) onForeignOwnRevision([...new Set(rewritten)]);
  const results = await stored(db.bulkDocs([...docs], { new_edits: false }), limits.storeMs);
  ownChanges.stored(own.length > 0);
  onStored();
  return (results ?? []).filter((result) => 'error' in result).length;
}

function notesIn(docs: readonly string[]): NoteId[] {
  return [...new Set(docs)].flatMap((doc) => {
    const parsed = v.safeParse(noteId, doc);
    return parsed.success ? [parsed.output] : [];
  });
}

const storableFields = ['_id', '_rev', '_revisions', '_deleted'];

/**
 * Attachments and other fields of a database's own are never written by this app, and a single one of them, or a revision
 * that is none, would make the store refuse the whole page, again and again.
 */
function isStorable(doc: ServerDocument): boolean {
  return (
    /^[1-9]\d*-/.test(doc._rev) && Object.keys(doc).every((key) => !key.startsWith('_') || storableFields.includes(key))
  );
}
