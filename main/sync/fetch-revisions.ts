import { setTimeout } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { readRevisions, type FetchedRevisions, type NamedRevision, type ServerDocument } from './server-database.ts';
import { SyncError } from './sync-error.ts';

type Source = Pick<Connection, 'ask' | 'database' | 'limits' | 'signal' | 'log'>;

/** How often a revision that the server named and has not is asked for before it is left out. */
const FETCHES = 4;

/**
 * Whole revisions with their histories. What the server named and has not, or what is too large, is left out: one node of
 * a cluster may announce what another one, which is asked for it, does not have yet.
 */
export async function fetchRevisions(connection: Source, wanted: readonly NamedRevision[]): Promise<ServerDocument[]> {
  const { limits, signal, log } = connection;
  const docs: ServerDocument[] = [];
  let missing = wanted;
  for (let fetch = 0; fetch < FETCHES && missing.length > 0; fetch += 1) {
    if (fetch > 0) await setTimeout(limits.missingMs * 2 ** (fetch - 1), undefined, { signal }).catch(() => undefined);
    const fetched = await fetchHalving(connection, missing);
    docs.push(...fetched.docs);
    missing = fetched.missing;
  }
  for (const each of missing) log.info('the server named a revision that it has not', { id: each.id });
  return docs;
}

/** Halves the question while the answer would be too large. One revision that alone is too large is left out. */
async function fetchHalving(connection: Source, wanted: readonly NamedRevision[]): Promise<FetchedRevisions> {
  if (wanted.length === 0) return { docs: [], missing: [] };
  try {
    return await readRevisions(connection.ask, connection.database, wanted);
  } catch (cause) {
    const isTooLarge = cause instanceof SyncError && cause.failure.kind === 'too-large';
    if (!isTooLarge) throw cause;
    if (wanted.length === 1) {
      connection.log.info('a revision is too large to be taken', { id: wanted[0]?.id });
      return { docs: [], missing: [] };
    }
    const half = wanted.length >> 1;
    const first = await fetchHalving(connection, wanted.slice(0, half));
    const second = await fetchHalving(connection, wanted.slice(half));
    return { docs: [...first.docs, ...second.docs], missing: [...first.missing, ...second.missing] };
  }
}
