import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

async function write(laptop: Laptop, title: string, text: string): Promise<NoteId> {
  const { id } = await laptop.ask('notes.createTitled', { title });
  const window = await laptop.open(id);
  window.type(text, 0);
  await window.saved();
  await laptop.ask('notes.close', { id }, window.window);
  return id;
}

async function textOf(laptop: Laptop, id: NoteId): Promise<string> {
  const window = await laptop.open(id);
  const { text } = window;
  await laptop.ask('notes.close', { id }, window.window);
  return text;
}
const says = (laptop: Laptop, id: NoteId, wanted: string) =>
  waitFor(async () => (await textOf(laptop, id)) === wanted, `the text to be ${wanted}`);
const tags = async (laptop: Laptop) =>
  (await laptop.ask('tags.list', undefined))
    .map(({ name, count, colour }) => `${name} ${count}${colour === undefined ? '' : ` (${colour})`}`)
    .join(', ');
const bears = (laptop: Laptop, wanted: string) =>
  waitFor(async () => (await tags(laptop)) === wanted, `the tags to be ${wanted}`);

async function together() {
  const [alice, bob] = [await lab.start(), await lab.start()];
  await alice.connect(lab.team.address('alice'));
  await bob.connect(lab.team.address('bob'));
  return { alice, bob };
}

describe('tags of a workspace', () => {
  it('[TG5] a colour that one gives a tag is there for the other, and follows the tag when it is renamed', async () => {
    const { alice, bob } = await together();
    await write(alice, 'One', 'about #garden/spring');
    await alice.ask('tags.setColour', { name: 'garden/spring', colour: 4 });
    await bears(bob, 'garden/spring 1 (4)');
    await bob.ask('tags.rename', { from: 'garden', to: '#allotment' });
    await bears(alice, 'allotment/spring 1 (4)');
    expect(await alice.tell('tags.rename', { from: 'allotment', to: 'no tag' })).toMatchObject({
      error: { code: 'tag-name-invalid' },
    });
  });

  it('[TG4] a tag is renamed by one while another, away, writes in the same note: both is there', async () => {
    const { alice, bob } = await together();
    const id = await write(alice, 'One', 'dig #garden today');
    await alice.ask('notes.organise', { ids: [id], change: { kind: 'tag', add: ['garden', 'garden/x'], remove: [] } });
    await bears(bob, 'garden 1, garden/x 1');
    const window = await bob.open(id);
    const renamed = alice.ask('tags.rename', { from: 'garden', to: 'beds' });
    window.type(' and #garden', 11);
    await window.saved();
    expect((await renamed).notes).toBe(1);
    await says(alice, id, 'dig #beds and #garden today');
    await says(bob, id, 'dig #beds and #garden today');
    await bears(alice, 'beds 1, beds/x 1, garden 1');
  });

  it('[TG3] renaming is undone in every note, and merged tags are two again', async () => {
    const laptop = await lab.start();
    const ids = [
      await write(laptop, 'One', '#a'),
      await write(laptop, 'Two', '#b #a/c'),
      await write(laptop, 'x', 'y'),
    ];
    const { rewriting, notes } = await laptop.ask('tags.rename', { from: 'a', to: 'b' });
    expect(notes).toBe(2);
    await bears(laptop, 'b 2, b/c 1');
    await laptop.ask('rewritings.undo', { rewriting });
    await bears(laptop, 'a 1, a/c 1, b 1');
    expect(await textOf(laptop, ids[1] as NoteId)).toBe('#b #a/c');
    await laptop.ask('rewritings.undo', { rewriting });
  });

  it('[TG7] what lies in the Trash keeps its tags, and stays there', async () => {
    const laptop = await lab.start();
    const id = await write(laptop, 'One', '#a');
    await laptop.ask('notes.trash', { id });
    expect((await laptop.ask('tags.rename', { from: 'a', to: 'b' })).notes).toBe(0);
    expect([...(await laptop.notes('trash')).keys()]).toEqual([id]);
  });
});

describe('links that follow a title', () => {
  it('[LU2] every link to the old title is written anew, those that somebody writes meanwhile stay', async () => {
    const { alice, bob } = await together();
    const plan = await write(alice, 'Plan B', 'words');
    const week = await write(alice, 'Week', 'read [[Plan|it]] today');
    await waitFor(async () => (await bob.notes()).has(week), 'the note to be there');
    expect(await alice.ask('links.countStale', { id: plan, title: 'plan' })).toEqual({ notes: 1 });
    const window = await bob.open(week);
    const { notes } = await alice.ask('links.retitle', { from: 'Plan', to: 'Plan B' });
    expect(notes).toBe(1);
    window.type(', then [[Plan]]');
    await window.saved();
    await says(alice, week, 'read [[Plan B|it]] today, then [[Plan]]');
    await says(bob, week, 'read [[Plan B|it]] today, then [[Plan]]');
    await write(bob, 'Plan', 'another one');
    expect(await bob.ask('links.countStale', { id: plan, title: 'Plan' })).toEqual({ notes: 0 });
  });

  it('[LU5] a mention becomes a link on the other laptop, too', async () => {
    const { alice, bob } = await together();
    const plan = await write(alice, 'Garden plan', 'words');
    const week = await write(alice, 'Week', 'see the garden plan');
    const mentions = async () => (await alice.ask('notes.mentions', { id: plan })).map(({ title }) => title);
    await waitFor(async () => (await mentions()).join() === 'Week', 'the mention to be found');
    await alice.ask('notes.linkMention', { id: week, title: 'Garden plan' });
    await says(bob, week, 'see the [[garden plan]]');
    await waitFor(async () => (await mentions()).length === 0, 'the mention to be a link');
  });
});
