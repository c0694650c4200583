import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { parseSecurity, withoutMember, withRole, type Security } from '../../core/membership/security.ts';
import type { Role } from '../../core/membership/role.ts';
import { databasePath, filesDatabaseOf, liveDatabaseOf, ownersDatabaseOf } from '../../core/sync/database-names.ts';
import type { ServerClient } from './server-client.ts';

/** A member's new role; undefined takes the member out. */
export interface MembershipChange {
  readonly account: string;
  readonly role: Role | undefined;
}

/** Who may do what in a workspace, as its database of notes says. */
export async function readMembership(ask: ServerClient, database: string): Promise<Result<Security>> {
  const reply = await ask({ path: `${databasePath(database)}/_security` });
  const security = parseSecurity(reply.json);
  return security === undefined ? fail({ code: 'database-foreign' }) : succeed(security);
}

/**
 * Changes a membership in every database of a workspace, that of the notes first: the guard there is what counts. A database
 * that is not there has no members. Only an owner can.
 */
export async function changeMembership(
  ask: ServerClient,
  database: string,
  { account, role }: MembershipChange,
): Promise<Result<undefined>> {
  const apply = (given: Role | undefined) => (before: Security) =>
    given === undefined ? withoutMember(before, account) : withRole(before, account, given);
  for (const name of [database, filesDatabaseOf(database), liveDatabaseOf(database)]) {
    const changed = await changeSecurity(ask, name, apply(role));
    if (!changed.ok) return changed;
  }
  return changeSecurity(ask, ownersDatabaseOf(database), apply(role === 'owner' ? role : undefined));
}

/** CouchDB has several ways to say that somebody is no administrator of a database. */
const NOT_ALLOWED = [401, 403, 500];

async function changeSecurity(
  ask: ServerClient,
  name: string,
  change: (before: Security) => Security,
): Promise<Result<undefined>> {
  const path = `${databasePath(name)}/_security`;
  const reply = await ask({ path, accept: [401, 403, 404] });
  if (reply.status === 404) return succeed(undefined);
  const before = reply.status === 200 ? parseSecurity(reply.json) : undefined;
  if (before === undefined) return fail({ code: 'owner-needed' });
  const body = JSON.stringify(change(before));
  const written = await ask({ path, method: 'PUT', body, accept: NOT_ALLOWED });
  return NOT_ALLOWED.includes(written.status) ? fail({ code: 'owner-needed' }) : succeed(undefined);
}
