import { createServer, request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { succeed } from '../../core/contract/result.ts';
import { checkServer } from '../../main/sync/check-server.ts';
import { createDatabase } from '../../main/sync/create-database.ts';
import { writeAbout } from '../../main/sync/write-about.ts';
import { aboutDocument } from '../../core/sync/about.ts';
import { closeAll, onClose, openLaptop, until } from './sync-laptop.ts';
import { ADMIN, ALICE, BOB, CAROL, startServer, WORKSPACE, type TestServer } from './sync-server.ts';

afterEach(closeAll);

/** What stands in front of many a CouchDB: holds back every answer until it is whole, and lives below `/couch`. */
async function holdingProxy({ place }: TestServer): Promise<string> {
  const carry = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await buffer(asked);
    const { headers, method } = asked;
    const outgoing = request(place.url + (asked.url ?? '').replace(/^\/couch/, ''), { method, headers });
    answer.once('close', () => outgoing.destroy());
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject).end(body);
    });
    const whole = await buffer(incoming);
    const { 'transfer-encoding': _chunked, connection: _connection, ...kept } = incoming.headers;
    answer.writeHead(incoming.statusCode ?? 502, { ...kept, 'content-length': whole.length }).end(whole);
  };
  const listener: RequestListener = (asked, answer) => void carry(asked, answer).catch(() => answer.destroy());
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onClose(async () => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/couch`;
}

async function openServer(): Promise<{ server: TestServer; url: string }> {
  const server = await startServer();
  onClose(() => server.close());
  return { server, url: await holdingProxy(server) };
}

test('[SY20] behind a proxy that holds answers back until they are whole, live stays live', async () => {
  const { server, url } = await openServer();
  const alice = await openLaptop({ ...server.place, url, ...ALICE });
  const bob = await openLaptop({ ...server.place, url, ...BOB });
  await until('both are up to date', () => alice.isUpToDate() && bob.isUpToDate());
  const firstContactMs = alice.sync.status().lastContactMs ?? 0;
  // Longer than any answer may take: with an endless feed the connection would be given up by now.
  await until('the idle limit is long over', () => (alice.sync.status().lastContactMs ?? 0) - firstContactMs > 5000);
  const states = alice.reports.map((report) => report.phase.state);
  expect(states.slice(states.indexOf('live')).filter((state) => state !== 'live')).toEqual([]);
  await bob.write(1, 'comes through');
  await until('alice has it', async () => (await alice.segments()).length === 1);
});

test('[SY21] a path prefix, a name that needs encoding, and rights by role alone are no obstacle', async () => {
  const { server, url } = await openServer();
  const database = `${server.place.database}/team+(1)$`;
  const path = `/${encodeURIComponent(database)}`;
  const question = { server: `${url}/`, database, ...ADMIN, allowInsecure: false };
  expect(await createDatabase(question, fetch)).toEqual(succeed(undefined));
  const user = `/_users/org.couchdb.user:${CAROL.account}`;
  const { json } = await server.ask('GET', user);
  await server.ask('PUT', user, { ...json, roles: ['choir'] });
  await server.ask('PUT', `${path}/_security`, { admins: { roles: ['_admin'] }, members: { roles: ['choir'] } });
  const carols = { ...question, ...CAROL };
  expect(await checkServer(carols, fetch)).toEqual(succeed({ server: url, about: undefined }));
  const about = aboutDocument(CAROL.account, WORKSPACE);
  expect(await writeAbout(carols, about, fetch)).toEqual(succeed(about));
  expect(await checkServer(carols, fetch)).toMatchObject(succeed({ about: { workspace: WORKSPACE } }));
  const carol = await openLaptop({ url, database, ...CAROL });
  await carol.write(1, 'sings');
  await until('carol is up to date', () => carol.isUpToDate());
  const { json: rows } = await server.ask('GET', `${path}/_all_docs`);
  expect(JSON.stringify(rows)).toContain(`note:s:${CAROL.account}~d1:1`);
});
