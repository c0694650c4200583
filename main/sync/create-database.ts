import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { makeDatabase } from '../../core/provision/make-database.ts';
import { databasePath, filesDatabaseOf, liveDatabaseOf } from '../../core/sync/database-names.ts';
import type { ServerClient } from './server-client.ts';
import { withServer, type ServerQuestion } from './server-question.ts';

/** As many revisions of a document as our own segments can have between two pushes (S1), and some to spare. */
const REVS_LIMIT = 300;

const PARTITIONED = { wish: 'partitioned=true' } as const;

/**
 * Makes the database: partitioned, or plain where the server knows no partitions. One that is there already is taken as
 * it is, so two people may try at once.
 */
export function createDatabase(question: ServerQuestion, fetch: typeof globalThis.fetch): Promise<Result<undefined>> {
  return withServer(question, fetch, async ({ ask, database }) => {
    const status = await makeDatabase(ask, database, PARTITIONED);
    if (status === 400) return fail({ code: 'database-name-invalid' });
    if (status !== 412) {
      const path = `${databasePath(database)}/_revs_limit`;
      await ask({ path, method: 'PUT', body: String(REVS_LIMIT) });
    }
    return succeed(undefined);
  });
}

/**
 * Makes the database for the files beside a database, for the same people. False when this account may not. One that is
 * there already is taken as it is.
 */
export async function createFilesDatabase(ask: ServerClient, database: string): Promise<boolean> {
  const files = filesDatabaseOf(database);
  const status = await makeDatabase(ask, files, { ...PARTITIONED, accept: [401, 403] });
  return openLike(ask, database, { name: files, status });
}

/** The same for the beacons: in one piece, because a feed of several comes late, and without history, which nobody reads. */
export async function createLiveDatabase(ask: ServerClient, database: string): Promise<boolean> {
  const live = liveDatabaseOf(database);
  const status = await makeDatabase(ask, live, { wish: 'q=1', accept: [401, 403] });
  const isThere = await openLike(ask, database, { name: live, status });
  if (isThere && status !== 412) await ask({ path: `${databasePath(live)}/_revs_limit`, method: 'PUT', body: '1' });
  return isThere;
}

/** Lets the people of a database into one beside it, which `status` says was made or not. Until then nobody but an administrator gets in. */
async function openLike(
  ask: ServerClient,
  database: string,
  { name, status }: { readonly name: string; readonly status: number },
): Promise<boolean> {
  if (status === 412) return true;
  if (status >= 400) return false;
  const security = await ask({ path: `${databasePath(database)}/_security` });
  const body = JSON.stringify(security.json);
  await ask({ path: `${databasePath(name)}/_security`, method: 'PUT', body });
  return true;
}
