import { afterEach, expect, test } from 'vitest';
import {
  ALICE,
  BOB,
  closeAll,
  DATABASE,
  onClose,
  openLaptop,
  startServer,
  until,
  type TestServer,
} from './sync-laptop.ts';

afterEach(closeAll);

/** `count` segments of bob's on the server, every hundredth with a losing leaf. */
async function filledServer(count: number): Promise<TestServer> {
  const server = await startServer();
  onClose(() => server.hub.close());
  for (let from = 0; from < count; from += 500) {
    const docs = Array.from({ length: Math.min(500, count - from) }, (_, index) =>
      segment(from + index, '2-bbbb', ['bbbb', 'aaaa']),
    );
    const conflicts = docs
      .filter((_, index) => index % 100 === 0)
      .map((doc) => ({ ...doc, _rev: '1-cccc', _revisions: { start: 1, ids: ['cccc'] } }));
    await server.ask('POST', `/${DATABASE}/_bulk_docs`, { new_edits: false, docs: [...docs, ...conflicts] });
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
  const alice = await openLaptop({ url: server.hub.url, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await alice.segments()).toEqual(await server.segments());
  const shown = alice.reports.flatMap(({ phase }) => (phase.state === 'first-sync' ? [phase] : []));
  expect(shown.length).toBeGreaterThan(1);
  for (const { received, total } of shown) expect(received).toBeLessThanOrEqual(total);
  expect(shown.at(-1)?.total).toBeGreaterThanOrEqual(1000);
});

test('[SY17] later edits of documents that came without history join on to them', async () => {
  const server = await filledServer(3);
  const alice = await openLaptop({ url: server.hub.url, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  const next = segment(1, '3-dddd', ['dddd', 'bbbb', 'aaaa']);
  await server.ask('POST', `/${DATABASE}/_bulk_docs`, { new_edits: false, docs: [next] });
  await until('the edit is here', async () => (await alice.segments()).join().includes('3-dddd'));
  expect(await alice.segments()).toEqual(await server.segments());
});

test('[SY17] a first sync that was ended in the middle goes on where it was', async () => {
  const server = await filledServer(2000);
  server.hub.faults.set([{ match: { user: 'alice', path: '_changes' }, then: { delayMs: 40 } }]);
  const alice = await openLaptop({ url: server.hub.url, ...ALICE });
  await until('a part is here', async () => (await alice.segments()).length >= 700);
  await alice.sync.close();
  const before = (await alice.segments()).length;
  expect(before).toBeLessThan(2000);
  const asked = server.hub.faults.log().length;
  const again = await alice.restart();
  await until('alice is up to date', () => again.isUpToDate());
  expect(await again.segments()).toEqual(await server.segments());
  const pages = server.hub.faults
    .log()
    .slice(asked)
    .filter((entry) => entry.path.includes('include_docs'));
  expect(pages.length).toBeLessThanOrEqual(Math.ceil((2100 - before) / 100) + 6);
  expect(pages[0]?.path).not.toContain('since=0&');
});

test('[SY17] faults in a first sync lose no document', async () => {
  const server = await filledServer(1500);
  server.hub.faults.set([
    { match: { user: 'alice', path: '_changes' }, times: 2, then: { truncate: 2000 } },
    { match: { user: 'alice', path: '_changes' }, times: 3, then: { shortAnswer: true } },
    { match: { user: 'alice', path: '_bulk_get' }, times: 2, then: { shortAnswer: true } },
  ]);
  const alice = await openLaptop({ url: server.hub.url, ...ALICE });
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await alice.segments()).toEqual(await server.segments());
  expect(server.hub.faults.injected).toBe(7);
});

test('[SY18] documents that this app never writes do not hold up the others', async () => {
  const server = await filledServer(5);
  const put = await server.ask('PUT', `/${DATABASE}/odd:with-file`, {
    _attachments: { 'a.txt': { content_type: 'text/plain', data: 'YQ==' } },
  });
  await server.ask('PUT', `/${DATABASE}/odd:plain`, { anything: [1, 2, 3] });
  const alice = await openLaptop({ url: server.hub.url, ...ALICE });
  const bob = await openLaptop({ url: server.hub.url, ...BOB, device: 'd2' });
  await bob.write(1, 'goes on');
  await until(
    'alice has the segments',
    async () => alice.isUpToDate() && (await alice.segments()).join().includes('bob~d2'),
  );
  expect(await alice.db.get('odd:plain')).toMatchObject({ anything: [1, 2, 3] });
  expect([201, 400, 415, 501]).toContain(put.status);
});
