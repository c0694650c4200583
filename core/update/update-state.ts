import type { UpdateRefusal, UpdateState, UpdateWay } from '../contract/update-commands.ts';
import { compareVersions } from './version.ts';

/** What can happen to the updater, as far as a person sees it. */
export type UpdateEvent =
  | { readonly kind: 'check-started' }
  | { readonly kind: 'nothing-new'; readonly atMs: number }
  | { readonly kind: 'unreachable'; readonly nextTryMs: number }
  | { readonly kind: 'refused'; readonly reason: UpdateRefusal }
  | { readonly kind: 'found'; readonly version: string; readonly notes: string; readonly way: UpdateWay }
  | { readonly kind: 'download-started' }
  | { readonly kind: 'progressed'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'download-failed'; readonly reason: 'offline' | 'disk' | 'wrong-file' }
  | { readonly kind: 'consented'; readonly consent: boolean }
  | { readonly kind: 'dismissed' };

/** A version was found, and stands until a newer one is: no failed check takes it away. */
type Found = Extract<UpdateState, { readonly version: string }>;

const isFound = (state: UpdateState): state is Found => 'version' in state;

/**
 * The state after an event.
 *
 *   off      idle --check-started--> checking --nothing-new--> up-to-date
 *  (for                                 |  |----unreachable---> offline      each of these checks again
 *   good)                               |  '----refused-------> refused
 *                                       v
 *                     found --> available --download-started--> downloading --downloaded--> ready
 *                                   ^                                |                        |
 *                                   |------- download-failed --------'                        |
 *                                   '--------------- found, when it is newer -----------------'
 */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): UpdateState {
  if (state.state === 'off') return state;
  switch (event.kind) {
    case 'check-started':
      return isFound(state) ? state : { state: 'checking' };
    case 'nothing-new':
      return isFound(state) ? state : { state: 'up-to-date', checkedMs: event.atMs };
    case 'unreachable':
      return isFound(state) ? state : { state: 'offline', nextTryMs: event.nextTryMs };
    case 'refused':
      return isFound(state) ? state : { state: 'refused', reason: event.reason };
    case 'found':
      return found(state, event);
    case 'dismissed':
      return isFound(state) ? { ...state, isDismissed: true } : state;
    case 'download-started':
    case 'progressed':
    case 'downloaded':
    case 'download-failed':
    case 'consented':
      return isFound(state) ? download(state, event) : state;
  }
}

function found(state: UpdateState, event: Extract<UpdateEvent, { kind: 'found' }>): UpdateState {
  if (isFound(state) && compareVersions(event.version, state.version) <= 0) return state;
  const { version, notes, way } = event;
  return { state: 'available', version, notes, way, isDismissed: false };
}

function download(state: Found, event: UpdateEvent): UpdateState {
  const { version, notes, isDismissed } = state;
  const base = { version, notes, isDismissed };
  if (event.kind === 'consented' && state.state === 'ready') return { ...state, installsOnQuit: event.consent };
  if (event.kind === 'download-started' && state.state === 'available' && state.way.kind === 'download')
    return { state: 'downloading', ...base, way: state.way, percent: 0 };
  if (state.state !== 'downloading') return state;
  if (event.kind === 'progressed')
    return event.percent === state.percent ? state : { ...state, percent: event.percent };
  if (event.kind === 'downloaded') return { state: 'ready', ...base, installsOnQuit: false };
  if (event.kind === 'download-failed') return { state: 'available', ...base, way: state.way, lastTry: event.reason };
  return state;
}
