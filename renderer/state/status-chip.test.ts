import { describe, expect, it } from 'vitest';
import type { SyncPhase, SyncStatus } from '../../core/contract/values.ts';
import { filesTexts } from './files-text.ts';
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

  const files = { waiting: 0, arriving: 0, parked: 0, refused: 0, isKept: true };
  it.each([
    [files, 'Up to date', 'good'],
    [{ ...files, waiting: 1 }, 'Sending 1 file', 'busy'],
    [{ ...files, arriving: 2 }, 'Receiving 2 files', 'busy'],
    [{ ...files, parked: 1 }, 'Text up to date, 1 file here only', 'warn'],
    [{ ...files, waiting: 3, isKept: false }, 'Text up to date, 3 files here only', 'warn'],
    [{ ...files, isKept: false }, 'Up to date', 'good'],
  ] as const)('[AT18] live with files %j reads "%s"', (counts, text, tone) => {
    expect(chipOf(statusOf(live(0), { files: counts }))).toEqual({ text, tone });
    expect(chipOf(statusOf(live(0), { files: counts, waiting: 3 })).text).toBe('Sending 3');
  });

  it('[AT18] the details say what becomes of attachments', () => {
    expect(filesTexts(files)).toEqual([]);
    expect(filesTexts({ ...files, waiting: 2, isKept: false })).toEqual([
      'This server keeps no files: attachments stay on this computer.',
    ]);
    expect(filesTexts({ ...files, waiting: 1, arriving: 2, parked: 1, refused: 1 })).toHaveLength(4);
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
