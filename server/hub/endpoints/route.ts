import type { Identity } from '../auth/authenticator.ts';
import { isMember, isServerAdmin, notAMember, type UserContext } from '../auth/user-context.ts';
import { isOwnAccount, usersDatabase } from '../auth/user-documents.ts';
import { type HubRequest, methodNotAllowed } from '../http/hub-request.ts';
import { badRequest, forbidden, notFound, type Refusal, unauthorized } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import type { Database } from '../store/database.ts';
import { assertDatabaseName } from '../store/database-name.ts';
import { listDocuments } from './all-docs-endpoint.ts';
import { bulkDocs, bulkGet, revsDiff } from './bulk-endpoints.ts';
import { changesEndpoint } from './changes-endpoint.ts';
import {
  compactEndpoint,
  createDatabase,
  databaseInfo,
  deleteDatabase,
  fullCommitEndpoint,
  partitionEndpoint,
  postDocument,
  revisionLimitEndpoint,
  securityEndpoint,
} from './database-endpoints.ts';
import { documentEndpoint, localEndpoint } from './document-endpoint.ts';
import type { DatabaseEndpoint, HubServices } from './endpoint.ts';
import { allDatabases, faultSwitch, up, uuids, welcome } from './server-endpoints.ts';
import { session } from './session-endpoint.ts';

/** The endpoints below a database. Those with `method` answer to it alone. */
const databaseEndpoints = new Map<string, { readonly method?: string; readonly run: DatabaseEndpoint }>([
  ['_all_docs', { run: (request, database) => listDocuments(request, database) }],
  ['_bulk_docs', { method: 'POST', run: bulkDocs }],
  ['_bulk_get', { method: 'POST', run: bulkGet }],
  ['_changes', { run: changesEndpoint }],
  ['_compact', { method: 'POST', run: compactEndpoint }],
  ['_ensure_full_commit', { method: 'POST', run: fullCommitEndpoint }],
  ['_partition', { method: 'GET', run: partitionEndpoint }],
  ['_revs_diff', { method: 'POST', run: revsDiff }],
  ['_revs_limit', { run: revisionLimitEndpoint }],
  ['_security', { run: securityEndpoint }],
]);

function systemRefusal(user: UserContext): Refusal {
  const reason = 'Only admins can access this of system databases.';
  return user.name === null ? unauthorized(reason) : forbidden(reason);
}

/** In `_users` everybody reaches the own account only; somebody else's looks absent. */
function assertMayEnter(request: HubRequest, database: Database): void {
  const { user } = request;
  if (database.record.name !== usersDatabase) {
    if (!isMember(database.record.security, user)) throw notAMember(user);
    return;
  }
  if (isServerAdmin(user)) return;
  const [, id = '', ...more] = request.segments;
  if (user.name === null || id === '' || id.startsWith('_') || more.length > 0) throw systemRefusal(user);
  if (!isOwnAccount(id, user)) throw notFound('missing');
}

function routeDocument(request: HubRequest, database: Database): Promise<Reply> {
  const [, first = '', ...rest] = request.segments;
  const id = first === '_design' || first === '_local' ? [first, ...rest].join('/') : first;
  if (id.startsWith('_local/')) return localEndpoint(request, database, id);
  if (first === id && rest.length > 0) throw notFound('Document is missing attachment');
  return documentEndpoint(request, database, id);
}

async function routeDatabase(request: HubRequest, name: string, services: HubServices): Promise<Reply> {
  const [, part] = request.segments;
  if (part === undefined && request.method === 'PUT') return createDatabase(request, name, services);
  if (part === undefined && request.method === 'DELETE') return deleteDatabase(request, name, services);
  assertDatabaseName(name);
  const database = await services.catalog.get(name);
  assertMayEnter(request, database);
  if (part === undefined) {
    if (request.method === 'POST') return postDocument(request, database, services);
    if (request.method === 'GET') return databaseInfo(request, database, services);
    throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'POST', 'PUT');
  }
  const endpoint = databaseEndpoints.get(part);
  if (!endpoint) return routeDocument(request, database);
  if (endpoint.method !== undefined && endpoint.method !== request.method) throw methodNotAllowed(endpoint.method);
  return endpoint.run(request, database, services);
}

/** Finds who answers a request. Everything that is not offered is a refusal. */
export async function route(request: HubRequest, identity: Identity, services: HubServices): Promise<Reply> {
  const [first] = request.segments;
  switch (first) {
    case undefined:
      return welcome(services);
    case '_up':
      return up();
    case '_uuids':
      return uuids(request);
    case '_all_dbs':
      return allDatabases(request, services);
    case '_session':
      return session(request, identity, services);
    case '_fault':
      if (services.hasFaultEndpoint) return faultSwitch(request, services);
      throw notFound('Faults are switched off.');
    case '':
      throw badRequest('The path has an empty part.');
    default:
      return routeDatabase(request, first, services);
  }
}
