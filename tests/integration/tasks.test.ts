import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { CommandInput } from '../../core/contract/commands.ts';
import type { Laptop, OpenWindow } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();
const NOON_MS = new Date(2026, 10, 24, 12).getTime();

const write = async (laptop: Laptop, title: string, text: string): Promise<OpenWindow> => {
  const { id } = await laptop.ask('notes.createTitled', { title });
  const window = await laptop.open(id);
  window.type(text);
  await window.saved();
  await listed(laptop);
  return window;
};
/** What is typed in a window is listed after a moment. */
const listed = (laptop: Laptop) => laptop.engine.flush();
const everything = { filter: { isMine: false }, state: 'all', grouping: 'note', offset: 0, limit: 100 } as const;
const list = (laptop: Laptop, query: Partial<CommandInput<'tasks.list'>> = {}) =>
  laptop.ask('tasks.list', { ...everything, ...query });
const words = async (laptop: Laptop, query: Partial<CommandInput<'tasks.list'>> = {}) =>
  (await list(laptop, query)).rows.map(({ task, isDone }) => `${isDone ? 'x' : '-'} ${task.text}`);
const place = (note: NoteId, text: string, occurrence = 0) => ({ note, task: { text, occurrence } });
const becomes = async (read: () => Promise<unknown> | unknown, wanted: unknown, what: string): Promise<void> => {
  await waitFor(async () => JSON.stringify(await read()) === JSON.stringify(wanted), what);
};

describe('tasks of one laptop', () => {
  it('[TK30] a box that is ticked from the list is ticked in the open note, and the reverse', async () => {
    const laptop = await lab.start();
    const shop = await write(laptop, 'Shop', 'today\n- [ ] milk\n- [ ] milk');
    await laptop.ask('tasks.mark', { ...place(shop.id, 'milk', 1), isDone: true });
    await becomes(() => shop.text, 'today\n- [ ] milk\n- [x] milk', 'the tick in the window');
    expect(await words(laptop)).toEqual(['- milk', 'x milk']);
    shop.type(' and eggs', 'today\n- [ ] milk'.length);
    await shop.saved();
    await becomes(() => words(laptop), ['- milk and eggs', 'x milk'], 'the words in the list');
    await laptop.ask('tasks.reword', { ...place(shop.id, 'milk and eggs'), words: 'oat milk and eggs' });
    await becomes(() => shop.text, 'today\n- [ ] oat milk and eggs\n- [x] milk', 'the new words in the window');
  });

  it('[TK31] who means a task that is gone, or is in the Trash, is told so and nothing changes', async () => {
    const laptop = await lab.start();
    const shop = await write(laptop, 'Shop', '- [ ] milk');
    const gone = { ok: false, error: { code: 'task-gone' } };
    expect(await laptop.tell('tasks.mark', { ...place(shop.id, 'eggs'), isDone: true })).toEqual(gone);
    expect(await laptop.tell('tasks.mark', { ...place(shop.id, 'milk', 1), isDone: true })).toEqual(gone);
    expect(await laptop.tell('tasks.reword', { ...place(shop.id, 'eggs'), words: 'bread' })).toEqual(gone);
    expect(await laptop.tell('tasks.remove', place(shop.id, 'eggs'))).toEqual(gone);
    await laptop.ask('notes.trash', { id: shop.id });
    expect(await laptop.tell('tasks.mark', { ...place(shop.id, 'milk'), isDone: true })).toEqual(gone);
    expect(await laptop.tell('tasks.remove', place(shop.id, 'milk'))).toEqual(gone);
    expect(await laptop.tell('tasks.add', { note: shop.id, words: 'eggs' })).toEqual(gone);
    expect(shop.text).toBe('- [ ] milk');
    expect(await list(laptop)).toMatchObject({ total: 0, left: 0 });
    expect([...(await laptop.notes('trash')).keys()]).toEqual([shop.id]);
  });

  it('[TK32] a task is added to a note, or to the note of today', async () => {
    const laptop = await lab.start({ now: () => NOON_MS });
    const shop = await write(laptop, 'Shop', '- [ ] milk\n');
    await laptop.ask('tasks.add', { note: shop.id, words: 'eggs\nand bread' });
    await becomes(() => shop.text, '- [ ] milk\n- [ ] eggs and bread\n', 'the task in the window');
    const { note } = await laptop.ask('tasks.add', { words: 'call' });
    await laptop.ask('tasks.add', { words: 'write' });
    expect((await laptop.notes()).get(note)).toEqual({ title: '2026-11-24', body: '- [ ] call\n- [ ] write\n' });
    expect(await words(laptop)).toEqual(['- call', '- write', '- milk', '- eggs and bread']);
  });

  it('[TK36] tasks are asked for by the notebook of their note, those within it included', async () => {
    const laptop = await lab.start();
    const { id: outer } = await laptop.ask('notebooks.create', { name: 'House' });
    const { id: inner } = await laptop.ask('notebooks.create', { name: 'Kitchen', parent: outer });
    const shop = await write(laptop, 'Shop', '- [ ] milk');
    await write(laptop, 'Garden', '- [ ] weed');
    await laptop.ask('notes.organise', { ids: [shop.id], change: { kind: 'move', notebook: inner } });
    const inNotebook = (notebook: typeof outer) => words(laptop, { filter: { isMine: false, notebook } });
    expect(await inNotebook(outer)).toEqual(['- milk']);
    expect(await inNotebook(inner)).toEqual(['- milk']);
    await laptop.ask('notes.organise', { ids: [shop.id], change: { kind: 'move' } });
    expect(await inNotebook(outer)).toEqual([]);
    expect(await words(laptop)).toEqual(['- weed', '- milk']);
  });

  it('[TK33] all of a filter are ticked at once, and undo unticks those that were not before', async () => {
    const laptop = await lab.start();
    const one = await write(laptop, 'One', '- [ ] a @me\n- [x] b @me\n- [ ] c');
    const two = await write(laptop, 'Two', '- [ ] a @me');
    const filter = { isMine: true };
    const { changed, act } = await laptop.ask('tasks.markAll', { filter, isDone: true });
    expect(changed).toBe(2);
    await becomes(() => [one.text, two.text], ['- [x] a @me\n- [x] b @me\n- [ ] c', '- [x] a @me'], 'ticks');
    await laptop.ask('tasks.undo', { act });
    await becomes(() => [one.text, two.text], ['- [ ] a @me\n- [x] b @me\n- [ ] c', '- [ ] a @me'], 'no ticks');
    await laptop.ask('tasks.undo', { act });
    expect((await laptop.ask('tasks.markAll', { filter, isDone: false })).changed).toBe(1);
  });

  it('[TK34] ticked tasks of a filter are taken out of their notes, and undo puts them back among what was written', async () => {
    const laptop = await lab.start();
    const one = await write(laptop, 'One', 'before\n- [x] a\n- [ ] b\n- [x] c\nafter');
    const two = await write(laptop, 'Two', '- [x] a');
    const cleared = await laptop.ask('tasks.clear', { filter: { isMine: false } });
    expect(cleared.changed).toBe(3);
    await becomes(() => [one.text, two.text], ['before\n- [ ] b\nafter', ''], 'the lines to go');
    expect(await words(laptop)).toEqual(['- b']);
    one.type('much ', 'before\n- [ ] '.length);
    one.type('\nlast');
    await one.saved();
    await laptop.ask('tasks.undo', { act: cleared.act });
    await becomes(() => one.text, 'before\n- [x] a\n- [ ] much b\n- [x] c\nafter\nlast', 'the lines to come back');
    expect(two.text).toBe('- [x] a');
    const removed = await laptop.ask('tasks.remove', place(one.id, 'much b'));
    await becomes(() => one.text, 'before\n- [x] a\n- [x] c\nafter\nlast', 'one line to go');
    await laptop.ask('tasks.undo', { act: removed.act });
    expect(await words(laptop)).toEqual(['x a', '- much b', 'x c', 'x a']);
  });
});

describe('tasks over two laptops', () => {
  it('[TK35] are the same on both: ticked here, ticked there, and mine is by the account', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const hers = await write(alice, 'Shop', '- [ ] milk @Bob\n- [ ] eggs @alice');
    await becomes(() => words(bob), ['- milk @Bob', '- eggs @alice'], 'the tasks on the other laptop');
    const his = await bob.open(hers.id);
    await bob.ask('tasks.mark', { ...place(hers.id, 'milk @Bob'), isDone: true });
    await becomes(() => hers.text, '- [x] milk @Bob\n- [ ] eggs @alice', 'the tick in her open note');
    await alice.ask('tasks.mark', { ...place(hers.id, 'eggs @alice'), isDone: true });
    await becomes(() => his.text, '- [x] milk @Bob\n- [x] eggs @alice', 'the tick in his open note');
    await becomes(() => words(bob, { filter: { isMine: true } }), ['x milk @Bob'], 'his own');
    await becomes(() => words(alice, { filter: { isMine: true } }), ['x eggs @alice'], 'her own');
    expect([...alice.errors, ...bob.errors]).toEqual([]);
  });
});

describe('the note of a day', () => {
  it('[DN2] is made once, titled by its date, and found again, also after a restart', async () => {
    const laptop = await lab.start({ now: () => NOON_MS });
    const begun = await Promise.all([laptop.ask('days.begin', undefined), laptop.ask('days.begin', undefined)]);
    expect(begun[0]).toEqual(begun[1]);
    await laptop.restart();
    expect(await laptop.ask('days.begin', undefined)).toEqual(begun[0]);
    expect((await laptop.notes()).get(begun[0].id)).toEqual({ title: '2026-11-24', body: '' });
    await laptop.ask('notes.trash', begun[0]);
    expect(await laptop.ask('days.begin', undefined)).not.toEqual(begun[0]);
  });

  it('[DN3] two laptops that made one apart keep both, and go on with the same', async () => {
    let isOnline = true;
    const fetch: typeof globalThis.fetch = (...request) =>
      isOnline ? globalThis.fetch(...request) : Promise.reject(new TypeError('no network'));
    const ports = { now: () => NOON_MS, fetch };
    const [alice, bob] = [await lab.start(ports), await lab.start(ports)];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    isOnline = false;
    const [hers, his] = [await alice.ask('days.begin', undefined), await bob.ask('days.begin', undefined)];
    expect(his).not.toEqual(hers);
    isOnline = true;
    for (const laptop of [alice, bob]) await laptop.ask('sync.retry', undefined);
    const smaller = hers.id < his.id ? hers : his;
    await becomes(() => alice.ask('days.begin', undefined), smaller, 'alice to go on with it');
    await becomes(() => bob.ask('days.begin', undefined), smaller, 'bob to go on with it');
    await waitFor(async () => (await alice.notes()).size >= 2, 'both to be there');
    expect([...(await alice.notes()).keys()]).toEqual(expect.arrayContaining([hers.id, his.id]));
  });

  it('[DN8] begins as the daily template, of which there is one', async () => {
    const laptop = await lab.start({ now: () => NOON_MS });
    const old = await write(laptop, 'Old', 'old');
    const plan = await write(laptop, 'Plan', '# {{title}}\n{{date}} {{time}} {{me}}\n');
    await laptop.ask('templates.mark', { id: old.id, use: 'daily' });
    await laptop.ask('templates.mark', { id: plan.id, use: 'daily' });
    expect(await laptop.ask('templates.list', undefined)).toMatchObject([
      { id: old.id, isDaily: false },
      { id: plan.id, isDaily: true },
    ]);
    expect((await laptop.notes()).has(plan.id)).toBe(false);
    const { id } = await laptop.ask('days.begin', undefined);
    const body = '# 2026-11-24\n2026-11-24 12:00 me\n';
    expect((await laptop.notes()).get(id)).toEqual({ title: '2026-11-24', body });
    const made = await laptop.ask('templates.createNote', { id: plan.id });
    expect((await laptop.notes()).get(made.id)?.title).toBe('Plan');
    await laptop.ask('templates.mark', { id: plan.id, use: 'none' });
    expect((await laptop.notes()).has(plan.id)).toBe(true);
  });
});
