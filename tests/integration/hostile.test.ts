import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument } from '../../core/segment/document.ts';
import { Laptop } from '../support/laptop.ts';
import { createTeam, type Team } from '../support/team.ts';
import { waitFor } from '../support/wait-for.ts';

const DEVICE = '5'.repeat(16) as DeviceId;
const NONCE = '6'.repeat(16) as Nonce;

let team: Team;
let alice: Laptop;

beforeEach(async () => {
  team = await createTeam();
  alice = await Laptop.start();
});
afterEach(async () => {
  await alice.close();
  await team.close();
});

/** Writes documents into the remote database as bob, past every client. */
async function write(documents: readonly object[]): Promise<void> {
  const { origin, pathname, username, password } = new URL(team.address('bob'));
  const response = await fetch(`${origin}${pathname}/_bulk_docs`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ docs: documents }),
  });
  expect(response.status).toBe(201);
}

/** A well-formed segment of bob's device with any update in it. */
function segment(doc: string, n: number, change: (doc: Y.Doc) => void, base?: Uint8Array): object {
  const writer = { account: 'bob', device: DEVICE };
  const yDoc = new Y.Doc();
  if (base) Y.applyUpdate(yDoc, base);
  yDoc.clientID = clientIdOf(doc, writer, NONCE);
  const before = Y.encodeStateVector(yDoc);
  change(yDoc);
  const update = Y.encodeStateAsUpdate(yDoc, before);
  return segmentDocument({ doc, ...writer, n }, { nonces: [NONCE], atMs: 1, update }, false);
}

describe('hostile documents in the remote database', () => {
  it('[EN6] are listed and kept out, and everything else keeps working', async () => {
    await alice.connect(team.address('alice'));
    const { id } = await alice.ask('notes.create', undefined);
    const window = await alice.open(id);
    window.type('safe');
    await alice.upToDate();
    const good = segment('b'.repeat(20), 1, (doc) => doc.getText('body').insert(0, 'a sound note'));
    const bad = segment('c'.repeat(20), 1, (doc) => doc.getText('body').insert(0, 'flipped')) as { h: string };
    const documents = [
      good,
      { ...bad, h: 'f'.repeat(64) },
      { ...segment('d'.repeat(20), 1, (doc) => doc.getText('body').insert(0, 'x')), by: 'alice' },
      segment(id, 1, (doc) => doc.getMap('meta').set('x', new Y.Map())),
      segment(id, 2, (doc) => doc.getArray('body').insert(0, [{ object: 'in a text' }])),
      { _id: `${'e'.repeat(20)}:s:bob~${DEVICE}:000001`, v: 1, t: 'segment', by: 'bob', h: 'x', p: '###' },
      { _id: `${'e'.repeat(20)}:q:whatever`, v: 9, t: 'poll' },
      { _id: 'note-without-colon', anything: [1, 2, 3] },
      { _id: `${id}:s:bob~${DEVICE}:zzzzzz`, v: 1, t: 'segment', by: 'bob', h: '', p: '' },
      { _id: 'constructor:s:x', v: 1, t: 'segment', constructor: { prototype: 1 } },
    ];
    await write(documents);
    await waitFor(async () => (await alice.notes()).has('b'.repeat(20) as never), 'the sound note');
    await waitFor(async () => (await alice.status()).refused >= 6, 'refusals');
    const notes = await alice.notes();
    expect([...notes.values()].map(({ body }) => body).toSorted()).toEqual(['a sound note', 'safe']);
    const refusals = await alice.ask('sync.refusals', undefined);
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(
      new Set(['wrong-hash', 'wrong-author', 'forbidden-content', 'misplaced-content', 'wrong-id']),
    );
    window.type(' and sound');
    await window.saved();
    await alice.upToDate();
    await alice.restart();
    const listed = (refused: readonly { id: string; reason: string }[]) =>
      refused.map((one) => JSON.stringify(one)).toSorted();
    expect(listed(await alice.ask('sync.refusals', undefined))).toEqual(listed(refusals));
    expect((await alice.notes()).get(id)?.body).toBe('safe and sound');
  });
});
