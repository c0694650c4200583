import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { databasePath } from './server-database.ts';
import { withServer, type ServerQuestion } from './server-question.ts';

/** As many revisions of a document as our own segments can have between two pushes (S1), and some to spare. */
const REVS_LIMIT = 300;

/**
 * Makes the database: partitioned, or plain where the server knows no partitions. One that is there already is taken as
 * it is, so two people may try at once.
 */
export function createDatabase(question: ServerQuestion, fetch: typeof globalThis.fetch): Promise<Result<undefined>> {
  return withServer(question, fetch, async ({ ask, database }) => {
    const path = databasePath(database);
    const partitioned = await ask({ path: `${path}?partitioned=true`, method: 'PUT', accept: [400, 412] });
    const made = partitioned.status === 400 ? await ask({ path, method: 'PUT', accept: [400, 412] }) : partitioned;
    if (made.status === 400) return fail({ code: 'database-name-invalid' });
    if (made.status !== 412) await ask({ path: `${path}/_revs_limit`, method: 'PUT', body: String(REVS_LIMIT) });
    return succeed(undefined);
  });
}
