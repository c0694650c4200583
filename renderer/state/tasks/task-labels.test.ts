import { describe, expect, it } from 'vitest';
import { dayLabelOf } from './day-label.ts';
import { taskSegmentsOf } from './task-segments.ts';

describe('the words of a task in the list', () => {
  it('[TK50] are read without marks, days and members apart', () => {
    expect(taskSegmentsOf('**buy** `milk` @bob.b, by @2026-12-01 (@me)')).toEqual([
      { kind: 'words', text: 'buy milk ' },
      { kind: 'member', text: '@bob.b' },
      { kind: 'words', text: ', by ' },
      { kind: 'day', text: '2026-12-01' },
      { kind: 'words', text: ' (' },
      { kind: 'member', text: '@me' },
      { kind: 'words', text: ')' },
    ]);
    expect(taskSegmentsOf('a@b.org')).toEqual([{ kind: 'words', text: 'a@b.org' }]);
    expect(taskSegmentsOf('')).toEqual([]);
  });

  it('[TK51] say a day as near as it is, in the language of the window', () => {
    const on = (day: string): string => dayLabelOf(day, '2026-03-29', 'en');
    expect(['2026-03-28', '2026-03-29', '2026-03-30', '2026-12-01', '2027-01-02'].map(on)).toEqual([
      ...['Yesterday', 'Today', 'Tomorrow', '1 Dec', '2 Jan 2027'],
    ]);
    expect(dayLabelOf('2026-03-29', '2026-03-29', 'nl')).toBe('Vandaag');
  });
});
