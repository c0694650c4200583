import { setTimeout } from 'node:timers/promises';
import type { SyncReport } from '../status-board.ts';
import { SyncError } from '../sync-error.ts';

const LOOK_MS = 50;
/** So long files make way for edits that are being sent; somebody who types all day must not keep them here all day. */
const LONGEST_YIELD_MS = 2000;

/**
 * Waits until the text has nothing under way: live, everything received, everything sent. Whoever goes on writing is let
 * go first again before each batch, but not for ever. Rejects when `signal` is aborted.
 */
export async function textFirst(text: () => SyncReport, signal: AbortSignal): Promise<void> {
  for (let yieldedMs = 0; ; yieldedMs += LOOK_MS) {
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    const { phase, waiting } = text();
    const isReceived = phase.state === 'live' && phase.receiving === 0;
    if (isReceived && (waiting === 0 || yieldedMs >= LONGEST_YIELD_MS)) return;
    if (!isReceived) yieldedMs = 0;
    await setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
