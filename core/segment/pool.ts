import { containsDeletions } from './ranges.ts';
import type { CheckedUpdate } from './validate.ts';

/** A checked segment and the id it is stored under, so that a newer revision can take its place among those that wait. */
export interface StoredUpdate extends CheckedUpdate {
  readonly segmentId: string;
}

/** Updates that wait and updates that arrive, without those that an arriving revision of the same segment makes needless. */
export function joinPool<T extends StoredUpdate>(waiting: readonly T[], arriving: readonly T[]): T[] {
  return [...waiting.filter((old) => !arriving.some((update) => supersedes(update, old))), ...arriving];
}

/** Two leaves of one segment (a copied profile, a lost push) both count (rule S3), so only what says no more than `newer` is replaced. */
function supersedes(newer: StoredUpdate, older: StoredUpdate): boolean {
  if (newer.segmentId !== older.segmentId) return false;
  for (const [client, items] of older.structs) {
    const last = items.at(-1);
    const newLast = newer.structs.get(client)?.at(-1);
    if (last && (!newLast || newLast.id.clock + newLast.length < last.id.clock + last.length)) return false;
  }
  return containsDeletions(newer.deletions, older.deletions);
}
