import type { NeedsYouReason, SyncPhase } from '../contract/values.ts';

/**
 * What can happen to a linked workspace, as far as its phase is concerned. `received` and `first-sync` come only after the
 * server answered in the present connection; `receiving` and `total` are the server's own counts.
 */
export type SyncEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'first-sync'; readonly received: number; readonly total: number }
  | { readonly kind: 'received'; readonly receiving: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'needs-you'; readonly reason: NeedsYouReason }
  | { readonly kind: 'asked-again' };

/** Before `started`. */
export const initialPhase: SyncPhase = { state: 'local' };

/**
 * The phase after an event. Tries that nobody asked for are quiet: `offline` and `needs-you` stand until an answer comes.
 *
 *              started
 *     local -----------> connecting <----- asked-again ----- any but local
 *                        |   |    |
 *            first-sync  |   |    | lost            needs-you
 *                        v   |    v             any -----------> needs-you
 *     lost    +-- first-sync |  offline                              |
 *   <---------+          |   |    |                                  | lost
 *  (connecting)          v   v    v  received                        v
 *             +--------- live <---+                               offline
 *
 *     safe-mode: no way in or out
 */
export function nextPhase(phase: SyncPhase, event: SyncEvent): SyncPhase {
  if (phase.state === 'safe-mode') return phase;
  if (phase.state === 'local') return event.kind === 'started' ? { state: 'connecting' } : phase;
  switch (event.kind) {
    case 'started':
      return phase;
    case 'first-sync':
      return phase.state === 'live' ? phase : firstSync(event.received, event.total);
    case 'received':
      return { state: 'live', receiving: event.receiving };
    case 'lost':
      return phase.state === 'live' || phase.state === 'first-sync' ? { state: 'connecting' } : { state: 'offline' };
    case 'needs-you':
      return { state: 'needs-you', reason: event.reason };
    case 'asked-again':
      return { state: 'connecting' };
  }
}

/** A total that others make grow meanwhile never falls behind what was received. */
function firstSync(received: number, total: number): SyncPhase {
  return { state: 'first-sync', received, total: Math.max(received, total) };
}
