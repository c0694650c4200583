import { describe, expect, it } from 'vitest';
import { machineTimeOf, timeLabelOf } from './time-label.ts';

const at = (...[year, month, day, hour = 0, minute = 0]: [number, number, number, number?, number?]): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe('time label', () => {
  const nowMs = at(2026, 3, 12, 12);

  it.each([
    [at(2026, 3, 12, 9, 12), '09:12'],
    [at(2026, 3, 11, 23, 59), 'Yesterday'],
    [at(2026, 3, 9), 'Mon'],
    [at(2026, 3, 5), '5 Mar'],
    [at(2025, 11, 12), '12 Nov 2025'],
    [at(2026, 3, 13, 1), '13 Mar'],
  ])('[UI15] %d reads %s', (editedMs, label) => {
    expect(timeLabelOf(editedMs, nowMs)).toBe(label);
  });

  it.each([8.64e15 + 1, -8.64e15 - 1, Number.MAX_SAFE_INTEGER])(
    '[UI40] %d, which no date can hold, reads as nothing',
    (atMs) => {
      expect(timeLabelOf(atMs, nowMs)).toBe('');
      expect(machineTimeOf(atMs)).toBeUndefined();
    },
  );

  it('[UI40] the last moment that a date can hold still reads', () => {
    expect(timeLabelOf(8.64e15, nowMs)).not.toBe('');
    expect(machineTimeOf(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
  });
});
