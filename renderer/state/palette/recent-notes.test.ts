import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { workspaceId } from '../../../core/contract/ids.ts';
import { fakeNoteId } from '../../testing/fake-main.ts';
import { RecentNotes } from './recent-notes.ts';

const [home, team] = ['0', '1'].map((digit) => v.parse(workspaceId, digit.repeat(20))) as [never, never];

describe('the notes that were opened last', () => {
  it('[GO3] are kept by workspace, the newest first, each once and at most 20', () => {
    const recent = new RecentNotes(localStorage);
    localStorage.clear();
    for (let n = 1; n <= 25; n++) recent.add(home, fakeNoteId(n));
    recent.add(home, fakeNoteId(10));
    expect(recent.of(home).slice(0, 3)).toEqual([10, 25, 24].map(fakeNoteId));
    expect([recent.of(home).length, new Set(recent.of(home)).size]).toEqual([20, 20]);
    expect(recent.of(team)).toEqual([]);
    expect(new RecentNotes(localStorage).of(home)).toEqual(recent.of(home));
  });

  it('[GO3] nonsense in the storage counts as nothing', () => {
    const recent = new RecentNotes(localStorage);
    for (const stored of ['', '{', '{}', '["../x"]', 'null']) {
      localStorage.setItem(`recent:${home}`, stored);
      expect(recent.of(home)).toEqual([]);
    }
  });
});
