import * as Y from 'yjs';

/** How many units an update deletes, those included that are gone already; 0 for what is no update. */
export function deletedUnitsIn(update: Uint8Array): number {
  try {
    let units = 0;
    for (const ranges of Y.decodeUpdate(update).ds.clients.values()) for (const { len } of ranges) units += len;
    return units;
  } catch {
    // It is refused where it would be applied.
    return 0;
  }
}
