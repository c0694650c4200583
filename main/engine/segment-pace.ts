import type { SyncPhase } from '../../core/contract/values.ts';
import type { Pace } from '../notes/live-notes.ts';

/** How edits gather into segments while nobody can be watching: rarely. */
const ALONE: Pace = { firstMs: 3000, nextMs: 3000 };
/** While others may be: at once, and then four times a second. */
const LIVE: Pace = { firstMs: 0, nextMs: 250 };
/** While the fast lane has told them already: the first key is not to wait for its segment. */
const TOLD: Pace = { firstMs: 250, nextMs: 250 };

/** How edits gather into segments (rule S7). `isTold`: others hear of them by the fast lane. */
export function segmentPaceOf({ state }: SyncPhase, isTold: boolean): Pace {
  if (state !== 'live') return ALONE;
  return isTold ? TOLD : LIVE;
}
