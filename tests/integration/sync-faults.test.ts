import { cp } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import type { SyncLimits } from '../../main/sync/sync-limits.ts';
import { createFaultProxy, type FaultAction, type FaultProxy } from '../../server/hub/index.ts';
import { closeAll, onClose, openLaptop, temporaryFolder, until, type Laptop } from './sync-laptop.ts';
import { ALICE, BOB, startServer, type TestServer, hubTest } from './sync-server.ts';

afterEach(closeAll);

interface Scene {
  readonly server: TestServer;
  readonly proxy: FaultProxy;
  readonly alice: Laptop;
  readonly bob: Laptop;
}

/** Alice behind a bad network, bob on a good one, both up to date. */
async function scene(limits: Partial<SyncLimits> = { pauseFactor: 0.04 }): Promise<Scene> {
  const server = await startServer();
  onClose(() => server.close());
  const proxy = await createFaultProxy({ target: hostOf(server) });
  onClose(() => proxy.close());
  const alice = await openLaptop({ ...server.place, url: proxy.url, ...ALICE, limits });
  const bob = await openLaptop({ ...server.place, ...BOB });
  await until('both are live', () => alice.isUpToDate() && bob.isUpToDate());
  return { server, proxy, alice, bob };
}

/** The proxies carry plain HTTP to whatever stands at the server's address. */
function hostOf({ place }: TestServer): { host: string; port: number } {
  const { hostname, port } = new URL(place.url);
  return { host: hostname, port: Number(port || 80) };
}

async function isEqual({ server, alice, bob }: Omit<Scene, 'proxy'>, count: number): Promise<boolean> {
  const lists = [await alice.segments(), await bob.segments(), await server.segments()].map((list) => list.join());
  return alice.isUpToDate() && bob.isUpToDate() && new Set(lists).size === 1 && lists[0]?.split(',').length === count;
}

test.each(['cut', 'blackHole'] as const)('[SY13] after %s both are equal again by themselves', async (fault) => {
  const all = await scene();
  await all.alice.write(1, 'before');
  await until('the first is everywhere', () => isEqual(all, 1));
  all.proxy[fault]();
  await all.alice.write(1, 'during');
  await all.alice.write(2, 'during');
  await all.bob.write(1, 'during');
  await until('alice knows that she is offline', () => all.alice.state() === 'offline');
  expect(all.alice.sync.status().waiting).toBe(2);
  all.proxy.restore();
  await until('all are equal', () => isEqual(all, 3));
});

test('[SY13] a network change asks anew at once instead of waiting for the limits', async () => {
  const all = await scene();
  all.proxy.blackHole();
  const patient = await all.alice.restart({ limits: { headerMs: 60_000, idleMs: 60_000 } });
  await until('the question is under way', () => all.proxy.openConnections > 0);
  all.proxy.cut();
  all.proxy.restore();
  patient.sync.networkChanged();
  await until('alice is live', () => patient.isUpToDate());
});

hubTest('[SY13] a server that comes back on the same address is found again', async () => {
  const dir = await temporaryFolder();
  const first = await startServer({ dir });
  const alice = await openLaptop({ ...first.place, ...ALICE });
  await alice.write(1, 'before');
  await until('alice is up to date', async () => alice.isUpToDate() && (await first.segments()).length === 1);
  await first.close();
  await alice.write(2, 'while it was away');
  await until('alice is offline', () => alice.state() === 'offline');
  const second = await startServer({ dir, port: first.hub.port, isBare: true });
  onClose(() => second.close());
  await until('alice is up to date', () => alice.isUpToDate());
  expect(await second.segments()).toEqual(await alice.segments());
});

const json = { 'content-type': 'application/json' };
const status = (code: number): FaultAction => ({
  status: code,
  body: '{"error":"fault","reason":"injected"}',
  headers: json,
});
const faults: [string, FaultAction][] = [
  ...[400, 404, 408, 409, 412, 429, 500, 502, 503, 504].map((code): [string, FaultAction] => [
    `status ${code}`,
    status(code),
  ]),
  ['an HTML page', { replaceBody: '<html>sign in to the network</html>', contentType: 'text/html' }],
  ['an empty object', { replaceBody: '{}', contentType: 'application/json' }],
  ['a cut body', { truncate: 5 }],
  ['a reset', { reset: true }],
  ['a late reset', { resetAfterBytes: 3 }],
  ['silence', { blackHole: true }],
  ['a short answer', { shortAnswer: true }],
  ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }],
];
const endpoints = ['/notes$', 'about', '_changes', '_bulk_get', '_bulk_docs', '_all_docs'];

hubTest.each(faults)('[SY14] after %s on any endpoint all are equal without a person', async (_name, then) => {
  const all = await scene();
  const { faults: injected } = all.server.hub;
  for (const path of endpoints) injected.add({ match: { user: 'alice', path }, times: 2, then });
  await all.alice.sync.close();
  await all.alice.write(1, 'one');
  await all.bob.write(1, 'two');
  const alice = await all.alice.restart({ limits: { pauseFactor: 0.04, proofMs: 200, unparkMs: 500 } });
  await alice.write(2, 'three');
  await until('all are equal', () => isEqual({ ...all, alice }, 3));
  expect(injected.injected).toBeGreaterThanOrEqual(6);
});

hubTest.each([
  [401, 'sign-in'],
  [403, 'no-permission'],
] as const)('[SY9] status %s asks for a person, and retry goes on when it is over', async (code, reason) => {
  const all = await scene();
  all.server.hub.faults.set([{ match: { user: 'alice' }, then: status(code) }]);
  await all.alice.write(1, 'waits');
  await until('a person is asked', () => all.alice.state() === 'needs-you');
  expect(all.alice.sync.status()).toMatchObject({ phase: { state: 'needs-you', reason }, waiting: 1 });
  all.server.hub.faults.clear();
  all.alice.sync.retry();
  await until('all are equal', () => isEqual(all, 1));
});

hubTest('[SY9] one passing refusal of the password bothers nobody', async () => {
  const all = await scene();
  all.server.hub.faults.set([{ match: { user: 'alice' }, times: 1, then: status(401) }]);
  await all.alice.write(1, 'goes on');
  await until('all are equal', () => isEqual(all, 1));
  expect(all.alice.reports.filter((report) => report.phase.state === 'needs-you')).toEqual([]);
});

hubTest('[SY2] Retry-After keeps us away for as long as the server asks', async () => {
  const all = await scene({ pauseFactor: 1 });
  const { faults: injected } = all.server.hub;
  injected.set([
    { match: { user: 'alice', method: 'POST' }, times: 1, then: { status: 429, headers: { 'retry-after': '2' } } },
  ]);
  await all.alice.write(1, 'too many');
  await until('it was refused', () => injected.injected === 1);
  const refusedMs = Date.now();
  await until('all are equal', () => isEqual(all, 1));
  expect(Date.now() - refusedMs).toBeGreaterThanOrEqual(1900);
});

test('[SY15] closing ends within its limit though the network hangs, and twice is once', async () => {
  const all = await scene();
  all.proxy.blackHole();
  await all.alice.write(1, 'hangs');
  const startedMs = Date.now();
  await Promise.all([all.alice.sync.close(), all.alice.sync.close()]);
  expect(Date.now() - startedMs).toBeLessThan(3500);
  const reported = all.alice.reports.length;
  all.proxy.restore();
  all.alice.sync.retry();
  await until('bob is up to date', () => all.bob.isUpToDate());
  expect([all.alice.reports.length, await all.server.segments()]).toEqual([reported, []]);
});

test('[SY16] a database made anew under the same name gets everything of ours again', async () => {
  const all = await scene();
  const path = `/${all.server.place.database}`;
  for (let n = 0; n < 3; n += 1) await all.alice.write(n, 'kept');
  await until('all are equal', () => isEqual(all, 3));
  const { json: about } = await all.server.ask('GET', `${path}/ws:about`);
  const { json: rights } = await all.server.ask('GET', `${path}/_security`);
  await all.server.ask('DELETE', path);
  await until('alice noticed', () => all.alice.state() === 'needs-you');
  await all.server.ask('PUT', `${path}?partitioned=true`);
  await all.server.ask('PUT', `${path}/_security`, rights);
  const { _rev, ...fresh } = about;
  expect(_rev).toBeDefined();
  await all.server.ask('PUT', `${path}/ws:about`, fresh);
  all.alice.sync.retry();
  all.bob.sync.retry();
  await until('all are equal', () => isEqual(all, 3));
});

hubTest('[SY16] a server restored from an old backup gets back what it lost and gives out what is new', async () => {
  const dir = await temporaryFolder();
  const first = await startServer({ dir });
  const alice = await openLaptop({ ...first.place, ...ALICE, limits: { pauseFactor: 0.04 } });
  await alice.write(1, 'in the backup');
  await until('alice is up to date', async () => alice.isUpToDate() && (await first.segments()).length === 1);
  await first.close();
  const backup = await temporaryFolder();
  await cp(dir, backup, { recursive: true });
  const second = await startServer({ dir, port: first.hub.port, isBare: true });
  for (let n = 2; n < 12; n += 1) await alice.write(n, 'not in the backup');
  await until('alice is up to date', async () => alice.isUpToDate() && (await second.segments()).length === 11);
  await second.close();
  const third = await startServer({ dir: backup, port: first.hub.port, isBare: true });
  onClose(() => third.close());
  const bob = await openLaptop({ ...third.place, ...BOB, limits: { pauseFactor: 0.04 } });
  await bob.write(1, 'after the backup');
  await until('all are equal', () => isEqual({ server: third, alice, bob }, 12));
});

hubTest('[SY16] a restored server that grew beyond our mark before we came back is found out too', async () => {
  const dir = await temporaryFolder();
  const first = await startServer({ dir });
  const alice = await openLaptop({ ...first.place, ...ALICE });
  await alice.write(1, 'in the backup');
  await until('alice is up to date', async () => alice.isUpToDate() && (await first.segments()).length === 1);
  await first.close();
  const backup = await temporaryFolder();
  await cp(dir, backup, { recursive: true });
  const second = await startServer({ dir, port: first.hub.port, isBare: true });
  alice.sync.retry();
  for (let n = 2; n < 5; n += 1) await alice.write(n, 'not in the backup');
  await until('alice is up to date', async () => alice.isUpToDate() && (await second.segments()).length === 4);
  await alice.sync.close();
  await second.close();
  const third = await startServer({ dir: backup, port: first.hub.port, isBare: true });
  onClose(() => third.close());
  const bob = await openLaptop({ ...third.place, ...BOB });
  for (let n = 0; n < 20; n += 1) await bob.write(n, 'after the backup');
  await until('bob is up to date', async () => bob.isUpToDate() && (await third.segments()).length === 21);
  const again = await alice.restart();
  await until('all are equal', () => isEqual({ server: third, alice: again, bob }, 24));
});
