import { concatBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument, type SegmentDocument } from '../../core/segment/document.ts';
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
  await alice.connect(team.address('alice'));
});
afterEach(async () => {
  await alice.close();
  await team.close();
});

async function write(docs: readonly object[], options: object = {}): Promise<void> {
  const { origin, pathname, username, password } = new URL(team.address('bob'));
  const response = await fetch(`${origin}${pathname}/_bulk_docs`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ docs, ...options }),
  });
  expect(response.status).toBe(201);
  await response.arrayBuffer();
}

function segment(doc: string, n: number, change: (doc: Y.Doc) => void, atMs = 1): SegmentDocument {
  const writer = { account: 'bob', device: DEVICE };
  const yDoc = new Y.Doc();
  yDoc.clientID = clientIdOf(doc, writer, NONCE);
  change(yDoc);
  return segmentDocument({ doc, ...writer, n }, { nonces: [NONCE], atMs, update: Y.encodeStateAsUpdate(yDoc) }, false);
}

describe('hostile documents', () => {
  it('[EN8] a bad leaf beside a sound one refuses only itself', async () => {
    const id = 'b'.repeat(20);
    const sound = segment(id, 1, (doc) => doc.getText('body').insert(0, 'sound'));
    await write([sound]);
    await write([{ ...sound, h: 'f'.repeat(64), _rev: `1-${'f'.repeat(32)}` }], { new_edits: false });
    await waitFor(
      async () => (await alice.ask('notes.list', { view: 'all', query: '', offset: 0, limit: 9 })).total === 1,
      'a row',
    );
    const window = await alice.open(id as never);
    expect(window.text).toBe('sound');
  });

  it('[EN9] a time far in the future does not keep a note on top for ever', async () => {
    const id = 'b'.repeat(20);
    await write([segment(id, 1, (doc) => doc.getText('body').insert(0, 'x'), Number.MAX_SAFE_INTEGER)]);
    await waitFor(async () => (await alice.notes()).has(id as never), 'the note');
    const { rows } = await alice.ask('notes.list', { view: 'all', query: '', offset: 0, limit: 9 });
    expect(rows[0]?.editedMs).toBeLessThan(Date.now() + 2 * 24 * 60 * 60 * 1000);
  });

  it('[EN10] a value nested very deep holds nothing else up', async () => {
    const id = 'b'.repeat(20);
    const nestedSegment = (depth: number, n: number) => {
      const nonce = n.toString(32).padStart(16, '0') as Nonce;
      const writer = { account: 'bob', device: DEVICE };
      const doc = new Y.Doc();
      doc.clientID = clientIdOf(id, writer, nonce);
      doc.getMap('meta').set(`x${n}`, 'MARK');
      const update = Y.encodeStateAsUpdate(doc);
      const at = Buffer.from(update).indexOf('MARK') - 2;
      const value = new Uint8Array(depth * 2 + 1).map((_, i) => (i === depth * 2 ? 126 : i % 2 === 0 ? 117 : 1));
      const crafted = concatBytes(update.subarray(0, at), value, update.subarray(at + 6));
      return segmentDocument({ doc: id, ...writer, n }, { nonces: [nonce], atMs: 1, update: crafted }, false);
    };
    await write([segment(id, 1, (doc) => doc.getText('body').insert(0, 'sound'))]);
    await waitFor(async () => (await alice.notes()).has(id as never), 'the note');
    await alice.open(id as never);
    await write(Array.from({ length: 300 }, (_, i) => nestedSegment(4000 + i * 16, i + 2)));
    await write([segment('v'.repeat(20), 1, (doc) => doc.getText('body').insert(0, 'the last one'))]);
    await waitFor(
      async () => (await alice.ask('notes.list', { view: 'all', query: 'last', offset: 0, limit: 9 })).total === 1,
      'the last',
      20_000,
    );
    expect(alice.errors).toEqual([]);
  });
});
