import { describe, expect, it } from 'vitest';
import type { NotebookId } from '../contract/ids.ts';
import { mergedNote } from './merged-note.ts';
import { NO_ORGANISATION } from './organisation.ts';

const part = (title: string, body: string, organisation = {}) => ({
  title,
  body,
  organisation: { ...NO_ORGANISATION, ...organisation },
});

describe('notes as one', () => {
  it('[LI6] has every text in their order under its title, and is named after the first', () => {
    const merged = mergedNote([part('Plan', 'first\n'), part('Week two', '\nsecond\n\n'), part('', 'third')]);
    expect(merged.title).toBe('Plan');
    expect(merged.body).toBe('first\n\n# Week two\n\nsecond\n\nthird\n');
  });

  it('[LI6] has the tags of all, the first notebook, the oldest time, and is pinned when one was', () => {
    const notebook = '0'.repeat(20) as NotebookId;
    const { meta } = mergedNote([
      part('A', '', { tags: ['one'], createdMs: 7 }),
      part('B', '', { tags: ['One', 'two'], notebook, isPinned: true, createdMs: 3 }),
      part('C', '', { createdMs: 0 }),
    ]);
    expect([...meta].sort()).toEqual([
      ['created', 3],
      ['notebook', notebook],
      ['pinned', true],
      ['tags.one', 'One'],
      ['tags.two', 'two'],
    ]);
  });
});
