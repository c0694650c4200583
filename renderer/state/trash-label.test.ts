import { describe, expect, it } from 'vitest';
import { trashLabelOf } from './trash-label.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const DAY_MS = 24 * 60 * 60 * 1000;
const said = (daysAgo: number, trashedBy = 'anna', own?: string) =>
  trashLabelOf({ trashedMs: NOW - daysAgo * DAY_MS, trashedBy }, NOW, own);

describe('what the Trash says of a note', () => {
  it('[TR3] tells who deleted it, when, and when it is erased', () => {
    expect(said(3)).toBe('Deleted by anna, 3 days ago; erased in 27 days');
    expect(said(0, 'anna', 'anna')).toBe('Deleted by you, today; erased in 30 days');
    expect(said(1, '')).toBe('Deleted yesterday; erased in 29 days');
    expect(said(29, 'local')).toBe('Deleted 29 days ago; erased in one day');
    expect(said(40)).toBe('Deleted by anna, 40 days ago; erased soon');
    expect(said(-2)).toBe('Deleted by anna, today; erased in 32 days');
  });
});
