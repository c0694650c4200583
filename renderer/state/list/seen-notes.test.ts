import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMain } from '../../testing/fake-main.ts';
import { LOOK_MS, SeenNotes } from './seen-notes.ts';

const seen = (main: FakeMain) => main.asked.filter(({ name }) => name === 'notes.seen').length;

describe('what was seen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('[LI8] is a note that was looked at for a moment, not one that was passed by', async () => {
    const main = new FakeMain();
    const [one, two] = [main.addNote('One'), main.addNote('Two')];
    const notes = new SeenNotes(main.createWindow());
    notes.show(one);
    await vi.advanceTimersByTimeAsync(LOOK_MS / 2);
    notes.show(two);
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(main.asked.filter(({ name }) => name === 'notes.seen').map(({ input }) => input)).toEqual([{ id: two }]);
    main.tell('notes.edited', { id: two, update: new Uint8Array() });
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(seen(main)).toBe(2);
    notes.close();
  });

  it('[LI8] is nothing while the window has not the focus, until it has', async () => {
    const main = new FakeMain();
    const notes = new SeenNotes(main.createWindow());
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    notes.show(main.addNote('One'));
    await vi.advanceTimersByTimeAsync(LOOK_MS * 2);
    expect(seen(main)).toBe(0);
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    notes.look();
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(seen(main)).toBe(1);
    notes.show(undefined);
    await vi.advanceTimersByTimeAsync(LOOK_MS * 2);
    expect(seen(main)).toBe(1);
    notes.close();
  });
});
