import { describe, expect, it } from 'vitest';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

const make = (laptop: Laptop, name: string, parent?: NotebookId): Promise<NotebookId> =>
  laptop.ask('notebooks.create', { name, ...(parent === undefined ? {} : { parent }) }).then(({ id }) => id);
const titled = (laptop: Laptop, title: string): Promise<NoteId> =>
  laptop.ask('notes.createTitled', { title }).then(({ id }) => id);
const move = (laptop: Laptop, ids: NoteId[], notebook: NotebookId) =>
  laptop.ask('notes.organise', { ids, change: { kind: 'move', notebook } });
const names = async (laptop: Laptop) =>
  (await laptop.ask('notebooks.list', undefined)).map(({ name, count }) => `${name} ${count}`).join(', ');
const lists = async (laptop: Laptop, notebook: NotebookId) =>
  (await laptop.ask('notes.list', { view: 'all', query: '', notebook, offset: 0, limit: 50 })).rows
    .map(({ title }) => title)
    .sort();
const become = (laptop: Laptop, wanted: string) =>
  waitFor(async () => (await names(laptop)) === wanted, `the notebooks to be ${wanted}`);

describe('notebooks', () => {
  it('[NB6] what one makes, renames and fills is on the other laptop, and there after a crash', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    await bob.ask('notebooks.list', undefined);
    const projects = await make(alice, 'Projects');
    const thesis = await make(alice, 'Thesis', projects);
    await move(alice, [await titled(alice, 'Chapter one')], thesis);
    await become(bob, 'Projects 0, Thesis 1');
    await bob.ask('notebooks.rename', { id: thesis, name: 'Dissertation' });
    await move(bob, [await titled(bob, 'Chapter two')], thesis);
    await become(alice, 'Dissertation 2, Projects 0');
    expect(await lists(alice, projects)).toEqual(['Chapter one', 'Chapter two']);
    await alice.upToDate();
    await alice.restart();
    expect(await names(alice)).toBe('Dissertation 2, Projects 0');
    expect([...alice.errors, ...bob.errors]).toEqual([]);
  });

  it('[NB7] notebooks are taken along into a linked workspace, beside those that are there', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    const own = await make(alice, 'Garden');
    await move(alice, [await titled(alice, 'Roses')], own);
    await alice.connect(lab.team.address('alice'));
    expect(await names(alice)).toBe('Garden 1');
    await make(bob, 'Garden');
    await move(bob, [await titled(bob, 'Tulips')], await make(bob, 'garden'));
    await bob.connect(lab.team.address('bob'));
    await become(bob, 'Garden 2');
    await become(alice, 'Garden 2');
    expect(await lists(alice, own)).toEqual(['Roses', 'Tulips']);
  });

  it('[NB9] a notebook lists what lies in it and within, and counts what is not in the Trash', async () => {
    const laptop = await lab.start();
    const outer = await make(laptop, 'Outer');
    const inner = await make(laptop, 'Inner', outer);
    const [one, two] = [await titled(laptop, 'One'), await titled(laptop, 'Two')];
    await move(laptop, [one], outer);
    await move(laptop, [two], inner);
    await become(laptop, 'Inner 1, Outer 1');
    expect(await lists(laptop, outer)).toEqual(['One', 'Two']);
    expect(await lists(laptop, inner)).toEqual(['Two']);
    await laptop.ask('notes.trash', { id: two });
    await become(laptop, 'Inner 0, Outer 1');
    expect(await laptop.tell('notebooks.move', { id: outer, parent: inner })).toEqual({
      ok: false,
      error: { code: 'notebook-in-itself' },
    });
    expect(await laptop.tell('notebooks.create', { name: ' / ' })).toMatchObject({ error: { code: 'name-empty' } });
  });

  it('[SQ5] a search names notebooks, and whoever wrote in the notes', async () => {
    const laptop = await lab.start();
    const work = await make(laptop, 'My work');
    await move(laptop, [await titled(laptop, 'Plan')], work);
    await titled(laptop, 'Other plan');
    const find = async (query: string) =>
      (await laptop.ask('notes.list', { view: 'all', query, offset: 0, limit: 9 })).rows.map(({ title }) => title);
    await waitFor(async () => (await find('plan')).length === 2, 'both notes to be listed');
    const inWork = () => find('plan notebook:"my work"');
    await waitFor(async () => (await inWork()).join() === 'Plan', 'the note to be listed in its notebook');
    expect(await find('notebook:garden')).toEqual([]);
    expect(await find('plan by:me -other')).toEqual(['Plan']);
  });

  it('[LI6] several notes become one, and are in the Trash', async () => {
    const laptop = await lab.start();
    const [one, two] = [await titled(laptop, 'One'), await titled(laptop, 'Two')];
    const window = await laptop.open(two);
    window.type('text of two');
    await window.saved();
    const { id } = await laptop.ask('notes.merge', { ids: [one, two] });
    expect((await laptop.open(id)).text).toBe('# Two\n\ntext of two\n');
    const trash = async () =>
      (await laptop.ask('notes.list', { view: 'trash', query: '', offset: 0, limit: 9 })).rows.map(
        ({ title }) => title,
      );
    await waitFor(async () => (await trash()).length === 2, 'both to be listed in the Trash');
    const gone = '0'.repeat(20) as NoteId;
    expect(await laptop.tell('notes.merge', { ids: [id, gone] })).toMatchObject({ error: { code: 'note-not-found' } });
  });

  it('[NB10] a removed notebook goes to the Trash with all in it, and comes back as it was', async () => {
    const laptop = await lab.start();
    const outer = await make(laptop, 'Outer');
    const inner = await make(laptop, 'Inner', outer);
    await move(laptop, [await titled(laptop, 'One')], outer);
    await move(laptop, [await titled(laptop, 'Two')], inner);
    const removed = await laptop.ask('notebooks.remove', { id: outer });
    expect(removed.notes).toHaveLength(2);
    await become(laptop, '');
    await laptop.ask('notebooks.restore', removed);
    await become(laptop, 'Inner 1, Outer 1');
  });

  it('[NB11] several notes are tagged and pinned at once, and what is gone is named', async () => {
    const laptop = await lab.start();
    const ids = [await titled(laptop, 'One'), await titled(laptop, 'Two')];
    const gone = '0'.repeat(20) as NoteId;
    const tag = { kind: 'tag', add: ['Work/paper', 'draft'], remove: [] } as const;
    const organised = await laptop.ask('notes.organise', {
      ids: [...ids, gone],
      change: { ...tag, add: [...tag.add], remove: [] },
    });
    expect(organised).toEqual({ failed: [gone] });
    await laptop.ask('notes.organise', { ids, change: { kind: 'pin', isPinned: true } });
    await laptop.ask('notes.organise', { ids, change: { kind: 'tag', add: [], remove: ['DRAFT'] } });
    const rows = async () =>
      (await laptop.ask('notes.list', { view: 'all', query: 'tag:work', offset: 0, limit: 9 })).rows;
    await waitFor(async () => (await rows()).length === 2, 'both to be found by the tag');
    for (const row of await rows()) expect(row).toMatchObject({ isPinned: true, tags: ['Work/paper'] });
  });
});
