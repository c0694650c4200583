import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { isBackInTrash } from '../../core/note/trash.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const lab = useLaptops();

/** The wall clock of every laptop of a test, to be set forward. */
let aheadMs = 0;
const now = (): number => Date.now() + aheadMs;

/** Laptops whose cable is pulled. */
const unplugged = new Set<Laptop>();

const startFor = async (name: 'alice' | 'bob'): Promise<Laptop> => {
  const fetch: typeof globalThis.fetch = (...request) =>
    unplugged.has(laptop) ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(...request);
  const laptop: Laptop = await lab.start({ now, fetch });
  await laptop.connect(lab.team.address(name));
  return laptop;
};

/** Starts a laptop that was off without its cable, lets somebody write, and plugs it in. */
async function writeUnplugged(laptop: Laptop, id: NoteId, text: string): Promise<void> {
  unplugged.add(laptop);
  await laptop.restart();
  const window = await laptop.open(id);
  window.type(text);
  await window.saved();
  unplugged.delete(laptop);
  await laptop.ask('sync.retry', undefined);
  await laptop.upToDate();
}

/** A note of alice's that bob has, with what both wrote in it. */
async function shareNote(alice: Laptop, bob: Laptop): Promise<NoteId> {
  const { id } = await alice.ask('notes.create', undefined);
  (await alice.open(id)).type('by alice');
  await alice.upToDate();
  await waitFor(async () => (await bob.notes()).get(id)?.body === 'by alice', 'the note on the other laptop');
  (await bob.open(id)).type(', by bob');
  await bob.upToDate();
  await waitFor(async () => (await alice.notes()).get(id)?.body === 'by alice, by bob', 'the answer');
  return id;
}

/** Ends every way into the note, as closing windows does, so that nothing but the store holds it. */
async function reopen(...laptops: readonly Laptop[]): Promise<void> {
  for (const laptop of laptops) await laptop.restart();
}

async function erase(laptop: Laptop, id: NoteId): Promise<void> {
  await laptop.ask('notes.trash', { id });
  await laptop.ask('notes.erase', { id });
  await laptop.upToDate();
}

const isNowhere = async (laptop: Laptop, id: NoteId): Promise<boolean> =>
  !(await laptop.notes()).has(id) && !(await laptop.notes('trash')).has(id);

/** The segments and tombstones of a note on the server. */
async function onServer(id: NoteId): Promise<{ segments: number; tombstones: number }> {
  const { username, password, origin, pathname } = new URL(lab.team.address('alice'));
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;
  const answer = await fetch(`${origin}${pathname}/_changes`, { headers: { authorization } });
  const { results } = (await answer.json()) as { results: { id: string; deleted?: boolean }[] };
  const own = results.filter((row) => row.id.startsWith(`${id}:s:`));
  const tombstones = own.filter((row) => row.deleted === true).length;
  return { segments: own.length - tombstones, tombstones };
}

describe('erasing for good', () => {
  it('[ER1] takes a note of the Trash away from everybody, for all later starts; only there', async () => {
    aheadMs = 0;
    const [alice, bob] = [await startFor('alice'), await startFor('bob')];
    const id = await shareNote(alice, bob);
    expect(await alice.tell('notes.erase', { id })).toEqual({ ok: false, error: { code: 'note-not-trashed' } });
    const onBobsScreen = await bob.open(id);
    await erase(alice, id);
    await waitFor(() => isNowhere(bob, id), 'the note to be gone there');
    expect(await isNowhere(alice, id)).toBe(true);
    expect(bob.events).toContainEqual({ name: 'notes.erased', payload: { id }, window: onBobsScreen.window });
    expect((await bob.tell('notes.open', { id }, 99)).ok).toBe(false);
    await reopen(alice, bob);
    for (const laptop of [alice, bob]) expect(await isNowhere(laptop, id)).toBe(true);
    expect((await alice.ask('notes.list', { view: 'all', query: 'bob', offset: 0, limit: 9 })).total).toBe(0);
  });

  it('[ER2] what somebody wrote unseen brings the note back into the Trash, whole, and it says so', async () => {
    aheadMs = 0;
    const [alice, bob] = [await startFor('alice'), await startFor('bob')];
    const id = await shareNote(alice, bob);
    await bob.close();
    await erase(alice, id);
    await writeUnplugged(bob, id, ', unseen');
    for (const laptop of [alice, bob]) {
      await waitFor(async () => (await laptop.notes('trash')).has(id), 'the note in the Trash');
      expect((await laptop.notes()).has(id)).toBe(false);
      const window = await laptop.open(id);
      expect([window.text, isBackInTrash(window.doc)]).toEqual(['by alice, by bob, unseen', true]);
    }
    await alice.ask('notes.restore', { id });
    await waitFor(async () => (await bob.notes()).get(id)?.body === 'by alice, by bob, unseen', 'the note restored');
    await reopen(alice, bob);
    for (const laptop of [alice, bob]) expect((await laptop.notes()).has(id)).toBe(true);
  });

  it('[ER3] thirty days later each writer takes the own segments away, and not a day before', async () => {
    aheadMs = 0;
    const [alice, bob] = [await startFor('alice'), await startFor('bob')];
    const id = await shareNote(alice, bob);
    await erase(alice, id);
    await waitFor(() => isNowhere(bob, id), 'the note to be gone there');
    aheadMs = 29 * DAY_MS;
    await reopen(alice, bob);
    await alice.upToDate();
    await bob.upToDate();
    expect((await onServer(id)).tombstones).toBe(0);
    aheadMs = 31 * DAY_MS;
    await reopen(alice, bob);
    await waitFor(async () => (await onServer(id)).segments === 0, 'the segments to go');
    expect((await onServer(id)).tombstones).toBeGreaterThanOrEqual(2);
    for (const laptop of [alice, bob]) expect(await isNowhere(laptop, id)).toBe(true);
    expect([...alice.errors, ...bob.errors]).toEqual([]);
    expect(bob.events.filter((event) => event.name === 'app.noticed')).toEqual([]);
  });

  it('[ER4] who was away for longer than thirty days, and wrote, loses nothing', async () => {
    aheadMs = 0;
    const [alice, bob] = [await startFor('alice'), await startFor('bob')];
    const id = await shareNote(alice, bob);
    await bob.close();
    await erase(alice, id);
    aheadMs = 40 * DAY_MS;
    await alice.restart();
    await waitFor(async () => (await onServer(id)).tombstones > 0, 'the segments of alice to go');
    await writeUnplugged(bob, id, ', after forty days');
    const carol = await startFor('alice');
    for (const laptop of [bob, alice, carol]) {
      await waitFor(async () => (await laptop.notes('trash')).has(id), 'the note in the Trash');
      expect((await laptop.notes('trash')).get(id)?.body).toBe('by alice, by bob, after forty days');
    }
    await carol.ask('notes.restore', { id });
    await waitFor(async () => (await alice.notes()).has(id), 'the note restored everywhere');
    const window = await alice.open(id);
    window.type('; and alice goes on');
    await window.saved();
    await alice.upToDate();
    await waitFor(async () => (await bob.notes()).get(id)?.body.endsWith('and alice goes on') === true, 'new text');
    await reopen(alice, bob);
    for (const laptop of [alice, bob]) expect((await laptop.notes()).has(id)).toBe(true);
    expect([...alice.errors, ...bob.errors, ...carol.errors]).toEqual([]);
  });

  it('[ER11] two people who put it in the Trash and erase it at once take nothing back from each other', async () => {
    aheadMs = 0;
    const [alice, bob] = [await startFor('alice'), await startFor('bob')];
    const id = await shareNote(alice, bob);
    for (const laptop of [alice, bob]) {
      unplugged.add(laptop);
      await laptop.restart();
      await laptop.ask('notes.trash', { id });
      await laptop.ask('notes.erase', { id });
    }
    unplugged.clear();
    await reopen(alice, bob);
    for (const laptop of [alice, bob, alice]) await laptop.upToDate();
    for (const laptop of [alice, bob]) {
      await waitFor(() => isNowhere(laptop, id), 'the note to be gone');
      await laptop.restart();
      expect(await isNowhere(laptop, id)).toBe(true);
    }
  });
});
