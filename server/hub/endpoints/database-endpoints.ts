import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isDatabaseAdmin, isServerAdmin, notServerAdmin } from '../auth/user-context.ts';
import { usersDatabase } from '../auth/user-documents.ts';
import { type HubRequest, methodNotAllowed, parseFlag, parseJsonBody, parseObjectBody } from '../http/hub-request.ts';
import { badRequest, forbidden, Refusal } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import { isObject, isStringList } from '../json.ts';
import type { Database } from '../store/database.ts';
import { assertDatabaseName } from '../store/database-name.ts';
import { listDocuments } from './all-docs-endpoint.ts';
import type { DatabaseEndpoint, HubServices } from './endpoint.ts';
import { assertDocumentSize, parseDocument } from './parse-document.ts';

/** `PUT /db`: the server admin makes a database, partitioned if asked. */
export async function createDatabase(request: HubRequest, name: string, services: HubServices): Promise<Reply> {
  if (!isServerAdmin(request.user)) throw notServerAdmin();
  assertDatabaseName(name);
  await services.catalog.create(name, { partitioned: parseFlag(request.query, 'partitioned') });
  return reply(201, { ok: true });
}

/** `DELETE /db`: the server admin deletes a database with everything in it. The accounts stay. */
export async function deleteDatabase(request: HubRequest, name: string, services: HubServices): Promise<Reply> {
  if (!isServerAdmin(request.user)) throw notServerAdmin();
  if (name === usersDatabase) throw forbidden('The hub needs its accounts.');
  await services.catalog.remove(name);
  return reply(200, { ok: true });
}

async function folderSize(folder: string | undefined): Promise<number> {
  if (folder === undefined) return 0;
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
  return sizes.reduce((total, file) => total + (file?.size ?? 0), 0);
}

/** `GET /db`. The sizes are those of the files, 0 in memory. */
export const databaseInfo: DatabaseEndpoint = async (_request, database, services) => {
  const { index, record } = database;
  const size = await folderSize(services.catalog.folderOf(record));
  return reply(200, {
    instance_start_time: '0',
    db_name: record.name,
    purge_seq: database.sequenceOf(0),
    update_seq: database.sequenceOf(index.lastSequence),
    sizes: { file: size, external: size, active: size },
    props: record.partitioned ? { partitioned: true } : {},
    doc_del_count: index.deletedCount,
    doc_count: index.documentCount,
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  });
};

/** `POST /db`: a new document, with an id of the hub's if it has none. */
export const postDocument: DatabaseEndpoint = async (request, database) => {
  const id = randomUUID().replaceAll('-', '');
  const document = parseDocument({ _id: id, ...parseObjectBody(request) }, database.record, { newEdits: true });
  assertDocumentSize(document, document._id);
  const [outcome] = await database.write([document], request.user, { newEdits: true });
  if (outcome?.kind === 'refused') throw outcome.refusal;
  return reply(201, { ok: true, id: outcome?.id, rev: outcome?.rev });
};

/** CouchDB answers who may not change a database's settings as if its nodes had not agreed. */
function assertMayConfigure(request: HubRequest, database: Database): void {
  if (!isDatabaseAdmin(database.record.security, request.user)) throw new Refusal(500, 'error', 'no_majority');
}

function assertSecuritySection(section: unknown): void {
  if (section === undefined) return;
  const isList = (value: unknown): boolean => value === undefined || isStringList(value);
  if (isObject(section) && isList(section['names']) && isList(section['roles'])) return;
  throw badRequest('names and roles must be JSON lists of strings');
}

/** `/db/_security`: every member may read it, a database admin replaces it. Keys of others are kept as they are. */
export const securityEndpoint: DatabaseEndpoint = async (request, database, services) => {
  if (request.method === 'GET') return reply(200, database.record.security);
  if (request.method !== 'PUT') throw methodNotAllowed('PUT', 'GET');
  assertMayConfigure(request, database);
  const security = parseObjectBody(request);
  assertSecuritySection(security['admins']);
  assertSecuritySection(security['members']);
  database.record.security = security;
  await services.catalog.save();
  return reply(200, { ok: true });
};

/** `/db/_revs_limit`: how many revisions of a document are remembered; a database admin sets it. */
export const revisionLimitEndpoint: DatabaseEndpoint = async (request, database, services) => {
  if (request.method === 'GET') return reply(200, database.record.revisionLimit);
  if (request.method !== 'PUT') throw methodNotAllowed('PUT', 'GET');
  assertMayConfigure(request, database);
  const limit = parseJsonBody(request);
  if (!Number.isInteger(limit) || Number(limit) < 1) throw badRequest('`_revs_limit` must be a positive integer');
  database.setRevisionLimit(Number(limit));
  await services.catalog.save();
  return reply(200, { ok: true });
};

/** `POST /db/_compact`: accepted; bodies of old revisions go in the background. */
export const compactEndpoint: DatabaseEndpoint = (request, database) => {
  if (!isDatabaseAdmin(database.record.security, request.user)) throw notServerAdmin();
  database.compact();
  return reply(202, { ok: true });
};

/** `POST /db/_ensure_full_commit`, which means nothing any more. */
export const fullCommitEndpoint: DatabaseEndpoint = () => reply(201, { ok: true, instance_start_time: '0' });

/** `/db/_partition/{name}` and its `_all_docs`. */
export const partitionEndpoint: DatabaseEndpoint = (request, database) => {
  const [, , partition = '', listing] = request.segments;
  if (!database.record.partitioned) throw badRequest('database is not partitioned');
  const isInside = (id: string): boolean => id.startsWith(`${partition}:`);
  if (listing === '_all_docs') return listDocuments(request, database, isInside);
  if (listing !== undefined) throw new Refusal(404, 'not_found', 'missing');
  const count = database.index.sortedIds().filter(isInside).length;
  const sizes = { active: 0, external: 0 };
  return reply(200, { db_name: database.record.name, sizes, partition, doc_count: count, doc_del_count: 0 });
};
