import * as v from 'valibot';
import { ABOUT_ID } from '../../core/sync/about.ts';
import { databasePath } from '../../core/sync/database-names.ts';
import type { ServerClient } from './server-client.ts';
import { SyncError } from './sync-error.ts';

/** A place in the server's feed. Opaque: given back as it came. */
export type ServerSeq = string | number;

/** A document as the server sends it. `_revisions` is absent in feeds. */
export interface ServerDocument {
  readonly _id: string;
  readonly _rev: string;
  readonly _deleted?: boolean;
  readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
}

/** One changed document: all its leaf revisions, and the winning one's content when it was asked for. */
export interface ChangedRow {
  readonly id: string;
  readonly seq: ServerSeq;
  readonly revs: readonly string[];
  readonly doc?: ServerDocument | undefined;
}

/** `pending` counts the rows behind this page; undefined when the server does not say. */
export interface ChangesPage {
  readonly rows: readonly ChangedRow[];
  readonly pending: number | undefined;
}

export interface ChangesQuestion {
  readonly since: ServerSeq;
  readonly limit: number;
  readonly includeDocs: boolean;
  /** Absent: answer at once. Present: wait for a change, so long at most. */
  readonly waitMs?: number | undefined;
}

/** What tells one database from another of the same name, and whether it went back in time. */
export interface DatabaseInfo {
  readonly updateSeq: ServerSeq;
  readonly created: string;
}

const seq = v.union([v.string(), v.number()]);
const infoAnswer = v.object({ update_seq: seq, instance_start_time: v.optional(v.string(), '') });
const revisions = v.object({ start: v.number(), ids: v.array(v.string()) });
/** Checked by hand: schemas would copy every document. What it holds besides is judged where it is read. */
const serverDocument = v.custom<ServerDocument>((value) => {
  if (typeof value !== 'object' || value === null || !('_id' in value) || !('_rev' in value)) return false;
  const isNamed = typeof value._id === 'string' && typeof value._rev === 'string';
  return isNamed && (!('_revisions' in value) || v.is(revisions, value._revisions));
});
const changesAnswer = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      seq,
      changes: v.array(v.object({ rev: v.string() })),
      doc: v.optional(v.nullable(serverDocument)),
    }),
  ),
  last_seq: seq,
  pending: v.optional(v.number()),
});
const bulkGetAnswer = v.object({
  results: v.array(
    v.object({ id: v.string(), docs: v.array(v.union([v.object({ ok: serverDocument }), v.unknown()])) }),
  ),
});
const allDocsAnswer = v.object({
  rows: v.array(
    v.object({
      key: v.string(),
      value: v.optional(v.nullable(v.object({ rev: v.string() }))),
      error: v.optional(v.string()),
    }),
  ),
});
const revsDiffAnswer = v.record(v.string(), v.object({ missing: v.array(v.string()) }));
const bulkDocsAnswer = v.array(v.object({ id: v.optional(v.string()), error: v.optional(v.string()) }));

/** The answer in the form that was promised; an answer of any other form is as good as none (fact 13). */
export function parseAnswer<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  throw incomplete();
}

/** The answer was well-formed HTTP and JSON, and says less than was asked. */
export function incomplete(): SyncError {
  return new SyncError({ kind: 'not-couchdb', detail: 'incomplete answer' });
}

/** `GET` of the database itself. A missing one is `database-missing`. */
export async function readInfo(ask: ServerClient, database: string): Promise<DatabaseInfo> {
  const reply = await ask({ path: databasePath(database), accept: [404] });
  if (reply.status === 404) throw new SyncError({ kind: 'database-missing', detail: 'no database', status: 404 });
  const info = parseAnswer(infoAnswer, reply.json);
  return { updateSeq: info.update_seq, created: info.instance_start_time };
}

/** The sentinel document as it is there, or undefined. */
export async function readAbout(ask: ServerClient, database: string): Promise<unknown> {
  const reply = await ask({ path: `${databasePath(database)}/${encodeURIComponent(ABOUT_ID)}`, accept: [404] });
  return reply.status === 404 ? undefined : reply.json;
}

/** One page of the feed, every leaf of each changed document named. */
export async function readChanges(
  ask: ServerClient,
  database: string,
  question: ChangesQuestion,
): Promise<ChangesPage> {
  const query = new URLSearchParams({
    style: 'all_docs',
    since: String(question.since),
    limit: String(question.limit),
  });
  if (question.includeDocs) query.set('include_docs', 'true');
  // No heartbeat: a proxy that holds an answer back until it is whole would keep every sign of life from us.
  if (question.waitMs !== undefined) {
    query.set('feed', 'longpoll');
    query.set('timeout', String(question.waitMs));
  }
  const path = `${databasePath(database)}/_changes?${query}`;
  return pageOf((await ask({ path, isFeed: question.waitMs !== undefined })).json);
}

function pageOf(json: unknown): ChangesPage {
  const page = parseAnswer(changesAnswer, json);
  const rows = page.results.map((row) => ({
    id: row.id,
    seq: row.seq,
    revs: row.changes.map((change) => change.rev),
    doc: row.doc ?? undefined,
  }));
  return { rows, pending: page.pending };
}

/** More, and CouchDB would read its whole feed for them (`changes_doc_ids_optimization_threshold`). */
const LEAVES_DOCS = 100;

/** All leaf revisions of each document, tombstones included. A document that the server never had is not in the answer. */
export async function readLeavesThere(
  ask: ServerClient,
  database: string,
  ids: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const path = `${databasePath(database)}/_changes?style=all_docs&filter=_doc_ids`;
  const leaves = new Map<string, readonly string[]>();
  for (let from = 0; from < ids.length; from += LEAVES_DOCS) {
    const body = JSON.stringify({ doc_ids: ids.slice(from, from + LEAVES_DOCS) });
    for (const row of pageOf((await ask({ path, method: 'POST', body })).json).rows) leaves.set(row.id, row.revs);
  }
  return leaves;
}

/** One revision of one document. */
export interface NamedRevision {
  readonly id: string;
  readonly rev: string;
}

/** What `readRevisions` brought. `missing` are those the server says, one by one, that it has not. */
export interface FetchedRevisions {
  readonly docs: readonly ServerDocument[];
  readonly missing: readonly NamedRevision[];
}

/** Whole revisions with their history. Every one that was asked for must be answered, or the answer is no answer. */
export async function readRevisions(
  ask: ServerClient,
  database: string,
  wanted: readonly NamedRevision[],
): Promise<FetchedRevisions> {
  const path = `${databasePath(database)}/_bulk_get?revs=true&latest=true`;
  const answer = parseAnswer(
    bulkGetAnswer,
    (await ask({ path, method: 'POST', body: JSON.stringify({ docs: wanted }) })).json,
  );
  const docs = new Map<string, ServerDocument>();
  const answered = new Map<string, unknown[]>();
  for (const { id, docs: rows } of answer.results) answered.set(id, [...(answered.get(id) ?? []), ...rows]);
  const missing = wanted.filter((each) => {
    const answers = answered.get(each.id) ?? [];
    const found = answers.filter(hasDocument).filter((row) => row.ok._id === each.id);
    for (const row of found) docs.set(`${each.id} ${row.ok._rev}`, row.ok);
    if (found.some((row) => isSameOrLater(row.ok, each.rev))) return false;
    if (answers.some((row) => isMissing(row, each.rev))) return true;
    throw incomplete();
  });
  return { docs: [...docs.values()], missing };
}

function hasDocument(row: unknown): row is { readonly ok: ServerDocument } {
  return typeof row === 'object' && row !== null && 'ok' in row;
}

function isMissing(row: unknown, rev: string): boolean {
  return v.is(v.object({ error: v.object({ rev: v.literal(rev), error: v.literal('not_found') }) }), row);
}

/** With `latest` the server answers with the leaves that a revision grew into. */
function isSameOrLater(doc: ServerDocument, rev: string): boolean {
  return doc._rev === rev || doc._revisions?.ids.includes(rev.slice(rev.indexOf('-') + 1)) === true;
}

/**
 * Writes whole revisions, as JSON texts, under their own revision ids. Answers the ids that were refused one by one, by
 * the guard or because it failed on them. A row that is missing means nothing: CouchDB names only what it did *not* accept (recorded), so the proof is elsewhere.
 */
export async function writeRevisions(ask: ServerClient, database: string, docs: readonly string[]): Promise<string[]> {
  const path = `${databasePath(database)}/_bulk_docs`;
  const body = `{"new_edits":false,"docs":[${docs.join(',')}]}`;
  const rows = parseAnswer(bulkDocsAnswer, (await ask({ path, method: 'POST', body })).json);
  return rows.filter((row) => row.error !== undefined).map((row) => row.id ?? '');
}

/** Which of these revisions the server knows neither as leaves nor in a history; all of them when they are no revision ids in its eyes. */
export async function missingRevisions(
  ask: ServerClient,
  database: string,
  revisions: readonly NamedRevision[],
): Promise<NamedRevision[]> {
  if (revisions.length === 0) return [];
  const path = `${databasePath(database)}/_revs_diff`;
  const body = JSON.stringify(Object.fromEntries(revisions.map(({ id, rev }) => [id, [rev]])));
  const reply = await ask({ path, method: 'POST', body, accept: [400] });
  if (reply.status === 400) return [...revisions];
  const missing = parseAnswer(revsDiffAnswer, reply.json);
  return revisions.filter(({ id, rev }) => missing[id]?.missing.includes(rev) === true);
}

/** The winning revision of each document, deleted ones included; undefined for one the server never had. */
export async function readWinners(
  ask: ServerClient,
  database: string,
  ids: readonly string[],
): Promise<Map<string, string | undefined>> {
  const path = `${databasePath(database)}/_all_docs`;
  const answer = parseAnswer(
    allDocsAnswer,
    (await ask({ path, method: 'POST', body: JSON.stringify({ keys: ids }) })).json,
  );
  const winners = new Map(answer.rows.map((row) => [row.key, row.value?.rev] as const));
  if (ids.some((id) => !winners.has(id))) throw incomplete();
  return winners;
}
