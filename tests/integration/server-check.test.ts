import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guardDocument } from '../../core/guard/guard-document.ts';
import { type ServerFix, severityOf } from '../../core/server-check/finding.ts';
import { createSystemFetch } from '../../main/shell/network/system-fetch.ts';
import { checkPlace, fixPlace } from '../../main/sync/server-check/check-place.ts';
import { closeAll, onClose } from './sync-laptop.ts';
import { ADMIN, CAROL, hubTest, startServer, type TestServer } from './sync-server.ts';

afterEach(closeAll);

/** The network as the app has it. */
const network = createSystemFetch({ resolveProxy: async () => 'DIRECT', now: Date.now });
const ports = { fetch: network.fetch, now: Date.now, limits: { headerMs: 1500, idleMs: 1500, feedMs: 300 } };

async function serve(): Promise<TestServer> {
  const server = await startServer();
  onClose(() => server.close());
  return server;
}

const placeOf = ({ place }: TestServer, changes: { database?: string; password?: string } = {}) => ({
  server: place.url,
  database: place.database,
  ...CAROL,
  ...changes,
});
const codes = async (place: Parameters<typeof checkPlace>[0], changes: Partial<typeof ports> = {}): Promise<string[]> =>
  (await checkPlace(place, { ...ports, ...changes })).map(({ code }) => code);

async function stub(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onClose(async () => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** An address at which nobody listens any more. */
async function deserted(): Promise<string> {
  const url = await stub(() => undefined);
  await closeAll();
  return url;
}

test('[SC1] a sound server has nothing wrong, and is not changed by the check', async () => {
  const server = await serve();
  const before = await server.ask('GET', `/${server.place.database}`);
  await server.ask('PUT', `/${server.place.database}/_revs_limit`, 1000);
  await server.ask('PUT', `/${server.place.database}-files`);
  await server.ask('PUT', `/${server.place.database}-files/_security`, { admins: {}, members: {} });
  await server.ask('PUT', `/${server.place.database}-live`);
  await server.ask('PUT', `/${server.place.database}-live/_security`, { admins: {}, members: {} });
  const found = await checkPlace(placeOf(server), ports);
  expect(found.map(({ code }) => code)).toEqual([
    'reachable',
    'version-known',
    'signed-in',
    'database-open',
    'files-open',
    'live-open',
  ]);
  expect(found.every(({ code }) => severityOf(code) === 'good')).toBe(true);
  expect((await server.ask('GET', `/${server.place.database}`)).json['update_seq']).toEqual(before.json['update_seq']);
});

test('[SC2] what keeps anybody from answering has a finding each', async () => {
  const typed = { database: 'notes', ...CAROL };
  const nobody = await deserted();
  const page = await stub((_request, response) => response.setHeader('content-type', 'text/html').end('<p>hello'));
  const portal = await stub((_request, response) => response.writeHead(302, { location: page }).end());
  const busy = await stub((_request, response) => response.writeHead(503).end());
  const slow = await stub(() => undefined);
  const throttled = await stub((_request, response) => response.writeHead(429).end());
  const found = [
    ['ftp://notes.example', ['address-invalid']],
    ['https://nobody.invalid', ['name-unknown']],
    [nobody, ['connection-refused']],
    [slow, ['no-answer']],
    [portal, ['redirected']],
    [page, ['not-couchdb']],
    [busy, ['gateway-error']],
    [throttled, ['too-many-requests']],
  ] as const;
  for (const [server, expected] of found)
    expect([server, await codes({ server, ...typed })]).toEqual([server, expected]);
  expect(await codes({ server: page, ...typed, database: 'Notes' })).toEqual(['database-name-invalid']);
});

test('[SC3] wrong passwords, missing and closed databases are told apart', async () => {
  const server = await serve();
  expect(await codes(placeOf(server, { password: 'wrong' }))).toContain('sign-in-failed');
  const missing = `${server.place.database}-gone`;
  expect(await codes(placeOf(server, { database: missing }))).toContain('database-missing');
  await server.ask('PUT', `/${missing}`);
  expect(await codes(placeOf(server, { database: missing }))).toContain('database-closed');
  await server.ask('PUT', `/${missing}/other`, { a: 1 });
  await server.ask('PUT', `/${missing}/ws:about`, { t: 'something else' });
  expect(await codes({ ...placeOf(server, { database: missing }), ...ADMIN })).toContain('database-foreign');
});

test('[SC4] what an administrator may put right is put right by one step and proved; others are told the command', async () => {
  const server = await serve();
  const { database } = server.place;
  await server.ask('PUT', `/${database}/_revs_limit`, 20);
  const mine = await checkPlace(placeOf(server), ports);
  expect(mine.filter(({ command }) => command !== undefined).map(({ code, fix }) => [code, fix])).toEqual([
    ['revisions-few', undefined],
    ['files-missing', undefined],
    ['live-missing', undefined],
  ]);
  expect(mine.find(({ code }) => code === 'revisions-few')?.command).toBe(
    `curl -u ADMIN -X PUT '${server.place.url}/${database}/_revs_limit' -d '300'`,
  );
  const admin = { ...placeOf(server), ...ADMIN };
  const found = await checkPlace(admin, ports);
  expect(found.flatMap(({ fix }) => fix ?? [])).toEqual([
    'raise-revisions',
    'create-files-database',
    'create-live-database',
  ]);
  const codesAfter = async (fix: ServerFix) => (await fixPlace(admin, fix, ports)).map(({ code }) => code);
  expect(await codesAfter('raise-revisions')).not.toContain('revisions-few');
  expect(await codesAfter('create-files-database')).toContain('files-open');
  expect(await codesAfter('create-live-database')).toContain('live-open');
  expect(await codes(placeOf(server))).toContain('files-open');
  const altered = { ...guardDocument('text'), validate_doc_update: 'function () {}' };
  await server.ask('PUT', `/${database}/${altered._id}`, altered);
  expect(await codes(placeOf(server))).toContain('guard-altered');
  expect(await codesAfter('renew-guard')).toContain('guard-current');
});

hubTest('[SC5] a proxy that cuts large or long requests, and a clock that is wrong, are found', async () => {
  const server = await serve();
  const { faults } = server.hub;
  faults.set([{ match: { method: 'POST', path: '_revs_diff' }, then: { status: 413 } }]);
  expect(await codes(placeOf(server))).toContain('requests-too-small');
  faults.set([{ match: { path: 'feed=longpoll' }, then: { status: 504 } }]);
  expect(await codes(placeOf(server))).toContain('requests-cut');
  faults.set([{ match: { path: '^/_up' }, then: { status: 404, body: '{"status":"maintenance_mode"}' } }]);
  expect(await codes(placeOf(server))).toContain('maintenance');
  faults.set([{ match: { path: '^/_users' }, then: { status: 404, body: '{"error":"not_found"}' } }]);
  expect(await codes(placeOf(server))).toContain('setup-incomplete');
  faults.clear();
  expect(await codes(placeOf(server), { now: () => Date.now() - 3_600_000 })).toContain('clock-differs');
});
