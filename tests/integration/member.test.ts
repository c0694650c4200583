import { describe, expect, it } from 'vitest';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

const unread = async (laptop: Laptop): Promise<string> => {
  const { rows } = await laptop.ask('notes.list', { view: 'all', query: '', offset: 0, limit: 50 });
  const titles = rows.filter(({ isUnread }) => isUnread).map(({ title }) => title);
  const { count } = await laptop.ask('notes.unread', undefined);
  return `${count}: ${titles.sort().join(', ')}`;
};
const become = (laptop: Laptop, wanted: string) =>
  waitFor(async () => (await unread(laptop)) === wanted, `unread to be ${wanted}`);
const searches = async (laptop: Laptop) =>
  (await laptop.ask('searches.list', undefined)).map(({ name }) => name).join(', ');

describe('what a member keeps', () => {
  it('[LI8] what others change is unread until it was seen, on all laptops of the member, also after a restart', async () => {
    const alice = await lab.start();
    await alice.connect(lab.team.address('alice'));
    const { id: old } = await alice.ask('notes.createTitled', { title: 'Old' });
    await alice.upToDate();
    const [bob, tablet] = [await lab.start(), await lab.start()];
    await bob.connect(lab.team.address('bob'));
    await bob.upToDate();
    await tablet.connect(lab.team.address('bob'));
    await waitFor(async () => (await tablet.notes()).has(old), 'the note on the other laptop of bob');
    // What was there before bob began is nothing new to him.
    await become(bob, '0: ');
    const { id } = await alice.ask('notes.createTitled', { title: 'News' });
    await become(bob, '1: News');
    await become(tablet, '1: News');
    await become(alice, '0: ');
    await bob.ask('notes.seen', { id });
    await become(bob, '0: ');
    await become(tablet, '0: ');
    const window = await alice.open(id);
    window.type('more');
    await become(tablet, '1: News');
    await tablet.restart();
    await become(tablet, '1: News');
    // Who writes in it has seen it.
    (await bob.open(id)).type('mine ');
    await become(bob, '0: ');
    await alice.ask('notes.createTitled', { title: 'Second' });
    await become(tablet, '1: Second');
    await tablet.ask('notes.seenAll', undefined);
    await become(bob, '0: ');
    expect([...alice.errors, ...bob.errors, ...tablet.errors]).toEqual([]);
  });

  it('[LI9] searches are kept on all laptops of the member, and are nobody else’s', async () => {
    const [alice, bob, tablet] = [await lab.start(), await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    await tablet.connect(lab.team.address('bob'));
    await bob.ask('searches.keep', { name: 'Drafts', query: '#draft' });
    await waitFor(async () => (await searches(tablet)) === 'Drafts', 'the search on the other laptop');
    const [kept] = await tablet.ask('searches.list', undefined);
    if (kept === undefined) throw new Error('no search');
    await tablet.ask('searches.keep', { ...kept, name: 'My drafts' });
    await waitFor(async () => (await searches(bob)) === 'My drafts', 'the new name');
    expect(await searches(alice)).toBe('');
    await bob.ask('searches.forget', { id: kept.id });
    await waitFor(async () => (await searches(tablet)) === '', 'the search to go');
  });
});
