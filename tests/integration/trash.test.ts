import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();
const DAY_MS = 24 * 60 * 60 * 1000;

const titled = (laptop: Laptop, title: string): Promise<NoteId> =>
  laptop.ask('notes.createTitled', { title }).then(({ id }) => id);
const inTrash = async (laptop: Laptop) =>
  (await laptop.ask('notes.list', { view: 'trash', query: '', offset: 0, limit: 50 })).rows;
const titlesIn = async (laptop: Laptop) => (await inTrash(laptop)).map(({ title }) => title).sort();

describe('the Trash', () => {
  it('[TR3] names who put a note there, on every laptop, and nobody once it is restored', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const id = await titled(alice, 'Plan');
    await waitFor(async () => (await bob.notes()).has(id), 'the note to be there');
    const before = Date.now();
    await bob.ask('notes.trash', { id });
    for (const laptop of [alice, bob])
      await waitFor(async () => (await inTrash(laptop))[0]?.trashedBy === 'bob', 'bob to be named');
    expect((await inTrash(alice))[0]?.trashedMs).toBeGreaterThanOrEqual(before);
    await alice.upToDate();
    await alice.restart();
    expect((await inTrash(alice))[0]).toMatchObject({ trashedBy: 'bob' });
    await alice.ask('notes.restore', { id });
    const [row] = (await alice.ask('notes.list', { view: 'all', query: 'plan', offset: 0, limit: 1 })).rows;
    await waitFor(async () => (await inTrash(alice)).length === 0, 'the Trash to be empty');
    expect(row === undefined || row.isTrashed || row.trashedBy === '').toBe(true);
  });

  it('[TR2] is emptied as a whole; a note that somebody wrote in unseen comes back', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const [one, two] = [await titled(alice, 'One'), await titled(alice, 'Two')];
    await waitFor(async () => (await bob.notes()).size === 2, 'both to be there');
    const window = await bob.open(two);
    await alice.ask('notes.trash', { id: one });
    await alice.ask('notes.trash', { id: two });
    const emptied = alice.ask('trash.empty', undefined);
    window.type('still at it', 0);
    await window.saved();
    await emptied;
    for (const laptop of [alice, bob])
      await waitFor(
        async () => (await laptop.notes('all')).has(two) || (await titlesIn(laptop)).join() === 'Two',
        'the note that was written in to be kept',
      );
    await waitFor(async () => !(await titlesIn(bob)).includes('One'), 'the other one to be gone');
  });

  it('[TR4] a note is erased thirty days after it was deleted, and not before; one that was taken out stays', async () => {
    let nowMs = Date.now();
    const laptop = await lab.start({ now: () => nowMs });
    const ids = [await titled(laptop, 'Old'), await titled(laptop, 'Kept'), await titled(laptop, 'Young')];
    await laptop.ask('notes.trash', { id: ids[0] as NoteId });
    await laptop.ask('notes.trash', { id: ids[1] as NoteId });
    await laptop.ask('notes.restore', { id: ids[1] as NoteId });
    nowMs += 10 * DAY_MS;
    await laptop.ask('notes.trash', { id: ids[2] as NoteId });
    await laptop.engine.flush();
    nowMs += 19 * DAY_MS;
    await laptop.restart();
    expect(await titlesIn(laptop)).toEqual(['Old', 'Young']);
    nowMs += 2 * DAY_MS;
    await laptop.restart();
    await waitFor(async () => (await titlesIn(laptop)).join() === 'Young', 'the old one to be erased');
    expect((await laptop.notes('all')).has(ids[1] as NoteId)).toBe(true);
    expect(laptop.errors).toEqual([]);
  });
});
