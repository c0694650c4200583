import { randomUUID } from 'node:crypto';
import { isServerAdmin, notServerAdmin } from '../auth/user-context.ts';
import { parseFaultRules } from '../faults/fault-rule.ts';
import { type HubRequest, methodNotAllowed, parseCount, parseObjectBody } from '../http/hub-request.ts';
import { badRequest } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import type { HubServices } from './endpoint.ts';

/** `GET /`: the version whose behaviour the hub keeps to, and a vendor that says what it really is. */
export function welcome(services: HubServices): Reply {
  return reply(200, {
    couchdb: 'Welcome',
    version: '3.5.0',
    git_sha: '0000000',
    uuid: services.uuid,
    features: ['partitioned', 'pluggable-storage-engines', 'reshard', 'scheduler'],
    vendor: { name: 'Commonplace hub (not for production)' },
  });
}

/** `GET /_up`. */
export function up(): Reply {
  return reply(200, { status: 'ok', seeds: {} });
}

/** `GET /_all_dbs`, for the server admin. */
export function allDatabases(request: HubRequest, services: HubServices): Reply {
  if (!isServerAdmin(request.user)) throw notServerAdmin();
  return reply(200, services.catalog.names());
}

/** `GET /_uuids?count=`, at most 1000. */
export function uuids(request: HubRequest): Reply {
  const count = parseCount(request.query, 'count') ?? 1;
  if (count > 1000) throw badRequest('count parameter too large');
  return reply(200, { uuids: Array.from({ length: count }, () => randomUUID().replaceAll('-', '')) });
}

/** `/_fault`, for the server admin of a hub that was started for tests: read, replace or clear the fault rules. */
export function faultSwitch(request: HubRequest, services: HubServices): Reply {
  if (!isServerAdmin(request.user)) throw notServerAdmin();
  const { faults } = services;
  if (request.method === 'PUT') faults.set(parseFaultRules(parseObjectBody(request)));
  else if (request.method === 'DELETE') faults.clear();
  else if (request.method !== 'GET') throw methodNotAllowed('GET', 'PUT', 'DELETE');
  const log = request.method === 'GET' ? { log: faults.log() } : {};
  return reply(200, { ok: true, rules: faults.rules(), injected: faults.injected, ...log });
}
