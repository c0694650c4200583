import { describe, expect, it } from 'vitest';
import { list } from '../../../core/messages/en/list.ts';
import { dayGroupOf } from './day-group.ts';

const NOW = new Date(2026, 10, 24, 9).getTime();
const at = (...date: [number, number, number, number?]) => new Date(...date).getTime();
const group = (atMs: number, language: 'en' | 'nl' = 'en') =>
  dayGroupOf(atMs, { nowMs: NOW, language, names: list.groups });

describe('days in the list', () => {
  it('[LI2] today, yesterday, a week, then months; what has no date and what is ahead of time have a place', () => {
    expect([
      group(at(2026, 10, 24, 0)),
      group(at(2027, 0, 1)),
      group(at(2026, 10, 23, 23)),
      group(at(2026, 10, 17)),
      group(at(2026, 10, 16)),
      group(at(2026, 2, 1)),
      group(at(2025, 2, 1)),
      group(0),
      group(Number.MAX_SAFE_INTEGER),
    ]).toEqual([
      'Today',
      'Today',
      'Yesterday',
      'Previous 7 days',
      'November',
      'March',
      'March 2025',
      'No date',
      'No date',
    ]);
    expect(group(at(2025, 2, 1), 'nl')).toBe('Maart 2025');
  });
});
