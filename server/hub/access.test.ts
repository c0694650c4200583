import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHub } from './create-hub.ts';
import { createHubClient } from './testing/hub-client.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
let nowMs = 0;
beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  kit = await startTestHub({ clock: () => nowMs });
});
afterEach(() => kit.hub.close());

const endpoints = [
  ['GET', ''],
  ['POST', '', { a: 1 }],
  ['GET', '/_changes'],
  ['GET', '/_changes?feed=continuous'],
  ['POST', '/_changes?filter=_doc_ids', { doc_ids: [] }],
  ['GET', '/_all_docs'],
  ['POST', '/_all_docs', { keys: ['d'] }],
  ['POST', '/_bulk_get', { docs: [{ id: 'd' }] }],
  ['POST', '/_bulk_docs', { docs: [{ _id: 'x' }] }],
  ['POST', '/_revs_diff', { d: ['1-a'] }],
  ['POST', '/_ensure_full_commit', {}],
  ['POST', '/_compact', {}],
  ['GET', '/_security'],
  ['PUT', '/_security', {}],
  ['GET', '/_revs_limit'],
  ['PUT', '/_revs_limit', '5'],
  ['GET', '/d'],
  ['GET', '/d?open_revs=all'],
  ['PUT', '/x', { a: 1 }],
  ['DELETE', '/d'],
  ['GET', '/_local/x'],
  ['PUT', '/_local/x', { a: 1 }],
  ['GET', '/_design/x'],
  ['PUT', '/_design/x', {}],
  ['GET', '/_partition/p/_all_docs'],
] as const;

test('[HU2] a new database answers nobody but the admin: 401 without a name, 403 with one, on every endpoint', async () => {
  await kit.admin.ask('PUT', '/notes');
  await kit.admin.ask('PUT', '/notes/d', { a: 1 });
  const statuses = async (client: TestHub['alice']) => {
    const answers = [];
    for (const [method, path, body] of endpoints)
      answers.push((await client.ask(method, `/notes${path}`, body)).status);
    return answers;
  };
  expect(await statuses(kit.nobody)).toEqual(endpoints.map(() => 401));
  expect(await statuses(kit.alice)).toEqual(endpoints.map(() => 403));
  expect((await kit.admin.ask('GET', '/notes/_all_docs')).json['total_rows']).toBe(1);
});

test('[HU2] the server itself tells strangers nothing but its version', async () => {
  const answers = [];
  for (const [method, path] of [
    ['PUT', '/new'],
    ['DELETE', '/_users'],
    ['GET', '/_all_dbs'],
    ['GET', '/_users'],
    ['GET', '/_users/_all_docs'],
    ['GET', '/_users/_changes'],
    ['GET', '/_users/org.couchdb.user:alice'],
  ] as const) {
    answers.push((await kit.nobody.ask(method, path)).status);
  }
  expect(answers).toEqual([401, 401, 401, 401, 401, 401, 401]);
  expect((await kit.nobody.ask('GET', '/')).json).toMatchObject({ couchdb: 'Welcome', version: '3.5.0' });
  expect((await kit.nobody.ask('GET', '/_fault')).status).toBe(404);
});

test('[HU2] an empty admin name or password is refused', async () => {
  await expect(createHub({ admin: 'a', password: '', storage: { kind: 'memory' } })).rejects.toThrow('password');
  await expect(createHub({ admin: '', password: 'a', storage: { kind: 'memory' } })).rejects.toThrow('name');
});

async function signIn(name: string, password: string): Promise<string> {
  const { headers, status } = await kit.nobody.ask('POST', '/_session', { name, password });
  expect(status).toBe(200);
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}
const withCookie = (cookie: string) => createHubClient(kit.hub.url, { cookie });
const nameOf = async (cookie: string) => (await withCookie(cookie).ask('GET', '/_session')).json['userCtx'];

test('[HU3] a session cookie is good for 600 seconds and is renewed while it is used', async () => {
  const cookie = await signIn('alice', 'alice-pw');
  expect((await withCookie(cookie).ask('GET', '/_session')).headers.get('set-cookie')).toBeNull();
  nowMs += 300_000;
  const renewed = (await withCookie(cookie).ask('GET', '/_session')).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(renewed).toMatch(/^AuthSession=.+/);
  nowMs += 299_000;
  expect(await nameOf(cookie)).toEqual({ name: 'alice', roles: [] });
  nowMs += 1_000;
  expect(await nameOf(cookie)).toEqual({ name: null, roles: [] });
  expect(await nameOf(renewed)).toEqual({ name: 'alice', roles: [] });
});

test('[HU3] an expired cookie gets 401 from a database, a broken one 400, a forged one nobody', async () => {
  await kit.createDatabase('notes', ['alice']);
  const cookie = await signIn('alice', 'alice-pw');
  expect((await withCookie(cookie).ask('GET', '/notes')).status).toBe(200);
  nowMs += 600_000;
  expect((await withCookie(cookie).ask('GET', '/notes')).status).toBe(401);
  expect((await withCookie('AuthSession=garbage').ask('GET', '/notes')).status).toBe(400);
  const time = Math.floor(nowMs / 1000)
    .toString(16)
    .toUpperCase();
  const forged = Buffer.from(`root:${time}:${'0'.repeat(64)}`).toString('base64url');
  expect(await nameOf(`AuthSession=${forged}`)).toEqual({ name: null, roles: [] });
});

test('[HU3] signing out clears the cookie; a new password ends the sessions of the old one', async () => {
  const cookie = await signIn('alice', 'alice-pw');
  expect((await withCookie(cookie).ask('DELETE', '/_session')).headers.get('set-cookie')).toContain('Max-Age=0');
  const { json } = await kit.alice.ask('GET', '/_users/org.couchdb.user:alice');
  await kit.alice.ask('PUT', '/_users/org.couchdb.user:alice', { ...json, password: 'other' });
  expect(await nameOf(cookie)).toEqual({ name: null, roles: [] });
  expect((await kit.alice.ask('GET', '/_session')).status).toBe(401);
  expect((await kit.as('alice', 'other').ask('GET', '/_session')).status).toBe(200);
});

test('[HU4] a password is stored as a derived key only', async () => {
  const { json, text } = await kit.admin.ask('GET', '/_users/org.couchdb.user:alice');
  expect(text).not.toContain('alice-pw');
  expect(json).toMatchObject({
    name: 'alice',
    password_scheme: 'pbkdf2',
    derived_key: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await kit.as('alice', 'wrong').ask('GET', '/_session')).status).toBe(401);
});

test('[HU4] everybody changes the own account, but not its roles, and sees no other', async () => {
  const own = '/_users/org.couchdb.user:alice';
  const { json } = await kit.alice.ask('GET', own);
  expect((await kit.alice.ask('PUT', own, { ...json, roles: ['boss'] })).status).toBe(403);
  expect((await kit.alice.ask('PUT', own, { ...json, colour: 'red' })).status).toBe(201);
  expect((await kit.bob.ask('GET', own)).status).toBe(404);
  expect((await kit.bob.ask('PUT', own, { ...json, password: 'x' })).status).toBe(404);
  expect((await kit.bob.ask('GET', '/_users/_all_docs')).status).toBe(403);
  expect((await kit.bob.ask('POST', '/_users/_bulk_get', { docs: [{ id: 'org.couchdb.user:alice' }] })).status).toBe(
    403,
  );
});

test('[HU4] a role given by the admin counts at once, and a deleted account is gone at once', async () => {
  await kit.admin.ask('PUT', '/notes');
  await kit.admin.ask('PUT', '/notes/_security', { members: { names: [], roles: ['team'] } });
  expect((await kit.alice.ask('GET', '/notes')).status).toBe(403);
  const own = '/_users/org.couchdb.user:alice';
  const { json } = await kit.admin.ask('GET', own);
  const { json: written } = await kit.admin.ask('PUT', own, { ...json, roles: ['team'] });
  expect((await kit.alice.ask('GET', '/notes')).status).toBe(200);
  await kit.admin.ask('DELETE', `${own}?rev=${String(written['rev'])}`);
  expect((await kit.alice.ask('GET', '/notes')).status).toBe(401);
});
