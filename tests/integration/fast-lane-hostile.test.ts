import { toBase64 } from 'lib0/buffer';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce, NoteId } from '../../core/contract/ids.ts';
import { beaconDocument, type Beacon, type BeaconDocument } from '../../core/live/beacon.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { isSomebodyIn, peopleAt, settleTogether, shareNote } from '../support/shared-note.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const laptops = useLaptops();
const NONCE = '6'.repeat(16) as Nonce;
let devices = 0;

/** A device of mallory's that nobody has heard of. */
const newDevice = (): { account: string; device: DeviceId } => {
  devices += 1;
  return { account: 'mallory', device: String(devices).padStart(16, 'm') as DeviceId };
};

const beaconIn = (note: NoteId, update?: Uint8Array): Beacon => ({
  ...{ session: NONCE, counter: 1, everyMs: 20_000, name: 'Mallory' },
  notes: [{ note, ...(update && { early: { n: 1, payload: { nonces: [NONCE], atMs: 1, update } } }) }],
});

/** What mallory's device may write, and what a client id that is not hers would. */
function update(note: NoteId, writer: { account: string; device: DeviceId }, isForeign = false): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = isForeign ? 42 : clientIdOf(note, writer, NONCE);
  doc.getText('body').insert(0, 'bad');
  return Y.encodeStateAsUpdate(doc);
}

/** Hand-made bytes: one client, one struct of a kind, an empty delete set. */
const bytes = (client: number, ...struct: number[]): Uint8Array => {
  const digits: number[] = [];
  for (let rest = client; ; rest = Math.floor(rest / 128)) {
    digits.push(rest >= 128 ? (rest % 128) | 128 : rest);
    if (rest < 128) break;
  }
  return new Uint8Array([1, 1, ...digits, 0, ...struct, 0]);
};

describe('hostile beacons', () => {
  it('[LV4] are listed once and kept out, and everybody else goes on', async () => {
    const shared = await shareNote(laptops);
    const { alice, bob, id, live } = shared;
    const said = (change: (writer: ReturnType<typeof newDevice>) => BeaconDocument): BeaconDocument =>
      change(newDevice());
    const hostile: Readonly<Record<string, BeaconDocument>> = {
      'wrong-author': said((writer) => ({ ...beaconDocument(writer, beaconIn(id)), by: 'bob' })),
      'wrong-hash': said((writer) => ({ ...beaconDocument(writer, beaconIn(id)), h: 'f'.repeat(64) })),
      malformed: said((writer) => {
        const { notes, ...rest } = beaconIn(id);
        return beaconDocument(writer, { ...rest, notes: Array.from({ length: 9 }, () => notes).flat() });
      }),
      'too-big': said((writer) => ({
        ...beaconDocument(writer, beaconIn(id)),
        p: toBase64(new Uint8Array(200_000)),
      })),
      'foreign-client': said((writer) => beaconDocument(writer, beaconIn(id, update(id, writer, true)))),
      // A placeholder for something that is missing, as Yjs skips over it.
      'forbidden-content': said((writer) =>
        beaconDocument(writer, beaconIn(id, bytes(clientIdOf(id, writer, NONCE), 10, 5))),
      ),
    };
    for (const beacon of Object.values(hostile)) await live.put(beacon);
    const listed = async (): Promise<Map<string, string>> =>
      new Map((await alice.laptop.ask('sync.refusals', undefined)).map((each) => [each.id, each.reason]));
    await waitFor(async () => (await listed()).size === Object.keys(hostile).length, 'all listed');
    for (const [reason, { _id }] of Object.entries(hostile)) expect((await listed()).get(_id)).toBe(reason);
    bob.window.type('sound');
    await waitFor(() => alice.window.text === 'start sound', 'the sound text');
    expect(await settleTogether(shared)).toBe('start sound');
    expect([...alice.laptop.errors, ...bob.laptop.errors]).toEqual([]);
    await shared.close();
  });

  it('[LV4] a gap waits for what is missing, and a caret of nonsense is nobody’s trouble', async () => {
    const shared = await shareNote(laptops);
    const { alice, id, live } = shared;
    const writer = newDevice();
    const doc = new Y.Doc();
    doc.clientID = clientIdOf(id, writer, NONCE);
    doc.getText('body').insert(0, 'first');
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(5, ' second');
    const late = Y.encodeStateAsUpdate(doc, before);
    await live.put(beaconDocument(writer, beaconIn(id, late)));
    await waitFor(() => isSomebodyIn(alice, id) && peopleAt(alice).length === 2, 'mallory is there');
    expect(alice.window.text).toBe('start ');
    const whole = { ...beaconIn(id, Y.encodeStateAsUpdate(doc)), counter: 2 };
    const caret = { anchor: new Uint8Array([255, 255]), head: new Uint8Array(64) };
    await live.put(beaconDocument(writer, { ...whole, notes: whole.notes.map((note) => ({ ...note, caret })) }));
    await waitFor(() => alice.window.text.includes('first second'), 'the whole');
    expect(await alice.laptop.ask('sync.refusals', undefined)).toEqual([]);
    await shared.close();
  });
});
