import { expect, test } from 'vitest';
import type { UpdateState } from '../contract/update-commands.ts';
import { checkPauseMs, FIRST_CHECK_MS } from './check-times.ts';
import { notesLines } from './release-notes.ts';
import { nextUpdateState, type UpdateEvent } from './update-state.ts';

const way = { kind: 'download', sizeBytes: 100 } as const;
const found = (version: string): UpdateEvent => ({ kind: 'found', version, notes: '', way });
const after = (...events: UpdateEvent[]): UpdateState => events.reduce(nextUpdateState, { state: 'idle' });

test('[UP7] a version goes from found to ready, and is installed only once somebody agreed', () => {
  const steps: UpdateEvent[] = [{ kind: 'check-started' }, found('1.2.0'), { kind: 'download-started' }];
  expect(after(...steps, { kind: 'progressed', percent: 40 })).toMatchObject({ state: 'downloading', percent: 40 });
  const ready = after(...steps, { kind: 'downloaded' });
  expect(ready).toMatchObject({ state: 'ready', version: '1.2.0', installsOnQuit: false });
  const agreed = nextUpdateState(ready, { kind: 'consented', consent: true });
  expect(agreed).toMatchObject({ installsOnQuit: true });
  expect(nextUpdateState(agreed, { kind: 'consented', consent: false })).toEqual(ready);
  expect(after({ kind: 'consented', consent: true })).toEqual({ state: 'idle' });
  expect(nextUpdateState(agreed, found('1.3.0'))).toMatchObject({ state: 'available', version: '1.3.0' });
});

test('[UP8] no check that fails, and no other news, takes a found version away', () => {
  const passing: UpdateEvent[] = [
    { kind: 'check-started' },
    { kind: 'nothing-new', atMs: 1 },
    { kind: 'unreachable', nextTryMs: 1 },
    { kind: 'refused', reason: 'signature' },
    found('1.2.0'),
    found('1.1.0'),
  ];
  const available = after(found('1.2.0'));
  for (const event of passing) expect(nextUpdateState(available, event)).toBe(available);
  const off: UpdateState = { state: 'off', reason: 'not-set-up' };
  for (const event of passing) expect(nextUpdateState(off, event)).toBe(off);
});

test('[UP12] what was put aside stays so until there is a newer version', () => {
  const dismissed = after(found('1.2.0'), { kind: 'dismissed' });
  expect(dismissed).toMatchObject({ isDismissed: true });
  expect(nextUpdateState(dismissed, found('1.2.0'))).toBe(dismissed);
  expect(nextUpdateState(dismissed, found('1.2.1'))).toMatchObject({ isDismissed: false });
});

test('[UP10] what the app does not own is never downloaded', () => {
  const told: UpdateEvent = { kind: 'found', version: '1.2.0', notes: '', way: { kind: 'by-hand', url: 'x' } };
  expect(after(told, { kind: 'download-started' })).toMatchObject({ state: 'available' });
});

test('[UP8] it looks daily, after failures in minutes at first and at most a day apart, spread by chance', () => {
  const [minuteMs, dayMs] = [60_000, 86_400_000];
  expect(FIRST_CHECK_MS).toBeGreaterThanOrEqual(30_000);
  expect(checkPauseMs(0, 1)).toBe(dayMs);
  expect([1, 2, 3, 4].map((failures) => checkPauseMs(failures, 1) / minuteMs)).toEqual([5, 10, 20, 40]);
  expect(checkPauseMs(50, 1)).toBe(dayMs);
  expect(checkPauseMs(50, 0)).toBeLessThan(dayMs);
  expect(checkPauseMs(1, 0)).toBeGreaterThan(minuteMs);
});

test('[UP13] release notes are lines of text: items, headings and paragraphs without their marks', () => {
  const notes =
    '## New\n\n- Notes open **faster**,\n  also `large` ones.\n- See [the page](https://notes.example.org/a).\n\n<b>Bye</b>\nsnake_case';
  expect(notesLines(notes)).toEqual([
    { kind: 'heading', text: 'New' },
    { kind: 'item', text: 'Notes open faster, also large ones.' },
    { kind: 'item', text: 'See the page.' },
    { kind: 'text', text: '<b>Bye</b> snake_case' },
  ]);
  expect(notesLines('')).toEqual([]);
});
