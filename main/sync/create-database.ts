import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { makeDatabase } from '../../core/provision/make-database.ts';
import { databasePath, filesDatabaseOf } from '../../core/sync/database-names.ts';
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
  if (status === 412) return true;
  if (status >= 400) return false;
  // Until this is done nobody but an administrator gets in.
  const security = await ask({ path: `${databasePath(database)}/_security` });
  const body = JSON.stringify(security.json);
  await ask({ path: `${databasePath(files)}/_security`, method: 'PUT', body });
  return true;
}
