import type { WorkspaceId } from '../../core/contract/ids.ts';
import type { Connection } from './connection.ts';
import type { PulledUpTo } from './pull-mark.ts';
import { missingRevisions, type DatabaseInfo, type ServerSeq } from './server-database.ts';
import { objectIn } from './server-question.ts';

/** Tells a database from any other of its name. `welcome` is what the server says of itself. */
export function identityOf(welcome: unknown, info: DatabaseInfo, workspace: WorkspaceId): string {
  const serverId = objectIn({ welcome }, 'welcome')?.['uuid'];
  return JSON.stringify([serverId ?? '', info.created, workspace]);
}

/**
 * A server restored from a backup may have grown beyond our mark again before we ask, so its count is not enough: it must
 * still hold the revisions that were seen there last.
 */
export async function wentBack(
  { ask, database }: Pick<Connection, 'ask' | 'database'>,
  updateSeq: ServerSeq,
  mark: PulledUpTo,
): Promise<boolean> {
  return isBefore(updateSeq, mark.since) || (await missingRevisions(ask, database, mark.witnesses)).length > 0;
}

/** Sequences are opaque, but every CouchDB begins them with a number that only grows while a database lives. */
function isBefore(left: ServerSeq, right: ServerSeq): boolean {
  const [here, there] = [left, right].map((seq) => Number.parseInt(String(seq), 10));
  return here !== undefined && there !== undefined && here < there;
}
