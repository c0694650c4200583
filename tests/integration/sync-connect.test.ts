import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkspaceId } from '../../core/contract/ids.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { aboutDocument } from '../../core/sync/about.ts';
import { checkServer } from '../../main/sync/check-server.ts';
import { createDatabase } from '../../main/sync/create-database.ts';
import type { ServerQuestion } from '../../main/sync/server-question.ts';
import { writeAbout } from '../../main/sync/write-about.ts';
import { closeAll, onClose } from './sync-laptop.ts';
import { ADMIN, CAROL, startServer, WORKSPACE, type TestServer, hubTest } from './sync-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  onClose(() => server.close());
});
afterAll(closeAll);

function question(changes: Partial<ServerQuestion> = {}): ServerQuestion {
  const { url, database } = server.place;
  return { server: url, database, ...CAROL, allowInsecure: false, ...changes };
}

const check = (changes: Partial<ServerQuestion> = {}) => checkServer(question(changes), fetch);
/** Another database of this test's own. */
const other = (name: string): string => `${server.place.database}-${name}`;
const asAdmin = (name: string): ServerQuestion => question({ ...ADMIN, database: other(name) });

async function stub(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onClose(async () => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

test('[SY10] a workspace that is there answers with its address and its sentinel', async () => {
  const answer = await check({ server: `${server.place.url}/` });
  expect(answer).toMatchObject(succeed({ server: server.place.url, about: { workspace: WORKSPACE, v: 1 } }));
});

test('[SY10] an address that cannot be used is refused before anything is sent', async () => {
  expect(await check({ server: 'http://alice:alice-pw@127.0.0.1:1' })).toEqual(fail({ code: 'address-invalid' }));
  expect(await check({ server: 'http://notes.example' })).toEqual(fail({ code: 'address-insecure' }));
  expect(await check({ database: 'Notes' })).toEqual(fail({ code: 'database-name-invalid' }));
});

test('[SY11] nobody at the address, a web page, a redirect and another JSON are told apart from CouchDB', async () => {
  const page = await stub((_request, response) => response.setHeader('content-type', 'text/html').end('<p>hello'));
  const portal = await stub((_request, response) => response.writeHead(302, { location: server.place.url }).end());
  const json = await stub((_request, response) => response.setHeader('content-type', 'application/json').end('{}'));
  const busy = await stub((_request, response) => response.writeHead(503).end());
  expect(await check({ server: 'http://127.0.0.1:9' })).toEqual(fail({ code: 'server-unreachable' }));
  for (const url of [page, portal, json]) {
    expect(await check({ server: url })).toEqual(fail({ code: 'server-not-couchdb' }));
  }
  expect(await check({ server: busy })).toEqual(fail({ code: 'server-failed', status: 503 }));
});

test('[SY11] a redirect never gets the password', async () => {
  const seen: (string | undefined)[] = [];
  const thief = await stub((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{}');
  });
  const portal = await stub((_request, response) => response.writeHead(307, { location: thief }).end());
  expect(await check({ server: portal })).toEqual(fail({ code: 'server-not-couchdb' }));
  expect(seen).toEqual([]);
});

test('[SY11] a certificate that cannot be trusted is named', async () => {
  const untrusted: typeof fetch = () =>
    Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) }),
    );
  expect(await checkServer(question(), untrusted)).toEqual(fail({ code: 'server-untrusted' }));
});

test('[SY11] wrong sign-in, a missing database, missing rights each have their own answer', async () => {
  await server.ask('PUT', `/${other('closed')}`);
  expect(await check({ password: 'wrong' })).toEqual(fail({ code: 'sign-in-failed' }));
  expect(await check({ account: 'nobody-there' })).toEqual(fail({ code: 'sign-in-failed' }));
  expect(await check({ database: other('none') })).toEqual(fail({ code: 'database-missing', mayCreate: false }));
  expect(await checkServer(asAdmin('none'), fetch)).toEqual(fail({ code: 'database-missing', mayCreate: true }));
  expect(await check({ database: other('closed') })).toEqual(fail({ code: 'no-permission' }));
});

test('[SY12] an empty database may become a workspace, a foreign or a newer one is left alone', async () => {
  await server.ask('PUT', `/${other('empty')}`);
  await server.ask('PUT', `/${other('empty')}/_design/guard`, { language: 'javascript' });
  await server.ask('PUT', `/${other('foreign')}`);
  await server.ask('PUT', `/${other('foreign')}/recipe`, { title: 'soup' });
  await server.ask('PUT', `/${other('newer')}`);
  await server.ask('PUT', `/${other('newer')}/ws:about`, { t: 'about', v: 2, unheard: 'of' });
  expect(await checkServer(asAdmin('empty'), fetch)).toEqual(succeed({ server: server.place.url, about: undefined }));
  expect(await checkServer(asAdmin('foreign'), fetch)).toEqual(fail({ code: 'database-foreign' }));
  expect(await checkServer(asAdmin('newer'), fetch)).toEqual(fail({ code: 'database-newer' }));
});

test('[SY12] a database is made once, with room for our revisions, by whoever is first', async () => {
  expect(await createDatabase(asAdmin('made'), fetch)).toEqual(succeed(undefined));
  expect(await createDatabase(asAdmin('made'), fetch)).toEqual(succeed(undefined));
  expect((await server.ask('GET', `/${other('made')}/_revs_limit`)).json).toBe(300);
  expect((await server.ask('GET', `/${other('made')}`)).json['props']).toEqual({ partitioned: true });
  expect(await createDatabase(question({ database: other('not-mine') }), fetch)).toMatchObject({ ok: false });
});

hubTest('[SY12] a server without partitions gets a plain database', async () => {
  server.hub.faults.set([
    {
      match: { method: 'PUT', path: 'partitioned' },
      times: 1,
      then: {
        status: 400,
        body: '{"error":"bad_request","reason":"no"}',
        headers: { 'content-type': 'application/json' },
      },
    },
  ]);
  expect(await createDatabase(asAdmin('plain'), fetch)).toEqual(succeed(undefined));
  expect((await server.ask('GET', `/${other('plain')}`)).status).toBe(200);
});

test('[SY12] the first sentinel stands, whoever comes second adopts it', async () => {
  await createDatabase(asAdmin('race'), fetch);
  const first = aboutDocument('alice', 'a'.repeat(20) as WorkspaceId);
  const second = aboutDocument('bob', 'b'.repeat(20) as WorkspaceId);
  expect(await writeAbout(asAdmin('race'), first, fetch)).toMatchObject(succeed({ workspace: first.workspace }));
  expect(await writeAbout(asAdmin('race'), second, fetch)).toMatchObject(succeed({ workspace: first.workspace }));
});
