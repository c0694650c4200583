import { describe, expect, it } from 'vitest';
import type { SyncPhase, SyncStatus } from '../../core/contract/values.ts';
import { announcementOf, chipOf } from './status-chip.ts';

const statusOf = (phase: SyncPhase, counts: Partial<SyncStatus> = {}): SyncStatus => ({
  phase,
  waiting: 0,
  parked: 0,
  refused: 0,
  ...counts,
});
const live = (receiving: number): SyncPhase => ({ state: 'live', receiving });

describe('status chip', () => {
  it.each([
    [statusOf({ state: 'local' }), 'On this computer', 'quiet'],
    [statusOf({ state: 'connecting' }), 'Connecting', 'busy'],
    [statusOf({ state: 'first-sync', received: 0, total: 0 }), 'Receiving', 'busy'],
    [statusOf({ state: 'first-sync', received: 1204, total: 9800 }), 'Receiving 1,204 of 9,800', 'busy'],
    [statusOf(live(0)), 'Up to date', 'good'],
    [statusOf(live(0), { waiting: 3 }), 'Sending 3', 'busy'],
    [statusOf(live(20)), 'Receiving 20', 'busy'],
    [statusOf(live(20), { waiting: 3 }), 'Sending 3, receiving 20', 'busy'],
    [statusOf(live(0), { parked: 2 }), 'Up to date, 2 not accepted', 'warn'],
    [statusOf({ state: 'offline' }), 'Offline', 'quiet'],
    [statusOf({ state: 'offline' }, { waiting: 1 }), 'Offline, 1 edit waiting', 'quiet'],
    [statusOf({ state: 'offline' }, { waiting: 12 }), 'Offline, 12 edits waiting', 'quiet'],
    [statusOf({ state: 'needs-you', reason: 'sign-in' }), 'Needs you: sign in again', 'warn'],
    [statusOf({ state: 'needs-you', reason: 'no-permission' }), 'Needs you: no permission', 'warn'],
    [statusOf({ state: 'needs-you', reason: 'server-full' }), 'Needs you: server full', 'warn'],
  ] as const)('[UI13] %j reads "%s"', (status, text, tone) => {
    expect(chipOf(status)).toMatchObject({ text, tone });
  });

  it('[UI13] shows how far the first sync is', () => {
    const status = statusOf({ state: 'first-sync', received: 5, total: 10 });
    expect(chipOf(status).progress).toEqual({ value: 5, max: 10 });
  });

  it('[UI14] does not announce passing counts', () => {
    const spoken = [statusOf(live(0)), statusOf(live(7)), statusOf(live(0), { waiting: 2 })].map(announcementOf);
    expect(new Set(spoken)).toEqual(new Set(['Online']));
    expect(announcementOf(statusOf({ state: 'offline' }, { waiting: 1 }))).toBe('Offline');
    expect(announcementOf(statusOf({ state: 'offline' }, { waiting: 2 }))).toBe('Offline');
  });
});
