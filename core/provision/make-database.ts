import { databasePath } from '../sync/database-names.ts';
import type { AskServer } from './ports.ts';

/**
 * Makes a database, with `wish` where the server knows it: partitions, or the number of shards. Answers the status: 400
 * for a name that the server does not take, 412 when the database is there, or one of `accept`.
 */
export async function makeDatabase(
  ask: AskServer,
  database: string,
  { wish, accept = [] }: { readonly wish?: 'partitioned=true' | 'q=1'; readonly accept?: readonly number[] },
): Promise<number> {
  const path = databasePath(database);
  const made = (query: string) => ask({ path: path + query, method: 'PUT', accept: [400, 412, ...accept] });
  const wished = await made(wish === undefined ? '' : `?${wish}`);
  if (wished.status !== 400 || wish === undefined) return wished.status;
  return (await made('')).status;
}
