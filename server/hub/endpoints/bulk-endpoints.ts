import { randomUUID } from 'node:crypto';
import { type HubRequest, parseFlag, parseObjectBody } from '../http/hub-request.ts';
import { badRequest, notFound, Refusal } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import { type HubDocument, isObject, isStringList, type JsonObject } from '../json.ts';
import type { Database } from '../store/database.ts';
import type { ReadOptions } from '../store/document-store.ts';
import type { WriteOutcome } from '../store/write-batch.ts';
import { assertDocumentSize, documentLimitBytes, parseDocument } from './parse-document.ts';

function withId(value: unknown): unknown {
  return isObject(value) && value['_id'] === undefined ? { ...value, _id: randomUUID().replaceAll('-', '') } : value;
}

function resultRow(outcome: WriteOutcome, newEdits: boolean): JsonObject[] {
  if (outcome.kind !== 'refused') return newEdits ? [{ ok: true, id: outcome.id, rev: outcome.rev }] : [];
  const { error, message: reason } = outcome.refusal;
  return [{ id: outcome.id, ...(newEdits ? {} : { rev: outcome.rev }), error, reason }];
}

async function writeLocal(database: Database, document: HubDocument): Promise<WriteOutcome> {
  const rev = await database.putLocal(document);
  return { kind: 'written', id: document._id, rev };
}

/**
 * `POST /db/_bulk_docs`: each document has an outcome of its own. With `new_edits` false only refused documents have a
 * row; what cannot be parsed refuses the whole request, as in CouchDB.
 */
export async function bulkDocs(request: HubRequest, database: Database): Promise<Reply> {
  const { docs, new_edits: edits } = parseObjectBody(request);
  if (!Array.isArray(docs)) throw badRequest('POST body must include `docs` parameter.');
  const newEdits = edits !== false;
  const documents = docs.map((value) => parseDocument(withId(value), database.record, { newEdits }));
  if (request.body.length > documentLimitBytes)
    for (const document of documents) assertDocumentSize(document, document._id);
  const isLocal = (document: HubDocument): boolean => document._id.startsWith('_local/');
  const locals = documents.filter(isLocal);
  const rest = documents.filter((document) => !isLocal(document));
  const outcomes = await database.write(rest, request.user, { newEdits });
  for (const document of locals) outcomes.push(await writeLocal(database, document));
  return reply(
    201,
    outcomes.flatMap((outcome) => resultRow(outcome, newEdits)),
  );
}

type BulkGetRow = { ok: HubDocument } | { error: JsonObject };

function bulkGetError(id: unknown, rev: unknown, refusal: Refusal): BulkGetRow {
  return { error: { id, rev, error: refusal.error, reason: refusal.message } };
}

async function bulkGetOne(database: Database, wanted: unknown, options: ReadOptions): Promise<JsonObject> {
  const id = isObject(wanted) ? wanted['id'] : undefined;
  const rev = isObject(wanted) ? wanted['rev'] : undefined;
  if (typeof id !== 'string') return { id: null, docs: [bulkGetError(null, null, badRequest('document id missed'))] };
  const leaves = database.index.get(id)?.leaves.map((leaf) => leaf.rev) ?? [];
  const revs = typeof rev === 'string' ? [rev] : leaves;
  const docs: BulkGetRow[] = [];
  for (const each of revs) {
    const document = leaves.length > 0 ? await database.store.get(id, { ...options, rev: each }) : undefined;
    docs.push(document ? { ok: document } : bulkGetError(id, each, notFound('missing')));
  }
  if (docs.length === 0) docs.push(bulkGetError(id, 'undefined', notFound('missing')));
  return { id, docs };
}

/** `POST /db/_bulk_get`: every asked document has a result, in order; a missing one has an error in it. */
export async function bulkGet(request: HubRequest, database: Database): Promise<Reply> {
  const { docs } = parseObjectBody(request);
  if (!Array.isArray(docs)) throw badRequest('Missing JSON list of `docs`.');
  const options = { revs: parseFlag(request.query, 'revs'), latest: parseFlag(request.query, 'latest') };
  const results = await Promise.all(docs.map((wanted) => bulkGetOne(database, wanted, options)));
  return reply(200, { results });
}

async function missingOf(database: Database, id: string, revs: readonly string[]): Promise<JsonObject | undefined> {
  const row = database.index.get(id);
  if (!row) return revs.length > 0 ? { missing: revs } : undefined;
  const leaves = row.leaves.map((leaf) => leaf.rev);
  if (revs.every((rev) => leaves.includes(rev))) return undefined;
  const known = new Set((await database.store.revisions(id)).map((revision) => revision.rev));
  const missing = revs.filter((rev) => !known.has(rev));
  if (missing.length === 0) return undefined;
  const longest = Math.max(...missing.map((rev) => Number.parseInt(rev, 10)));
  const ancestors = leaves.filter((rev) => Number.parseInt(rev, 10) < longest);
  return { missing, ...(ancestors.length > 0 ? { possible_ancestors: ancestors } : {}) };
}

/** `POST /db/_revs_diff`: which of these revisions the hub never saw, and the leaves that could be their ancestors. */
export async function revsDiff(request: HubRequest, database: Database): Promise<Reply> {
  const answer: JsonObject = {};
  for (const [id, revs] of Object.entries(parseObjectBody(request))) {
    if (!isStringList(revs)) throw new Refusal(400, 'bad_request', 'Revisions must be a list of strings');
    const missing = await missingOf(database, id, revs);
    if (missing) answer[id] = missing;
  }
  return reply(200, answer);
}
