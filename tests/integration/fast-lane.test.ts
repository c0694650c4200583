import { describe, expect, it } from 'vitest';
import { faultRule } from '../../server/hub/index.ts';
import { LiveDatabase } from '../support/live-database.ts';
import { isSomebodyIn, peopleAt, settleTogether, shareNote } from '../support/shared-note.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const laptops = useLaptops();

/** No segment of alice's reaches the server: her connection waits for the answer. */
const heldBack = faultRule({ method: 'POST', path: '_bulk_docs', user: 'alice' }, { blackHole: true });
const putBeacon = { method: 'PUT', path: '-live/' } as const;

describe('fast lane', () => {
  it('[LV1] what is typed is on the other screen before any segment of it is on the server', async () => {
    const note = await shareNote(laptops);
    laptops.team.hub?.faults.set([heldBack]);
    note.alice.window.type('at once');
    await waitFor(() => note.bob.window.text === 'start at once', 'the text on the other laptop');
    laptops.team.hub?.faults.set([]);
    expect(await settleTogether(note)).toBe('start at once');
    await note.close();
  });

  it('[LV2] whoever was told of text that its writer could not send yet has it after a restart, with what was written behind it', async () => {
    const note = await shareNote(laptops);
    const { alice, bob, id } = note;
    laptops.team.hub?.faults.set([heldBack]);
    alice.window.type('told');
    await waitFor(() => bob.window.text === 'start told', 'the text on the other laptop');
    alice.line.cut();
    bob.window.type(' and answered');
    await bob.window.saved();
    laptops.team.hub?.faults.set([]);
    await bob.laptop.restart();
    const again = await bob.laptop.open(id);
    expect(again.text).toBe('start told and answered');
    // Once more: what was put back from the journal is in the next journal.
    await bob.laptop.restart();
    expect((await bob.laptop.open(id)).text).toBe('start told and answered');
    alice.line.restore();
    alice.laptop.engine.networkChanged();
    await waitFor(() => alice.window.text === 'start told and answered', 'the answer');
    await bob.laptop.upToDate();
    expect((await bob.laptop.notes()).get(id)?.body).toBe('start told and answered');
    await note.close();
  });

  it('[LV5] without the live database both write together all the same', async () => {
    const note = await shareNote(laptops, false);
    note.alice.window.type('slowly');
    await waitFor(() => note.bob.window.text === 'start slowly', 'the text by its segment');
    expect(peopleAt(note.bob)).toEqual([]);
    expect([...note.alice.laptop.errors, ...note.bob.laptop.errors]).toEqual([]);
    await note.close();
  });

  it('[LV5] a server that has enough of beacons is written to less often, and the text comes by its segments', async () => {
    const note = await shareNote(laptops);
    laptops.team.hub?.faults.set([
      faultRule(putBeacon, { status: 429, body: '{}', headers: { 'content-type': 'application/json' } }),
    ]);
    const before = laptops.team.hub?.faults.injected ?? 0;
    for (const key of 'many keys, one after the other') {
      note.alice.window.type(key);
      await note.alice.window.saved();
    }
    await waitFor(() => note.bob.window.text.endsWith('the other'), 'the text by its segments');
    expect((laptops.team.hub?.faults.injected ?? 0) - before).toBeLessThan(8);
    laptops.team.hub?.faults.set([]);
    expect(await settleTogether(note)).toContain('one after the other');
    await note.close();
  });

  it('[LV5] a feed that is cut off begins anew, and both see each other again', async () => {
    const note = await shareNote(laptops);
    note.bob.line.cut();
    note.bob.line.restore();
    note.bob.laptop.engine.networkChanged();
    note.alice.window.type('after the cut');
    await waitFor(() => note.bob.window.text === 'start after the cut', 'the text');
    await waitFor(() => isSomebodyIn(note.alice, note.id) && isSomebodyIn(note.bob, note.id), 'both there');
    await note.close();
  });

  it('[LV3] [LV4] beacons that come twice, late or never change nothing', async () => {
    const note = await shareNote(laptops);
    const { alice, bob, live } = note;
    const device = (beacon: { by: string }): boolean => beacon.by === 'alice';
    alice.window.type('one ');
    await waitFor(() => bob.window.text === 'start one ', 'the first word');
    const old = (await live.beacons()).find(device);
    // Not every revision is seen: the line is slow, and the feed tells the latest.
    bob.line.latencyMs = 40;
    for (const key of 'two three ') alice.window.type(key);
    await waitFor(() => bob.window.text === 'start one two three ', 'all words');
    bob.line.latencyMs = 0;
    const latest = (await live.beacons()).find(device);
    for (const beacon of [old, latest, old]) if (beacon) await live.put(beacon);
    alice.window.type('four');
    await waitFor(() => bob.window.text === 'start one two three four', 'the last word');
    expect(await settleTogether(note)).toBe('start one two three four');
    await note.close();
  });
});

describe('presence', () => {
  it('[LV7] who closes the app is gone at once, who loses the network within ten seconds', async () => {
    const note = await shareNote(laptops);
    note.bob.line.blackHole();
    const lostMs = performance.now();
    await waitFor(() => peopleAt(note.alice).length === 0, 'bob is gone for alice');
    expect(performance.now() - lostMs).toBeLessThan(10_000);
    note.bob.line.restore();
    note.bob.laptop.engine.networkChanged();
    await waitFor(() => isSomebodyIn(note.alice, note.id), 'bob is back', 60_000);
    await note.bob.laptop.close();
    await waitFor(() => peopleAt(note.alice).length === 0, 'bob said good-bye', 2000);
    await note.close();
  });

  it('[LV6] the others hear of a caret where it stands, and of nobody when the note is left', async () => {
    const note = await shareNote(laptops);
    const { alice, bob, id } = note;
    const caret = { anchor: new Uint8Array([1, 2, 3]), head: new Uint8Array([4, 5]) };
    await alice.laptop.ask('presence.set', { note: id, caret });
    await waitFor(() => peopleAt(bob)[0]?.notes[0]?.caret !== undefined, 'the caret');
    expect(peopleAt(bob)).toMatchObject([{ account: 'alice', name: 'alice', notes: [{ note: id, caret }] }]);
    await alice.laptop.ask('notes.close', { id }, alice.window.window);
    await waitFor(() => peopleAt(bob)[0]?.notes.length === 0, 'the note is left');
    await note.close();
  });

  it('[LV8] while nobody else is there nothing is written', async () => {
    const note = await shareNote(laptops);
    await note.bob.laptop.close();
    await waitFor(() => peopleAt(note.alice).length === 0, 'bob is gone');
    const written = () =>
      laptops.team.hub?.faults.log().filter(({ method, path }) => method === 'PUT' && path.includes('-live')).length;
    note.alice.window.type('alone');
    await note.alice.laptop.upToDate();
    const before = written();
    note.alice.window.type(' still');
    await note.alice.laptop.upToDate();
    expect(written()).toBe(before);
    await note.close();
  });
});

describe('live database', () => {
  it('[LV13] is made with the link by whoever may, for the same people and without history', async () => {
    const admin = await laptops.start();
    const address = laptops.team.address('admin');
    await admin.connect(address);
    const live = new LiveDatabase(address);
    await waitFor(async () => (await live.beacons()).length === 1, 'the first beacon');
    expect(await live.ask('GET', '/_revs_limit')).toBe(1);
    expect(await live.ask('GET', '/_security')).toMatchObject({ members: { names: ['alice', 'bob'] } });
  });
});
