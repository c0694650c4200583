import { afterEach, expect, test } from 'vitest';
import { closeAll, onClose, openLaptop, until } from './sync-laptop.ts';
import { ALICE, BOB, startServer, type TestServer, hubTest } from './sync-server.ts';

afterEach(closeAll);

/** `count` segments of bob's on the server, every hundredth with a losing leaf. */
async function filledServer(count: number): Promise<TestServer> {
  const server = await startServer();
  onClose(() => server.close());
  for (let from = 0; from < count; from += 500) {
    const docs = Array.from({ length: Math.min(500, count - from) }, (_, index) =>
      segment(from + index, '2-bbbb', ['bbbb', 'aaaa']),
    );
    const conflicts = docs
      .filter((_, index) => index % 100 === 0)
      .map((doc) => ({ ...doc, _rev: '1-cccc', _revisions: { start: 1, ids: ['cccc'] } }));
    await server.ask('POST', `/${server.place.database}/_bulk_docs`, {
      new_edits: false,
      docs: [...docs, ...conflicts],
    });
  }
  return server;
}

function segment(n: number, rev: string, ids: string[]) {
  return {
    _id: `note:s:bob~d1:${String(n).padStart(6, '0')}`,
    _rev: rev,
    _revisions: { start: ids.length, ids },
    t: 'segment',
    by: 'bob',
    p: 'x'.repeat(300),
  };
}

test('[SY17] a first sync brings every document and every leaf, and tells how far it is', async () => {
  const server = await filledServer(1000);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await alice.segments()).toEqual(await server.segments());
  const shown = alice.reports.flatMap(({ phase }) => (phase.state === 'first-sync' ? [phase] : []));
  expect(shown.length).toBeGreaterThan(1);
  for (const { received, total } of shown) expect(received).toBeLessThanOrEqual(total);
  expect(shown.at(-1)?.total).toBeGreaterThanOrEqual(1000);
});

test('[SY17] later edits of documents that came without history join on to them', async () => {
  const server = await filledServer(3);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  const next = segment(1, '3-dddd', ['dddd', 'bbbb', 'aaaa']);
  await server.ask('POST', `/${server.place.database}/_bulk_docs`, { new_edits: false, docs: [next] });
  await until('the edit is here', async () => (await alice.segments()).join().includes('3-dddd'));
  expect(await alice.segments()).toEqual(await server.segments());
});

hubTest('[SY17] a first sync that was ended in the middle goes on where it was', async () => {
  const server = await filledServer(4000);
  server.hub.faults.set([{ match: { user: 'alice', path: '_changes' }, then: { delayMs: 100 } }]);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('a part is here', async () => (await alice.segments()).length >= 700);
  await alice.sync.close();
  const before = (await alice.segments()).length;
  expect(before).toBeLessThan(4000);
  const asked = server.hub.faults.log().length;
  const again = await alice.restart();
  await until('alice is up to date', () => again.isUpToDate());
  expect(await again.segments()).toEqual(await server.segments());
  const pages = server.hub.faults
    .log()
    .slice(asked)
    .filter((entry) => entry.path.includes('include_docs'));
  expect(pages.length).toBeLessThanOrEqual(Math.ceil((4100 - before) / 100) + 6);
  expect(pages[0]?.path).not.toContain('since=0&');
});

hubTest('[SY17] faults in a first sync lose no document', async () => {
  const server = await filledServer(1500);
  server.hub.faults.set([
    { match: { user: 'alice', path: '_changes' }, times: 2, then: { truncate: 2000 } },
    { match: { user: 'alice', path: '_changes' }, times: 3, then: { shortAnswer: true } },
    { match: { user: 'alice', path: '_bulk_get' }, times: 2, then: { shortAnswer: true } },
  ]);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await alice.segments()).toEqual(await server.segments());
  expect(server.hub.faults.injected).toBe(7);
});

test('[SY18] documents that this app never writes do not hold up the others', async () => {
  const server = await filledServer(5);
  const put = await server.ask('PUT', `/${server.place.database}/odd:with-file`, {
    _attachments: { 'a.txt': { content_type: 'text/plain', data: 'YQ==' } },
  });
  await server.ask('PUT', `/${server.place.database}/odd:plain`, { anything: [1, 2, 3] });
  const alice = await openLaptop({ ...server.place, ...ALICE });
  const bob = await openLaptop({ ...server.place, ...BOB, device: 'd2' });
  await bob.write(1, 'goes on');
  await until(
    'alice has the segments',
    async () => alice.isUpToDate() && (await alice.segments()).join().includes('bob~d2'),
  );
  expect(await alice.db.get('odd:plain')).toMatchObject({ anything: [1, 2, 3] });
  expect([201, 400, 415, 501]).toContain(put.status);
});

hubTest('[SY18] a document that the store here would refuse does not hold up its page', async () => {
  const server = await filledServer(2);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  await alice.sync.close();
  const edits = [0, 1].map((n) => segment(n, '3-dddd', ['dddd', 'bbbb', 'aaaa']));
  await server.ask('POST', `/${server.place.database}/_bulk_docs`, { new_edits: false, docs: edits });
  const results = edits.map((doc, n) => ({ id: doc._id, docs: [{ ok: n === 0 ? { ...doc, _odd: true } : doc }] }));
  server.hub.faults.set([
    {
      match: { path: '_bulk_get' },
      times: 1,
      then: { replaceBody: JSON.stringify({ results }), contentType: 'application/json' },
    },
  ]);
  const again = await alice.restart();
  await until('alice is up to date', () => again.isUpToDate());
  expect((await again.segments()).filter((each) => each.endsWith('3-dddd'))).toEqual([`${edits[1]?._id} 3-dddd`]);
});

hubTest('[SY14] a revision that the server names and does not give is asked for again', async () => {
  const server = await filledServer(1);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  const id = segment(0, '', [])._id;
  const error = { id, rev: '3-dddd', error: 'not_found', reason: 'missing' };
  const nothing = JSON.stringify({ results: [{ id, docs: [{ error }] }] });
  server.hub.faults.set([
    { match: { path: '_bulk_get' }, times: 2, then: { replaceBody: nothing, contentType: 'application/json' } },
  ]);
  const edit = segment(0, '3-dddd', ['dddd', 'bbbb', 'aaaa']);
  await server.ask('POST', `/${server.place.database}/_bulk_docs`, { new_edits: false, docs: [edit] });
  await until('the edit is here', async () => (await alice.segments()).join().includes('3-dddd'));
  expect(server.hub.faults.injected).toBe(2);
});

hubTest('[SY14] a server that keeps promising rows and gives none is not asked in a busy loop', async () => {
  const server = await filledServer(1);
  const promise = JSON.stringify({ results: [], last_seq: 0, pending: 5 });
  server.hub.faults.set([
    { match: { user: 'alice', path: '_changes' }, then: { replaceBody: promise, contentType: 'application/json' } },
  ]);
  const alice = await openLaptop({ ...server.place, ...ALICE });
  const times = (): number[] =>
    server.hub.faults
      .log()
      .flatMap((entry) => (entry.user === 'alice' && entry.path.includes('_changes') ? [entry.at] : []));
  await until('it was asked four times', () => times().length >= 4);
  const [, second = 0, third = 0, fourth = 0] = times();
  expect(Math.min(third - second, fourth - third)).toBeGreaterThanOrEqual(900);
  expect(alice.isUpToDate()).toBe(false);
});
