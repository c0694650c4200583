import * as v from 'valibot';
import { isFree, newSeat, parseSeat, type Seat } from '../membership/seat.ts';
import { databasePath } from '../sync/database-names.ts';
import { makeDatabase } from './make-database.ts';
import type { AskServer, ProvisionPlan, ProvisionStep } from './ports.ts';

const USERS = '_users';
/** Each costs the server a third of a second, for the hash of its password; more at once could outlast a request. */
const ACCOUNTS_AT_ONCE = 5;

/** An account as CouchDB takes it. Its roles on the server are none: what it may do is a matter of each database. */
export const accountDocument = (name: string, password: string) => ({
  _id: accountId(name),
  name,
  password,
  roles: [],
  type: 'user',
});

const accountId = (name: string): string => `org.couchdb.user:${name}`;

/** The path of an account below the server's address. */
export const accountPath = (name: string): string => `/${USERS}/${encodeURIComponent(accountId(name))}`;

/** Whether the server has accounts of its own; made ready where a new cluster has no place for them yet. */
export async function hasAccounts(ask: AskServer): Promise<boolean> {
  const found = await ask({ path: `/${USERS}`, accept: [400, 401, 403, 404, 405, 501] });
  if (found.status === 200) return true;
  const made = await makeDatabase(ask, USERS, { accept: [401, 403, 404, 405, 501] });
  return made < 300 || made === 412;
}

/** Makes the owner's account where it is missing. One that is there keeps its password. */
export async function ensureOwner(ask: AskServer, { owner }: ProvisionPlan): Promise<ProvisionStep[]> {
  const path = accountPath(owner.account);
  if ((await ask({ path, accept: [404] })).status === 200) return [];
  await ask({ path, method: 'PUT', body: JSON.stringify(accountDocument(owner.account, owner.password)) });
  return [{ kind: 'account-made', name: owner.account }];
}

const listed = v.object({ rows: v.array(v.object({ doc: v.optional(v.unknown()) })) });
const found = v.object({
  rows: v.array(
    v.object({
      key: v.string(),
      value: v.optional(v.object({ deleted: v.optional(v.boolean(), false) })),
    }),
  ),
});

/** Fills the owners' database up with seats. A seat is written down before its account is made, so none is ever lost. */
export async function ensureSeats(ask: AskServer, owners: string, plan: ProvisionPlan): Promise<ProvisionStep[]> {
  const { json } = await ask({ path: `${databasePath(owners)}/_all_docs?include_docs=true` });
  const free = v
    .parse(listed, json)
    .rows.flatMap(({ doc }) => parseSeat(doc) ?? [])
    .filter(isFree);
  const fresh = Array.from({ length: Math.max(0, plan.seats - free.length) }, () => newSeat(plan.random));
  if (fresh.length > 0) await writeAll(ask, owners, fresh);
  const count = await makeAccounts(ask, [...free, ...fresh]);
  return count === 0 ? [] : [{ kind: 'seats-made', count }];
}

async function makeAccounts(ask: AskServer, seats: readonly Seat[]): Promise<number> {
  if (seats.length === 0) return 0;
  const body = JSON.stringify({ keys: seats.map(({ account }) => accountId(account)) });
  const { json } = await ask({ path: `/${USERS}/_all_docs`, method: 'POST', body });
  const { rows } = v.parse(found, json);
  const missing = new Set(rows.flatMap(({ key, value }) => (value?.deleted === false ? [] : [key])));
  const wanted = seats.filter(({ account }) => missing.has(accountId(account)));
  for (let from = 0; from < wanted.length; from += ACCOUNTS_AT_ONCE) {
    const part = wanted.slice(from, from + ACCOUNTS_AT_ONCE);
    await writeAll(
      ask,
      USERS,
      part.map(({ account, secret }) => accountDocument(account, secret)),
    );
  }
  return wanted.length;
}

const writeAll = (ask: AskServer, database: string, docs: readonly object[]) =>
  ask({ path: `${databasePath(database)}/_bulk_docs`, method: 'POST', body: JSON.stringify({ docs }) });
