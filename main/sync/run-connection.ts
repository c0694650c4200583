import { assertOurs } from './assert-ours.ts';
import type { Connection } from './connection.ts';
import { pull } from './pull.ts';
import type { PulledUpTo } from './pull-mark.ts';
import { push } from './push.ts';
import { objectIn } from './server-question.ts';
import { holdsRevisions, readAbout, readInfo, type ServerSeq } from './server-database.ts';

/**
 * Asks whose database it is, then pushes and pulls until something fails. Rejects with that failure, after both
 * directions have come to rest. `abort` must end the connection's signal.
 */
export async function runConnection(connection: Connection, abort: () => void): Promise<never> {
  let directions: Promise<never>[] = [];
  try {
    await greet(connection);
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
  ]);
  assertOurs(connection.workspace, sentinel);
  const serverId = objectIn({ welcome: welcome.json }, 'welcome')?.['uuid'];
  const identity = JSON.stringify([serverId ?? '', info.created, connection.workspace]);
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

/**
 * A server restored from a backup may have grown beyond our mark again before we ask, so its count is not enough: it must
 * still hold the revisions that were seen there last.
 */
async function wentBack({ ask, database }: Connection, updateSeq: ServerSeq, mark: PulledUpTo): Promise<boolean> {
  return isBefore(updateSeq, mark.since) || !(await holdsRevisions(ask, database, mark.witnesses));
}

/** Sequences are opaque, but every CouchDB begins them with a number that only grows while a database lives. */
function isBefore(left: ServerSeq, right: ServerSeq): boolean {
  const [here, there] = [left, right].map((seq) => Number.parseInt(String(seq), 10));
  return here !== undefined && there !== undefined && here < there;
}
