import { stored, type LocalDatabase } from './local-database.ts';
import { SyncError } from './sync-error.ts';

/** How often a document may be rewritten while it is being read before the store counts as broken. */
const READS = 10;

/**
 * All leaves of a document here with their histories; none when it is not here at all. A rewrite between the reading of
 * the tree and of the content takes the content away (auto-compaction), so then both are read again.
 */
export async function readLeaves(
  db: LocalDatabase,
  id: string,
  storeMs: number,
): Promise<(PouchDB.Core.IdMeta & PouchDB.Core.GetMeta)[]> {
  for (let read = 0; read < READS; read += 1) {
    const leaves = await stored(db.get(id, { open_revs: 'all', revs: true }), storeMs, 404);
    const whole = (leaves ?? []).flatMap((leaf) => ('ok' in leaf ? [leaf.ok] : []));
    if (whole.length === (leaves ?? []).length) return whole;
  }
  throw new SyncError({ kind: 'store-failed', detail: 'a document lost its content' });
}

/** Every revision id that a leaf with its history names. */
export function revisionsOf(leaf: PouchDB.Core.GetMeta): string[] {
  const { start, ids } = leaf._revisions ?? { start: 0, ids: [] };
  return ids.map((hash, index) => `${start - index}-${hash}`);
}
