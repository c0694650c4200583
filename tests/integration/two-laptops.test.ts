import { describe, expect, it } from 'vitest';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();
const { start } = lab;

describe('two laptops', () => {
  it('[EN1] a new profile starts with the welcome note, and writes without any server', async () => {
    const laptop = await start();
    const { workspace, status, openNote } = await laptop.ask('app.start', undefined);
    expect(workspace).toMatchObject({ name: 'Personal' });
    expect(status.phase).toEqual({ state: 'local' });
    const window = await laptop.open(openNote ?? (await laptop.ask('notes.create', undefined)).id);
    expect(window.text).toContain('no account and no server');
    window.type('mine ', 0);
    await window.saved();
    await laptop.restart();
    const notes = await laptop.notes();
    expect([...notes.values()].map(({ body }) => body.startsWith('mine '))).toEqual([true]);
  });

  it('[EN2] what one types appears on the other, both ways, and equal after both wrote offline', async () => {
    const [alice, bob] = [await start(), await start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const { id } = await alice.ask('notes.create', undefined);
    const left = await alice.open(id);
    left.type('shared ');
    await left.saved();
    await waitFor(async () => (await bob.notes()).has(id), 'the note on the other laptop');
    const right = await bob.open(id);
    await waitFor(() => right.text === 'shared ', 'the first letters');
    right.type('by bob');
    await waitFor(() => left.text === 'shared by bob', 'letters from bob');
    left.type('really ', 7);
    await waitFor(() => right.text === 'shared really by bob', 'letters from alice');
    await alice.upToDate();
    await bob.upToDate();
    expect(alice.errors).toEqual([]);
    expect(bob.errors).toEqual([]);
  });

  it('[EN3] two laptops that each wrote alone end with the union, each asked once', async () => {
    const [alice, bob] = [await start(), await start()];
    for (const [laptop, name] of [
      [alice, 'alice'],
      [bob, 'bob'],
    ] as const) {
      const window = await laptop.open((await laptop.ask('notes.create', undefined)).id);
      window.title(`From ${name}`);
      window.type(`${name} wrote alone`);
      await window.saved();
      const { username, password, origin, pathname } = new URL(lab.team.address(name));
      const question = { server: origin, database: pathname.slice(1), account: username, password };
      const asked = await laptop.ask('workspace.connect', { ...question, create: false, allowInsecure: false });
      expect(asked).toEqual({ kind: 'ask-copy', noteCount: 1 });
      await laptop.connect(lab.team.address(name));
    }
    await alice.upToDate();
    await bob.upToDate();
    await waitFor(async () => (await alice.notes()).size === 2 && (await bob.notes()).size === 2, 'both notes on both');
    const titles = async (laptop: Laptop) => [...(await laptop.notes()).values()].map(({ title }) => title).toSorted();
    expect(await titles(alice)).toEqual(['From alice', 'From bob']);
    expect(await titles(bob)).toEqual(['From alice', 'From bob']);
  });

  it('[EN4] disconnecting keeps the notes; connecting again goes on where it was', async () => {
    const alice = await start();
    await alice.connect(lab.team.address('alice'));
    const window = await alice.open((await alice.ask('notes.create', undefined)).id);
    window.type('stays');
    await window.saved();
    await alice.upToDate();
    await alice.ask('workspace.disconnect', undefined);
    expect([...(await alice.notes()).values()].map(({ body }) => body)).toEqual(['stays']);
    expect((await alice.status()).phase).toEqual({ state: 'local' });
    window.type(' and grows');
    await window.saved();
    await alice.connect(lab.team.address('alice'));
    await alice.upToDate();
    const bob = await start();
    await bob.connect(lab.team.address('bob'));
    await bob.upToDate();
    await waitFor(async () => (await bob.notes()).size === 1, 'the note on the other laptop');
    expect([...(await bob.notes()).values()].map(({ body }) => body)).toEqual(['stays and grows']);
    expect([...(await alice.notes()).keys()]).toEqual([...(await bob.notes()).keys()]);
  });

  it('[EN5] a note that one trashes while the other writes in it stays, with the text', async () => {
    const [alice, bob] = [await start(), await start()];
    await alice.connect(lab.team.address('alice'));
    const { id } = await alice.ask('notes.create', undefined);
    (await alice.open(id)).type('first ');
    await alice.upToDate();
    await bob.connect(lab.team.address('bob'));
    await waitFor(async () => (await bob.notes()).has(id), 'the note on the other laptop');
    await bob.restart();
    await alice.close();
    const right = await bob.open(id);
    right.type('second');
    await right.saved();
    await bob.close();
    await alice.restart();
    await alice.ask('notes.trash', { id });
    await alice.engine.flush();
    await bob.restart();
    await alice.upToDate();
    await bob.upToDate();
    for (const laptop of [alice, bob]) {
      await waitFor(async () => (await laptop.notes()).get(id)?.body === 'first second', 'the note, kept');
      expect((await laptop.notes('trash')).size).toBe(0);
    }
    await alice.ask('notes.trash', { id });
    await waitFor(async () => (await bob.notes('trash')).has(id), 'the note in the other Trash');
    await bob.ask('notes.restore', { id });
    await waitFor(async () => (await alice.notes()).has(id), 'the note back');
  });
});
