import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { ABOUT_ID, type About } from '../../core/sync/about.ts';
import { databasePath } from '../../core/sync/database-names.ts';
import { judgeAbout } from './check-server.ts';
import { readAbout } from './server-database.ts';
import { withServer, type ServerQuestion } from './server-question.ts';

/**
 * Makes an empty database a workspace, and answers the sentinel that stands: when someone else was first, it is theirs,
 * and the caller adopts it.
 */
export function writeAbout(
  question: ServerQuestion,
  about: About,
  fetch: typeof globalThis.fetch,
): Promise<Result<About>> {
  return withServer(question, fetch, async ({ ask, database }) => {
    const path = `${databasePath(database)}/${encodeURIComponent(ABOUT_ID)}`;
    const written = await ask({ path, method: 'PUT', body: JSON.stringify(about), accept: [409] });
    if (written.status !== 409) return succeed(about);
    const verdict = judgeAbout(await readAbout(ask, database));
    if (verdict.kind === 'known') return succeed(verdict.about);
    return fail({ code: verdict.kind === 'newer' ? 'database-newer' : 'database-foreign' });
  });
}
