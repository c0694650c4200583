import { guardDocument, GUARD_ID, judgeGuard, type GuardKind } from '../guard/guard-document.ts';
import { parseSecurity, type Security } from '../membership/security.ts';
import { databasePath } from '../sync/database-names.ts';
import type { AskServer, ProvisionStep } from './ports.ts';

/** How many revisions of a document a database keeps. */
export interface RevisionLimit {
  /** What it is set to, where it has another value than is good. */
  readonly set: number;
  readonly isGood: (limit: number) => boolean;
}

/** Sets the limit where it is not good. */
export async function ensureLimit(ask: AskServer, name: string, limit: RevisionLimit): Promise<ProvisionStep[]> {
  const path = `${databasePath(name)}/_revs_limit`;
  const { json } = await ask({ path });
  if (typeof json === 'number' && limit.isGood(json)) return [];
  await ask({ path, method: 'PUT', body: String(limit.set) });
  return [{ kind: 'limit-set', name }];
}

/** Changes the security object, where `change` changes anything. A new database is closed to all but the server's admins. */
export async function ensureSecurity(
  ask: AskServer,
  name: string,
  change: (before: Security) => Security,
): Promise<ProvisionStep[]> {
  const path = `${databasePath(name)}/_security`;
  const before = parseSecurity((await ask({ path })).json) ?? { admins: EMPTY, members: EMPTY };
  const after = change(before);
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  await ask({ path, method: 'PUT', body: JSON.stringify(after) });
  return [{ kind: 'rights-set', name }];
}

const EMPTY = { names: [], roles: [] };

/** Puts the guard in place: where there is none, where it is older than ours, and where it was altered. */
export async function ensureGuard(ask: AskServer, name: string, kind: GuardKind): Promise<ProvisionStep[]> {
  const path = `${databasePath(name)}/${GUARD_ID}`;
  const reply = await ask({ path, accept: [404] });
  const found = reply.status === 404 ? undefined : reply.json;
  const state = judgeGuard(kind, found);
  if (state === 'current') return [];
  if (state === 'newer') return [{ kind: 'guard-newer', name }];
  const body = JSON.stringify({ ...guardDocument(kind), ...revisionOf(found) });
  await ask({ path, method: 'PUT', body });
  return [{ kind: state === 'absent' ? 'guard-set' : 'guard-renewed', name }];
}

function revisionOf(document: unknown): { _rev?: unknown } {
  return typeof document === 'object' && document !== null && '_rev' in document ? { _rev: document._rev } : {};
}
