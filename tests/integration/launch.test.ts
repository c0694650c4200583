import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Laptop } from '../support/laptop.ts';
import { waitFor } from '../support/wait-for.ts';
import { useLaptops } from '../support/use-laptops.ts';

const lab = useLaptops();
const { start } = lab;

/** The note that a window would show first. */
const firstNote = async (laptop: Laptop): Promise<NoteId | undefined> =>
  (await laptop.ask('app.start', undefined)).openNote;

async function makeNote(laptop: Laptop, title: string): Promise<NoteId> {
  const made = await laptop.engine.addNote({ title, body: 'text', meta: new Map() });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.id;
}

describe('the note that was open at the end', () => {
  it('[LA22] is the first one shown, unless it is in the Trash or never was', async () => {
    const alice = await start();
    const [one, two] = [await makeNote(alice, 'One'), await makeNote(alice, 'Two')];
    await alice.open(two);
    await alice.open(one);
    await alice.restart();
    expect(await firstNote(alice)).toBe(one);
    await alice.ask('notes.trash', { id: one });
    expect(await firstNote(alice)).toBeUndefined();
    await alice.open(two);
    expect(await alice.tell('notes.open', { id: '0'.repeat(20) as NoteId })).toMatchObject({ ok: false });
    await alice.restart();
    expect(await firstNote(alice)).toBe(two);
  });

  it('[LA22] is forgotten when its file is damaged, and nothing else is', async () => {
    const alice = await start();
    const one = await makeNote(alice, 'One');
    await alice.open(one);
    await alice.close();
    const { active } = JSON.parse(await readFile(join(alice.profileDir, 'profile.json'), 'utf8'));
    const file = join(alice.profileDir, 'workspaces', active, 'screen.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ note: one });
    for (const content of ['{"note":"../../x"}', 'null', '{"no']) {
      await writeFile(file, content);
      await alice.restart();
      expect(await firstNote(alice)).toBeUndefined();
      await alice.close();
    }
    expect(alice.errors).toEqual([]);
  });
});

describe('a note made of a file', () => {
  it('[LA15] is there with title and text after a restart, and can be asked for by its title', async () => {
    const alice = await start();
    const made = await makeNote(alice, 'From a file');
    await alice.restart();
    expect((await alice.notes()).get(made)).toEqual({ title: 'From a file', body: 'text' });
    expect(await alice.engine.describeNote(made)).toEqual({ title: 'From a file', isTrashed: false });
    await alice.ask('notes.trash', { id: made });
    expect(await alice.engine.describeNote(made)).toEqual({ title: 'From a file', isTrashed: true });
    expect(await alice.engine.describeNote('0'.repeat(20) as NoteId)).toBeUndefined();
  });
});

describe('safe mode', () => {
  it('[LA20] asks no server, says so, and keeps what is written for later', async () => {
    let requestCount = 0;
    const fetch: typeof globalThis.fetch = (...args) => {
      requestCount += 1;
      return globalThis.fetch(...args);
    };
    const alice = await start({ fetch });
    await alice.connect(lab.team.address('alice'));
    await alice.upToDate();
    const shared = await makeNote(alice, 'Shared');
    await alice.upToDate();
    await alice.open(shared);
    await alice.close();
    requestCount = 0;

    const safe = await start({ fetch, profileDir: alice.profileDir, isSafeMode: true });
    const begun = await safe.ask('app.start', undefined);
    expect(begun).toMatchObject({ isSafeMode: true, status: { phase: { state: 'safe-mode' } } });
    expect(begun.openNote).toBeUndefined();
    const written = await makeNote(safe, 'Written in safe mode');
    await safe.ask('sync.retry', undefined);
    safe.engine.networkChanged();
    await safe.engine.flush();
    const refused = { ok: false, error: { code: 'safe-mode' } };
    expect(await safe.tell('sync.signIn', { password: 'x' })).toEqual(refused);
    const question = { server: 'http://127.0.0.1:9', database: 'x', account: 'x', password: 'x' };
    expect(await safe.tell('workspace.connect', { ...question, create: true, allowInsecure: true })).toEqual(refused);
    expect((await safe.status()).phase).toEqual({ state: 'safe-mode' });
    await safe.close();
    expect(requestCount).toBe(0);

    await alice.restart();
    await alice.upToDate();
    expect(requestCount).toBeGreaterThan(0);
    const bob = await start();
    await bob.connect(lab.team.address('bob'));
    const isThere = async (): Promise<boolean> => {
      const ids = new Set((await bob.notes()).keys());
      return ids.has(shared) && ids.has(written);
    };
    await waitFor(isThere, 'both notes on the other laptop');
  });
});
