import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPeer, type Peer } from './testing/peer.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
let peers: Peer[] = [];
beforeEach(async () => {
  kit = await startTestHub();
  await kit.createDatabase('notes', ['alice', 'bob']);
});
afterEach(async () => {
  for (const peer of peers) await peer.close();
  peers = [];
  await kit.hub.close();
});

function peerOf(name: string): Peer {
  const url = new URL('/notes', kit.hub.url);
  url.username = name;
  url.password = `${name}-pw`;
  const peer = openPeer(`peer-${randomUUID()}`, url.href);
  peers.push(peer);
  return peer;
}

test('[HU13] two PouchDBs exchange documents through the hub', async () => {
  const [alice, bob] = [peerOf('alice'), peerOf('bob')];
  for (let n = 0; n < 250; n += 1) await alice.put({ _id: `a${n}`, n });
  await bob.put({ _id: 'b', n: 1 });
  expect(await alice.push()).toEqual({ written: 250, refused: 0 });
  expect(await bob.push()).toEqual({ written: 1, refused: 0 });
  expect(await bob.pull()).toEqual({ written: 250, refused: 0 });
  expect(await alice.pull()).toEqual({ written: 1, refused: 0 });
  expect(await alice.push()).toEqual({ written: 0, refused: 0 });
  expect([await alice.count(), await bob.count()]).toEqual([251, 251]);
});

test('[HU13] edits on both sides become the same winner and the same conflict everywhere', async () => {
  const [alice, bob] = [peerOf('alice'), peerOf('bob')];
  const rev = await alice.put({ _id: 'a', text: 'start' });
  await alice.push();
  await bob.pull();
  await alice.put({ _id: 'a', _rev: rev, text: 'of alice' });
  await bob.put({ _id: 'a', _rev: rev, text: 'of bob' });
  for (const peer of [alice, bob, alice]) {
    await peer.push();
    await peer.pull();
  }
  const { json } = await kit.alice.ask('GET', '/notes/a?conflicts=true');
  expect(json['_conflicts']).toHaveLength(1);
  const expected = { _rev: json['_rev'], _conflicts: json['_conflicts'] };
  expect([await alice.get('a'), await bob.get('a')]).toMatchObject([expected, expected]);
});

test('[HU13] deletions replicate', async () => {
  const [alice, bob] = [peerOf('alice'), peerOf('bob')];
  const rev = await alice.put({ _id: 'a' });
  await alice.push();
  await bob.pull();
  await alice.put({ _id: 'a', _rev: rev, _deleted: true });
  await alice.push();
  await bob.pull();
  expect(await bob.get('a')).toBeUndefined();
  expect((await kit.alice.ask('GET', '/notes')).json).toMatchObject({ doc_count: 0, doc_del_count: 1 });
});

test('[HU13] a document that the guard refuses is counted by the sender and not stored', async () => {
  const guard = "function (doc, old, user) { if (doc.by !== user.name) throw({ forbidden: 'by' }); }";
  await kit.admin.ask('PUT', '/notes/_design/guard', { by: 'root', validate_doc_update: guard });
  const alice = peerOf('alice');
  await alice.put({ _id: 'mine', by: 'alice' });
  await alice.put({ _id: 'foreign', by: 'bob' });
  expect(await alice.push()).toEqual({ written: 1, refused: 1 });
  expect((await kit.alice.ask('GET', '/notes/foreign')).status).toBe(404);
});

test('[HU13] live replication carries every keystroke to the other side', async () => {
  const [alice, bob] = [peerOf('alice'), peerOf('bob')];
  let arrivals = 0;
  alice.live(() => undefined);
  bob.live(() => {
    arrivals += 1;
  });
  let rev: string | undefined;
  for (let n = 1; n <= 20; n += 1) rev = await alice.put({ _id: 'a', n, ...(rev === undefined ? {} : { _rev: rev }) });
  await vi.waitFor(async () => expect(await bob.get('a')).toMatchObject({ n: 20, _rev: rev }), { timeout: 10_000 });
  expect(arrivals).toBeGreaterThan(0);
});
