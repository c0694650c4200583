import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMain, fakeNoteId } from '../testing/fake-main.ts';
import { NoteList } from './note-list.svelte.ts';

const asksForRows = (main: FakeMain) =>
  main.asked.filter(({ name }) => name === 'notes.list').map(({ input }) => input);

async function listOf(noteCount: number) {
  const main = new FakeMain();
  for (let n = 1; n <= noteCount; n++) main.addNote(`Note ${n}`);
  const list = new NoteList(main.createWindow());
  await list.reload();
  return { main, list };
}

describe('note list', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('[UI10] asks only for the pages that are looked at', async () => {
    const { main, list } = await listOf(1000);
    list.reach(500, 510);
    await vi.runAllTimersAsync();
    expect(asksForRows(main)).toEqual([
      { view: 'all', query: '', sort: 'edited', offset: 0, limit: 60 },
      { view: 'all', query: '', sort: 'edited', offset: 480, limit: 60 },
    ]);
    expect(list.rows.length).toBe(1000);
    expect(list.rows[505]?.title).toBe('Note 506');
    expect(list.rows[300]).toBeUndefined();
  });

  it('[UI10] replaces what is on screen when main says that something changed', async () => {
    const { main, list } = await listOf(200);
    list.reach(100, 110);
    await vi.runAllTimersAsync();
    main.notes.get(fakeNoteId(105))?.doc.getText('title').insert(0, 'New ');
    main.tell('notes.listChanged', { total: 200 });
    await vi.runAllTimersAsync();
    expect(list.rows[104]?.title).toBe('New Note 105');
  });

  it('[UI11] searches as one types and drops answers to earlier words', async () => {
    const { main, list } = await listOf(30);
    const release = main.hold();
    list.search('note 1');
    await vi.advanceTimersByTimeAsync(50);
    list.search('note 17');
    await vi.advanceTimersByTimeAsync(50);
    release();
    await vi.runAllTimersAsync();
    expect(asksForRows(main).at(-1)).toMatchObject({ query: 'note 17' });
    expect(list.rows.map((row) => row?.title)).toEqual(['Note 17']);
    expect(list.noteCount).toBe(30);
  });

  it('[UI12] names the neighbour that takes the place of a note that leaves', async () => {
    const { list } = await listOf(3);
    expect(list.neighbourOf(fakeNoteId(1))?.title).toBe('Note 2');
    expect(list.neighbourOf(fakeNoteId(3))?.title).toBe('Note 2');
  });

  it('[UI10] keeps the rows and says so when main cannot read them', async () => {
    const { main, list } = await listOf(3);
    main.failing('notes.list', { code: 'store-failed' });
    await list.reload();
    expect(list.failure).toBe('store-failed');
    expect(list.rows.length).toBe(3);
  });
});
