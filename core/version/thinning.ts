import type { VersionKind } from './version.ts';

/** A stored version, as far as it matters for how long it is kept. */
export interface KeptVersion<Id extends string = string> {
  readonly id: Id;
  readonly atMs: number;
  readonly kind: VersionKind;
  /** As it is stored. */
  readonly sizeBytes: number;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** Three months. */
const SEASON_MS = 92 * DAY_MS;

/** However much is written in a note, no more versions of it than these stay, beside the named ones, the first and the newest. */
export const MOST_VERSIONS = 200;
export const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Which versions of a note are not kept any longer. All of the last day stay, of each hour of the last week the newest, of
 * each day of the last three months, of each week before that; for three months also those made before much was deleted or
 * imported, and what was restored. Hours, days and weeks lie within one another, so that nothing goes that would be wanted later.
 *
 * @param versions all of one note, oldest first, whoever made them
 */
export function outlived<Id extends string>(versions: readonly KeptVersion<Id>[], nowMs: number): Id[] {
  const newestOf = new Map(versions.map((version) => [spanOf(version, nowMs), version.id]));
  const [first, newest] = [versions[0]?.id, versions.at(-1)?.id];
  let [count, sizeBytes] = [0, 0];
  const gone: Id[] = [];
  for (const version of versions.toReversed()) {
    const { id, kind } = version;
    if (kind === 'named' || id === first || id === newest) continue;
    const isWanted = newestOf.get(spanOf(version, nowMs)) === id;
    const isRoom = count < MOST_VERSIONS && sizeBytes + version.sizeBytes <= MOST_BYTES;
    if (!isWanted || !isRoom) gone.push(id);
    else {
      count += 1;
      sizeBytes += version.sizeBytes;
    }
  }
  return gone;
}

/** What a version shares with those of which the newest is kept. */
function spanOf({ id, atMs, kind }: KeptVersion, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < DAY_MS || (kind !== 'automatic' && ageMs < SEASON_MS)) return id;
  const spanMs = ageMs < WEEK_MS ? HOUR_MS : ageMs < SEASON_MS ? DAY_MS : WEEK_MS;
  return `${spanMs}:${Math.floor(atMs / spanMs)}`;
}
