import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DiscussionId } from '../../core/contract/discussion-values.ts';
import { messageDocument } from '../../core/discussion/message-document.ts';
import type { DeviceId, NoteId } from '../../core/contract/ids.ts';
import type { Address } from '../../main/discussion/message-intake.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

const list = (laptop: Laptop, doc: DiscussionId) => laptop.ask('discussion.list', { doc, limit: 200 });
const lines = async (laptop: Laptop, doc: DiscussionId): Promise<string> =>
  (await list(laptop, doc)).messages.map(({ account, text }) => `${account}: ${text}`).join(', ');
const become = (laptop: Laptop, doc: DiscussionId, wanted: string) =>
  waitFor(async () => (await lines(laptop, doc)) === wanted, `the discussion to be ${wanted}`);
const say = (laptop: Laptop, doc: DiscussionId, text: string) => laptop.ask('discussion.post', { doc, text });

/** What laptops reach the server through, until it is unplugged. */
function createCable() {
  let isIn = true;
  return {
    fetch: (...request: Parameters<typeof fetch>): Promise<Response> =>
      isIn ? fetch(...request) : Promise.reject(new TypeError('unplugged')),
    unplug(laptop: Laptop): void {
      isIn = false;
      laptop.engine.networkChanged();
    },
    plugIn(laptop: Laptop): void {
      isIn = true;
      laptop.engine.networkChanged();
    },
  };
}

/** Writes into the database past every guard and client. */
async function putRaw(documents: readonly unknown[]): Promise<void> {
  const { origin, pathname, username, password } = new URL(lab.team.address('admin'));
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;
  const response = await fetch(`${origin}${pathname}/_bulk_docs`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ docs: documents }),
  });
  expect(response.status).toBe(201);
}

/** Alice and Bob in one workspace with a note that both have. */
async function together(
  addressed: Address[] = [],
  { fetch } = createCable(),
): Promise<{ alice: Laptop; bob: Laptop; note: NoteId }> {
  const alice = await lab.start({ fetch });
  await alice.connect(lab.team.address('alice'));
  const bob = await lab.start({ fetch, onAddressed: (address) => addressed.push(address) });
  await bob.connect(lab.team.address('bob'));
  await bob.upToDate();
  const { id: note } = await alice.ask('notes.createTitled', { title: 'Plan' });
  await waitFor(async () => (await bob.notes()).has(note), 'the note');
  return { alice, bob, note };
}

describe('a discussion', () => {
  it('[DI9] is written without a network, says what is not sent, and is the same everywhere afterwards', async () => {
    const cable = createCable();
    const { alice, bob, note } = await together([], cable);
    const { id: question } = await say(alice, note, 'When?');
    await become(bob, note, 'alice: When?');
    for (const laptop of [alice, bob]) cable.unplug(laptop);
    await bob.ask('discussion.post', { doc: note, text: 'Monday', reply: question });
    await say(alice, note, 'And where?');
    expect((await list(bob, note)).messages.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
    expect((await list(alice, note)).messages.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
    await bob.restart();
    expect(await lines(bob, note)).toBe('alice: When?, bob: Monday');
    for (const laptop of [alice, bob]) cable.plugIn(laptop);
    // Neither had seen the other's: the smaller name is first.
    for (const laptop of [alice, bob]) {
      await become(laptop, note, 'alice: When?, alice: And where?, bob: Monday');
      await waitFor(async () => (await list(laptop, note)).messages.every(({ isWaiting }) => !isWaiting), 'all sent');
    }
    expect((await list(alice, note)).messages[2]).toMatchObject({ reply: { account: 'alice', text: 'When?' } });
    expect([...alice.errors, ...bob.errors]).toEqual([]);
  });

  it('[DI2] is changed by who wrote it, and answered with emoji by everybody', async () => {
    const { alice, bob } = await together();
    const { id } = await say(alice, 'ws', 'Helo');
    await become(bob, 'ws', 'alice: Helo');
    expect(await bob.tell('discussion.edit', { id, text: 'mine' })).toMatchObject({ ok: false });
    expect(await bob.tell('discussion.remove', { id, isRemoved: true })).toMatchObject({ ok: false });
    await alice.ask('discussion.edit', { id, text: 'Hello' });
    await bob.ask('discussion.react', { id, emoji: '👍', isOn: true });
    await become(bob, 'ws', 'alice: Hello');
    await waitFor(async () => (await list(alice, 'ws')).messages[0]?.reactions.length === 1, 'the reaction');
    await alice.ask('discussion.remove', { id, isRemoved: true });
    await become(bob, 'ws', 'alice: ');
    await alice.ask('discussion.remove', { id, isRemoved: false });
    await become(bob, 'ws', 'alice: Hello');
  });

  it('[DI6] what others write is unread, in the list too, until it was seen on any laptop of the member', async () => {
    const { alice, bob, note } = await together();
    const tablet = await lab.start();
    await tablet.connect(lab.team.address('bob'));
    await tablet.upToDate();
    await say(alice, note, 'one');
    const { id: upTo } = await say(alice, note, 'two');
    const unread = async (laptop: Laptop) => {
      const { rows } = await laptop.ask('notes.list', { view: 'all', query: '', offset: 0, limit: 9 });
      const { unread: count } = await laptop.ask('discussion.counts', { doc: note });
      return `${count} ${rows.find(({ id }) => id === note)?.unreadMessages}`;
    };
    for (const laptop of [bob, tablet]) await waitFor(async () => (await unread(laptop)) === '2 2', 'two unread');
    expect(await unread(alice)).toBe('0 0');
    await bob.ask('discussion.seen', { doc: note, upTo });
    for (const laptop of [bob, tablet]) await waitFor(async () => (await unread(laptop)) === '0 0', 'none unread');
    await tablet.restart();
    expect(await unread(tablet)).toBe('0 0');
  });

  it('[DI12] leads to its note when one searches', async () => {
    const { alice, bob, note } = await together();
    await say(alice, note, 'Mind the giraffe');
    const found = async () => {
      const { rows } = await bob.ask('notes.list', { view: 'all', query: 'giraf', offset: 0, limit: 9 });
      return rows.map(({ id }) => id);
    };
    await waitFor(async () => (await found()).includes(note), 'the note');
  });

  it('[DI10] who is named, or answered, is told, unless the discussion is muted', async () => {
    const addressed: Address[] = [];
    const { alice, bob, note } = await together(addressed);
    const { id } = await say(bob, note, 'Tea?');
    await become(alice, note, 'bob: Tea?');
    await say(alice, note, 'just so');
    await say(alice, note, 'see @bob');
    await alice.ask('discussion.post', { doc: note, text: 'Yes', reply: id });
    await waitFor(() => addressed.length === 2, 'both');
    expect(addressed.map(({ from, text }) => `${from}: ${text}`)).toEqual(['alice: see @bob', 'alice: Yes']);
    await bob.ask('discussion.mute', { doc: note, isOn: true });
    await waitFor(async () => (await bob.ask('discussion.counts', { doc: note })).isMuted, 'muted');
    await say(alice, note, '@bob again');
    await say(alice, 'ws', '@bob here');
    await waitFor(() => addressed.length === 3, 'the one in the room');
    expect(addressed[2]).toMatchObject({ doc: 'ws' });
  });

  it('[DI13] is there again when the catalog is made anew', async () => {
    const alice = await lab.start();
    const { id: note } = await alice.ask('notes.createTitled', { title: 'Plan' });
    const { id } = await say(alice, note, 'first');
    await alice.ask('discussion.react', { id, emoji: '👍', isOn: true });
    await alice.close();
    const folders = await readdir(join(alice.profileDir, 'workspaces'));
    for (const folder of folders) await rm(join(alice.profileDir, 'workspaces', folder, 'catalog.db'));
    await alice.restart();
    await become(alice, note, 'local: first');
    await say(alice, note, 'second');
    await become(alice, note, 'local: first, local: second');
    expect((await list(alice, note)).messages[0]?.reactions).toEqual([{ emoji: '👍', accounts: ['local'] }]);
  });

  it('[DI5] hostile messages are kept, listed and not shown, and do not keep others from writing', async () => {
    const { alice, bob, note } = await together();
    await say(alice, note, 'first');
    await become(bob, note, 'alice: first');
    const writer = { account: 'alice', device: 'h'.repeat(16) as DeviceId };
    const far = messageDocument({ doc: note, lamport: 2 ** 49 - 1, ...writer }, { kind: 'post', atMs: 1, text: 'far' });
    const forged = {
      ...messageDocument({ doc: note, lamport: 9, ...writer }, { kind: 'post', atMs: 1, text: 'x' }),
      h: 'no',
    };
    await putRaw([far, forged]);
    await waitFor(async () => (await bob.ask('sync.refusals', undefined)).length === 1, 'the refusal');
    expect(await bob.ask('sync.refusals', undefined)).toMatchObject([{ id: forged._id, reason: 'wrong-hash' }]);
    await say(bob, note, 'second');
    await become(alice, note, 'alice: first, bob: second');
  });
});
