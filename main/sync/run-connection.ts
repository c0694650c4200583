import { assertOurs } from './assert-ours.ts';
import type { Connection } from './connection.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { identityOf, wentBack } from './server-identity.ts';
import { readAbout, readInfo } from './server-database.ts';

/**
 * Asks whose database it is, then pushes and pulls until something fails. Rejects with that failure, after both
 * directions have come to rest. `abort` must end the connection's signal.
 */
export async function runConnection(connection: Connection, abort: () => void): Promise<never> {
  let directions: Promise<never>[] = [];
  try {
    await greet(connection);
    connection.onGreeted();
    directions = [pull(connection), push(connection)];
    return await Promise.race(directions);
  } finally {
    abort();
    await Promise.allSettled(directions);
  }
}

/** Everything that must be known before the first document moves (R21). */
async function greet(connection: Connection): Promise<void> {
  const { ask, database, pullMark, ownChanges, outbox } = connection;
  const [info, sentinel, welcome] = await Promise.all([
    readInfo(ask, database),
    // A missing database makes this fail too; only the first answer tells it from a missing document.
    readAbout(ask, database),
    ask({ path: '/', accept: [401, 403, 404] }),
    connection.roleWatch.look(ask),
  ]);
  assertOurs(connection.workspace, sentinel);
  const identity = identityOf(welcome.json, info, connection.workspace);
  const mark = await pullMark.open(identity);
  const isRolledBack = mark !== undefined && (await wentBack(connection, info.updateSeq, mark));
  await ownChanges.use(identity, isRolledBack);
  if (isRolledBack) {
    connection.log.info('the server went back in time; everything is compared anew');
    // Last, so that an end before it leaves the mark by which the next connection finds out again.
    await pullMark.restart();
  }
  outbox.reconnected();
  connection.onCounted();
}
