import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { workspaceId } from '../../../core/contract/ids.ts';
import { fakeNoteId } from '../../testing/fake-main.ts';
import { RecentNotes } from './recent-notes.ts';

const [home, team] = ['0', '1'].map((digit) => v.parse(workspaceId, digit.repeat(20))) as [never, never];

describe('the notes that were opened last', () => {
  it('[GO3] are kept by workspace, the newest first, each once and at most 20', () => {
    localStorage.clear();
    let shown: typeof home | undefined = home;
    const recent = new RecentNotes(localStorage, () => shown);
    for (let n = 1; n <= 25; n++) recent.add(fakeNoteId(n));
    recent.add(fakeNoteId(10));
    recent.add(undefined);
    const { ids } = recent;
    expect(ids.slice(0, 3)).toEqual([10, 25, 24].map(fakeNoteId));
    expect([ids.length, new Set(ids).size]).toEqual([20, 20]);
    expect(new RecentNotes(localStorage, () => home).ids).toEqual(ids);
    shown = team;
    expect(recent.ids).toEqual([]);
    shown = undefined;
    expect(recent.ids).toEqual([]);
  });

  it('[GO3] nonsense in the storage counts as nothing', () => {
    const recent = new RecentNotes(localStorage, () => home);
    for (const stored of ['', '{', '{}', '["../x"]', 'null']) {
      localStorage.setItem(`recent:${home}`, stored);
      expect(recent.ids).toEqual([]);
    }
  });
});
