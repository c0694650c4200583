import { describe, expect, it } from 'vitest';
import { timeLabelOf } from './time-label.ts';

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
});
