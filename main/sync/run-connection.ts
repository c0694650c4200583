import type { Failure } from '../../core/sync/failure.ts';
import { judgeAbout } from './check-server.ts';
import type { Connection } from './connection.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { objectIn } from './server-question.ts';
import { readAbout, readInfo, type ServerSeq } from './server-database.ts';
import { SyncError } from './sync-error.ts';

/**
 * Asks whose database it is, then pushes and pulls until something fails. Rejects with that failure, after both
 * directions have come to rest. `abort` must end the connection's signal.
 */
export async function runConnection(connection: Connection, abort: () => void): Promise<never> {
  await greet(connection);
  const directions = [pull(connection), push(connection)];
  try {
    return await Promise.race(directions);
  } finally {
    abort();
    await Promise.allSettled(directions);
  }
}

/** Everything that must be known before the first document moves (R21). */
async function greet(connection: Connection): Promise<void> {
  const { ask, database, pullMark, ownChanges, outbox } = connection;
  const [info, document, welcome] = await Promise.all([
    readInfo(ask, database),
    // A missing database makes this fail too; only the first answer tells it from a missing document.
    readAbout(ask, database),
    ask({ path: '/', accept: [401, 403, 404] }),
  ]);
  assertOurs(connection, document);
  const serverId = objectIn({ welcome: welcome.json }, 'welcome')?.['uuid'];
  const identity = JSON.stringify([serverId ?? '', info.created, connection.workspace]);
  const mark = await pullMark.open(identity);
  const isRolledBack = mark !== undefined && isBefore(info.updateSeq, mark.since);
  if (isRolledBack) {
    connection.log.info('the server went back in time; everything is compared anew');
    await pullMark.restart();
  }
  await ownChanges.use(identity, isRolledBack);
  outbox.reconnected();
  connection.onCounted();
}

function assertOurs({ workspace }: Connection, document: unknown): void {
  const verdict = judgeAbout(document);
  if (verdict.kind === 'newer') throw new SyncError(needsYou('database-newer'));
  if (verdict.kind !== 'known' || verdict.about.workspace !== workspace)
    throw new SyncError(needsYou('database-foreign'));
}

function needsYou(kind: 'database-newer' | 'database-foreign'): Failure {
  return { kind, detail: kind === 'database-newer' ? 'a newer format' : 'not this workspace' };
}

/** Sequences are opaque, but every CouchDB begins them with a number that only grows while a database lives. */
function isBefore(left: ServerSeq, right: ServerSeq): boolean {
  const [here, there] = [left, right].map((seq) => Number.parseInt(String(seq), 10));
  return here !== undefined && there !== undefined && here < there;
}
