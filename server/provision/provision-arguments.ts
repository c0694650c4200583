import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface ProvisionArguments {
  /** Without a slash at the end. */
  readonly server: string;
  readonly database: string;
  /** Whose workspace it is. */
  readonly owner: string;
  /** Accounts to be ready for invites. */
  readonly seats: number;
}

/** What to type. Names and passwords that are not in the environment are asked for. */
export const usage = `usage: main.ts --server https://notes.example.org --database NAME --owner ACCOUNT [--seats 20]

  COMMONPLACE_ADMIN            an administrator of the server
  COMMONPLACE_ADMIN_PASSWORD   its password; used now and kept nowhere
  COMMONPLACE_OWNER_PASSWORD   for the owner's account, if it is not there yet; made up unless given`;

const options = {
  server: { type: 'string' },
  database: { type: 'string' },
  owner: { type: 'string' },
  seats: { type: 'string' },
} as const;

const MAX_SEATS = 1000;

/** Reads the command line; throws with a sentence for the person who typed it. */
export function parseProvisionArguments(args: readonly string[]): ProvisionArguments {
  const { server, database, owner, seats = '20' } = parseArgs({ args: [...args], options }).values;
  if (server === undefined || database === undefined || owner === undefined) {
    throw new Error('Server, database and owner are needed.');
  }
  const count = Number(seats);
  if (!Number.isInteger(count) || count < 0 || count > MAX_SEATS) throw new Error(`Not a number of accounts: ${seats}`);
  return { server: parseAddress(server), database, owner, seats: count };
}

/** A password must not lie in an address: others on the machine can read command lines. */
function parseAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new Error(`Not an address of a server: ${text}`);
  if (url.username !== '' || url.password !== '') throw new Error('Leave name and password out of the address.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
