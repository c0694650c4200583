import { afterEach, expect, test } from 'vitest';
import { closeAll, onClose, openLaptop, until, type Laptop } from './sync-laptop.ts';
import { ALICE, BOB, CAROL, security, startServer, type TestServer, hubTest } from './sync-server.ts';
import { aboutDocument } from '../../core/sync/about.ts';
import type { WorkspaceId } from '../../core/contract/ids.ts';

afterEach(closeAll);

async function twoLaptops(): Promise<{ server: TestServer; alice: Laptop; bob: Laptop }> {
  const server = await startServer();
  onClose(() => server.close());
  const alice = await openLaptop({ ...server.place, ...ALICE });
  const bob = await openLaptop({ ...server.place, ...BOB });
  return { server, alice, bob };
}

test('[SY6] what two laptops write is on both and on the server, and only then up to date', async () => {
  const { server, alice, bob } = await twoLaptops();
  for (let n = 0; n < 5; n += 1) {
    await alice.write(n, `a${n}`);
    await bob.write(n, `b${n}`);
    await alice.write(n, `a${n} again`);
  }
  await until(
    'both are up to date',
    async () =>
      alice.isUpToDate() &&
      bob.isUpToDate() &&
      (await alice.segments()).length === 10 &&
      (await bob.segments()).length === 10,
  );
  expect(await bob.segments()).toEqual(await alice.segments());
  expect(await server.segments()).toEqual(await alice.segments());
  expect([...alice.foreignOwn, ...bob.foreignOwn]).toEqual([]);
});

hubTest('[SY4] a push that the server swallowed stays waiting and is pushed again', async () => {
  const { server, alice } = await twoLaptops();
  await until('alice is live', () => alice.isUpToDate());
  server.hub.faults.set([
    {
      match: { method: 'POST', path: '_bulk_docs' },
      times: 1,
      then: { status: 201, body: '[]', headers: { 'content-type': 'application/json' } },
    },
  ]);
  await alice.write(1, 'swallowed');
  await until('the push was swallowed', () => server.hub.faults.injected === 1);
  expect([alice.state(), alice.sync.status().waiting, await server.segments()]).toEqual(['live', 1, []]);
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await server.segments()).toEqual(await alice.segments());
});

test('[SY4] the count of what waits is right without a network, after a restart too', async () => {
  const alice = await openLaptop({ url: 'http://127.0.0.1:9', database: 'notes', ...ALICE });
  for (let n = 0; n < 7; n += 1) await alice.write(n, 'offline');
  await until('seven wait', () => alice.sync.status().waiting === 7 && alice.state() === 'offline');
  const again = await alice.restart();
  await until('seven wait again', () => again.sync.status().waiting === 7);
});

test('[SY5] a document the server refuses is parked, the others go on, and it follows when it is allowed', async () => {
  const { server, alice } = await twoLaptops();
  await until('alice is live', () => alice.isUpToDate());
  await server.ask('PUT', `/${server.place.database}/_security`, security({ alice: 'reader', bob: 'editor' }));
  await alice.write(1, 'not allowed');
  await until('it is parked', () => alice.sync.status().parked === 1);
  expect([alice.state(), alice.sync.status().waiting]).toEqual(['live', 0]);
  await server.ask('PUT', `/${server.place.database}/_security`, security({ alice: 'editor', bob: 'editor' }));
  alice.sync.retry();
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await server.segments()).toHaveLength(1);
});

test('[SY5] parked documents are offered again by themselves', async () => {
  const server = await startServer();
  onClose(() => server.close());
  await server.ask('PUT', `/${server.place.database}/_security`, security({ alice: 'reader' }));
  const alice = await openLaptop({ ...server.place, ...ALICE, limits: { unparkMs: 300 } });
  await alice.write(1, 'not allowed');
  await until('it is parked', () => alice.sync.status().parked === 1);
  await server.ask('PUT', `/${server.place.database}/_security`, security({ alice: 'editor' }));
  await until('alice is up to date', () => alice.isUpToDate());
});

test('[SY5] one document that is too large is parked alone', async () => {
  const { server, alice, bob } = await twoLaptops();
  await alice.sync.close();
  for (let n = 0; n < 20; n += 1) await alice.write(n, n === 13 ? 'x'.repeat(9 * 1024 * 1024) : 'small');
  const again = await alice.restart();
  await until('one is parked', () => again.sync.status().parked === 1 && again.sync.status().waiting === 0);
  expect(await server.segments()).toHaveLength(19);
  await until('bob has the others', async () => (await bob.segments()).length === 19);
});

test('[SY7] another workspace behind the same address is never written to', async () => {
  const { server, alice } = await twoLaptops();
  await until('alice is live', () => alice.isUpToDate());
  const { json } = await server.ask('GET', `/${server.place.database}/ws:about`);
  const other = aboutDocument('admin', '1'.repeat(20) as WorkspaceId);
  const replaced = await server.ask('PUT', `/${server.place.database}/ws:about`, { ...other, _rev: json['_rev'] });
  await alice.write(1, 'not for them');
  await alice.sync.close();
  const before = await server.segments();
  const again = await alice.restart();
  await until('a person is asked', () => again.state() === 'needs-you');
  expect(again.sync.status().phase).toEqual({ state: 'needs-you', reason: 'database-foreign' });
  await server.ask('PUT', `/${server.place.database}/ws:about`, { ...other, v: 2, _rev: replaced.json['rev'] });
  again.sync.retry();
  await until('a newer format is named', () => JSON.stringify(again.sync.status().phase).includes('database-newer'));
  await again.write(2, 'not for them either');
  expect(await server.segments()).toEqual(before);
});

test('[SY7] a sentinel that is replaced while all is live ends the exchange at once', async () => {
  const { server, alice } = await twoLaptops();
  const path = `/${server.place.database}/ws:about`;
  await until('alice is live', () => alice.isUpToDate());
  const { json } = await server.ask('GET', path);
  const other = aboutDocument('admin', '1'.repeat(20) as WorkspaceId);
  await server.ask('PUT', path, { ...other, _rev: json['_rev'] });
  await until('a person is asked', () => alice.state() === 'needs-you');
  expect(alice.sync.status().phase).toEqual({ state: 'needs-you', reason: 'database-foreign' });
  await alice.write(1, 'not for them');
  await until('it waits', () => alice.sync.status().waiting === 1);
  expect(await server.segments()).toEqual([]);
});

hubTest('[SY5] a document on which the guard fails is parked, and offered again', async () => {
  const { server, alice } = await twoLaptops();
  await until('alice is live', () => alice.isUpToDate());
  const [id, fine] = ['note:s:alice~d1:1', 'note:s:alice~d1:2'];
  const body = JSON.stringify([{ id, error: 'TypeError', reason: 'no such property' }]);
  const headers = { 'content-type': 'application/json' };
  server.hub.faults.set([{ match: { path: '_bulk_docs' }, times: 1, then: { status: 201, body, headers } }]);
  await alice.write(1, 'odd');
  await until('it is parked', () => alice.sync.status().parked === 1);
  expect(alice.reports.filter((report) => report.phase.state === 'offline')).toEqual([]);
  await alice.write(2, 'goes on');
  await until('the other is there', async () => (await server.segments()).join().startsWith(fine));
  alice.sync.retry();
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await server.segments()).toHaveLength(2);
});

test('[SY8] a revision of an own document that was not written here is told once', async () => {
  const { server, alice } = await twoLaptops();
  await alice.write(1, 'mine');
  await until('alice is up to date', () => alice.isUpToDate());
  await until('it is there', async () => (await server.segments()).length === 1);
  const id = 'note:s:alice~d1:1';
  const { json } = await server.ask('GET', `/${server.place.database}/${id}`);
  const { json: written } = await server.ask('PUT', `/${server.place.database}/${id}`, { ...json, p: 'not mine' });
  await until('alice heard of it', () => alice.foreignOwn.length > 0);
  await server.ask('PUT', `/${server.place.database}/${id}`, { ...json, _rev: written['rev'], p: 'nor this' });
  await until(
    'alice is up to date',
    async () => alice.isUpToDate() && JSON.stringify(await alice.db.get(id)).includes('nor this'),
  );
  expect(alice.foreignOwn).toEqual([id]);
});

test('[SY6] all leaves and tombstones of an own document are pushed', async () => {
  const { server, alice } = await twoLaptops();
  const leaf = (rev: string, text: string, isDeleted = false) => ({
    _id: 'note:s:alice~d1:1',
    _rev: rev,
    t: 'segment',
    by: 'alice',
    p: text,
    ...(isDeleted ? { _deleted: true } : {}),
  });
  await alice.db.bulkDocs([leaf('1-aaaa', 'one'), leaf('1-bbbb', 'two')], { new_edits: false });
  await alice.db.bulkDocs([{ ...leaf('2-cccc', '', true), _revisions: { start: 2, ids: ['cccc', 'aaaa'] } }], {
    new_edits: false,
  });
  await until('the server has all leaves', async () => (await server.segments()).length === 2);
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await server.segments()).toEqual(await alice.segments());
});

test('[SY9] a wrong password asks for a person, who is let in with the right one', async () => {
  const { server } = await twoLaptops();
  const carol = await openLaptop({ ...server.place, ...CAROL, password: 'old' });
  await until('a person is asked', () => carol.state() === 'needs-you');
  expect(await carol.sync.signIn('wrong too')).toEqual({ ok: false, error: { code: 'sign-in-failed' } });
  expect(carol.state()).toBe('needs-you');
  expect(await carol.sync.signIn(CAROL.password)).toEqual({ ok: true, value: undefined });
  await until('carol is live', () => carol.isUpToDate());
});

hubTest('[SY9] without a password a person is asked and the server is not', async () => {
  const { server } = await twoLaptops();
  const asked = server.hub.faults.log().length;
  const alice = await openLaptop({ ...server.place, account: 'alice', password: undefined, device: 'd2' });
  await until('a person is asked', () => alice.state() === 'needs-you');
  await alice.sync.close();
  expect(
    server.hub.faults
      .log()
      .slice(asked)
      .filter((entry) => entry.user === null),
  ).toEqual([]);
});
