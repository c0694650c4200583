import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

const write = async (laptop: Laptop, title: string, text: string): Promise<NoteId> => {
  const { id } = await laptop.ask('notes.createTitled', { title });
  const window = await laptop.open(id);
  window.type(text);
  await window.saved();
  return id;
};
const titles = async (laptop: Laptop, query: string) =>
  (await laptop.ask('notes.findTitles', { query, limit: 20 })).map(({ title }) => title);
const members = async (laptop: Laptop) =>
  (await laptop.ask('workspace.members', undefined)).map(({ account }) => account);
const hasMembers = (laptop: Laptop, wanted: string) => async () => (await members(laptop)).join() === wanted;

describe('links, tags and members over two laptops', () => {
  it('[NL23] a title, a link to it and a tag that one writes are found on the other', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const plan = await write(alice, 'The plan', 'what we do #together');
    await waitFor(async () => (await titles(bob, 'pla')).includes('The plan'), 'the title on the other laptop');
    const tags = () => bob.ask('notes.findTags', { beginning: 'tog', limit: 9 });
    await waitFor(async () => (await tags()).length === 1, 'the tag on the other laptop');
    expect(await tags()).toEqual([{ name: 'together', count: 1 }]);
    expect(await bob.ask('notes.resolveTitles', { titles: ['the PLAN', 'no plan'] })).toMatchObject([
      { title: 'the PLAN', note: { id: plan } },
      { title: 'no plan' },
    ]);
    const week = await write(bob, 'Week', 'read [[the plan]] on Monday');
    const linking = () => alice.ask('notes.backlinks', { id: plan });
    await waitFor(async () => (await linking()).length === 1, 'the link on the other laptop');
    expect(await linking()).toMatchObject([{ id: week, title: 'Week', context: 'read the plan on Monday' }]);
    await bob.ask('notes.trash', { id: week });
    await waitFor(async () => (await linking()).length === 0, 'the link to go with its note');
    expect([...alice.errors, ...bob.errors]).toEqual([]);
  });

  it('[NL24] what is linked is known again after the catalog was made anew', async () => {
    const laptop = await lab.start();
    const plan = await write(laptop, 'Plan', '');
    await write(laptop, 'Week', '[[Plan]] #tag');
    await laptop.restart();
    expect((await laptop.ask('notes.backlinks', { id: plan })).map(({ title }) => title)).toEqual(['Week']);
    await laptop.close();
    const workspaces = join(laptop.profileDir, 'workspaces');
    for (const name of await readdir(workspaces)) {
      for (const suffix of ['', '-wal', '-shm'])
        await rm(join(workspaces, name, `catalog.db${suffix}`), { force: true });
    }
    await laptop.restart();
    const linking = () => laptop.ask('notes.backlinks', { id: plan });
    await waitFor(async () => (await linking()).length === 1, 'the link to be read again');
    expect(await laptop.ask('notes.findTags', { beginning: '', limit: 9 })).toEqual([{ name: 'tag', count: 1 }]);
  });

  it('[NL40] members are those who write in the workspace, also after a restart; alone there is nobody', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    expect(await members(alice)).toEqual([]);
    await alice.connect(lab.team.address('alice'));
    expect(await members(alice)).toEqual(['alice']);
    await bob.connect(lab.team.address('bob'));
    await write(alice, 'Hers', 'a');
    await waitFor(hasMembers(bob, 'alice,bob'), 'alice to be known');
    await bob.upToDate();
    await bob.restart();
    expect(await members(bob)).toEqual(['alice', 'bob']);
  });
});
