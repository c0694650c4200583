import {
  type HubRequest,
  methodNotAllowed,
  parseFlag,
  parseJsonBody,
  parseJsonParameter,
} from '../http/hub-request.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import { type HubDocument, isObject, isStringList } from '../json.ts';
import { isDeletedRow } from '../store/change-index.ts';
import type { Database } from '../store/database.ts';
import { leavesOf } from '../store/revision-tree.ts';
import { assertDocumentId, assertDocumentSize, assertRevision, parseDocument } from './parse-document.ts';

async function openRevisions(request: HubRequest, database: Database, id: string): Promise<Reply> {
  const isAll = request.query.get('open_revs') === 'all';
  const revs = parseFlag(request.query, 'revs');
  const latest = parseFlag(request.query, 'latest');
  const leaves = leavesOf(await database.store.revisions(id)).map((leaf) => leaf.rev);
  if (isAll && leaves.length === 0) throw notFound('missing');
  const listed = isAll ? leaves : parseJsonParameter(request.query, 'open_revs');
  if (!isStringList(listed)) throw badRequest('open_revs is `all` or a list of revisions');
  const found = new Map<string, unknown>();
  for (const rev of listed) {
    assertRevision(rev);
    const document = await database.store.get(id, { rev, revs, latest });
    found.set(document?._rev ?? rev, document ? { ok: document } : { missing: rev });
  }
  return reply(200, [...found.values()]);
}

async function readDocument(request: HubRequest, database: Database, id: string): Promise<Reply> {
  const { query } = request;
  if (query.has('open_revs')) return openRevisions(request, database, id);
  const rev = query.get('rev');
  if (rev !== null) assertRevision(rev);
  const row = database.index.get(id);
  if (!row) throw notFound('missing');
  if (rev === null && isDeletedRow(row)) throw notFound('deleted');
  const document = await database.store.get(id, {
    ...(rev === null ? {} : { rev }),
    revs: parseFlag(query, 'revs'),
    conflicts: parseFlag(query, 'conflicts') || parseFlag(query, 'meta'),
    latest: parseFlag(query, 'latest'),
  });
  if (!document) throw notFound('missing');
  return reply(200, document, { ETag: `"${document._rev ?? ''}"` });
}

/** The revision that a write names in its query or its `If-Match` header. */
function namedRevision(request: HubRequest): string | undefined {
  const named = request.query.get('rev') ?? request.headers['if-match']?.replaceAll('"', '');
  if (named !== undefined) assertRevision(named);
  return named;
}

async function writeOne(
  request: HubRequest,
  database: Database,
  document: HubDocument,
  newEdits: boolean,
): Promise<Reply> {
  const [outcome] = await database.write([document], request.user, { newEdits });
  if (!outcome) throw badRequest('nothing to write');
  if (outcome.kind === 'refused') throw outcome.refusal;
  const status = document._deleted && request.method === 'DELETE' ? 200 : 201;
  return reply(status, { ok: true, id: outcome.id, rev: outcome.rev }, { ETag: `"${outcome.rev}"` });
}

async function putDocument(request: HubRequest, database: Database, id: string): Promise<Reply> {
  const newEdits = request.query.get('new_edits') !== 'false';
  const document = parseDocument(parseJsonBody(request), database.record, { newEdits, id });
  assertDocumentSize(document, id);
  const named = namedRevision(request);
  if (named !== undefined) {
    if (document._rev !== undefined && document._rev !== named) {
      throw badRequest('Document rev from request body and query string have different values');
    }
    document._rev = named;
  }
  return writeOne(request, database, document, newEdits);
}

async function deleteDocument(request: HubRequest, database: Database, id: string): Promise<Reply> {
  if (!database.index.get(id)) throw notFound('missing');
  const rev = namedRevision(request);
  return writeOne(request, database, { _id: id, ...(rev === undefined ? {} : { _rev: rev }), _deleted: true }, true);
}

/** `/db/{id}`, design documents included: read, write, delete one document. */
export async function documentEndpoint(request: HubRequest, database: Database, id: string): Promise<Reply> {
  assertDocumentId(id, database.record);
  if (request.method === 'GET') return readDocument(request, database, id);
  if (request.method === 'PUT') return putDocument(request, database, id);
  if (request.method === 'DELETE') return deleteDocument(request, database, id);
  throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'PUT');
}

/** `/db/_local/{id}`: notes of a replicator to itself. They never conflict and never replicate. */
export async function localEndpoint(request: HubRequest, database: Database, id: string): Promise<Reply> {
  if (request.method === 'GET') {
    const document = await database.store.getLocal(id);
    if (!document) throw notFound('missing');
    return reply(200, document);
  }
  if (request.method === 'PUT') {
    const value = parseJsonBody(request);
    if (!isObject(value)) throw badRequest('Document must be a JSON object');
    assertDocumentSize(value, id);
    const { _rev, _revisions, ...fields } = value;
    const rev = await database.putLocal({ ...fields, _id: id });
    return reply(201, { ok: true, id, rev });
  }
  if (request.method !== 'DELETE') throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'PUT');
  if (!(await database.removeLocal(id))) throw notFound('missing');
  return reply(200, { ok: true, id, rev: '0-0' });
}
