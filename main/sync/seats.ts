import * as v from 'valibot';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { parseSeat, type Seat } from '../../core/membership/seat.ts';
import { databasePath, ownersDatabaseOf } from '../../core/sync/database-names.ts';
import type { ServerClient } from './server-client.ts';
import { parseAnswer } from './server-database.ts';

const listed = v.object({ rows: v.array(v.object({ doc: v.optional(v.unknown()) })) });

/** Every account that was made in advance. Owners alone can read them; where none was ever made the list is empty. */
export async function readSeats(ask: ServerClient, database: string): Promise<Result<readonly Seat[]>> {
  const path = `${databasePath(ownersDatabaseOf(database))}/_all_docs?include_docs=true`;
  const reply = await ask({ path, accept: [401, 403, 404] });
  if (reply.status === 404) return succeed([]);
  if (reply.status !== 200) return fail({ code: 'owner-needed' });
  return succeed(parseAnswer(listed, reply.json).rows.flatMap(({ doc }) => parseSeat(doc) ?? []));
}

/** Writes a seat over the revision that it was read as. Undefined when another owner was first. */
export async function writeSeat(ask: ServerClient, database: string, seat: Seat): Promise<Seat | undefined> {
  const path = `${databasePath(ownersDatabaseOf(database))}/${encodeURIComponent(seat._id)}`;
  const reply = await ask({ path, method: 'PUT', body: JSON.stringify(seat), accept: [409] });
  if (reply.status === 409) return undefined;
  return { ...seat, _rev: parseAnswer(v.object({ rev: v.string() }), reply.json).rev };
}
