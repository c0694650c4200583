import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileProblem, createGuard } from './guard/guard.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
beforeEach(async () => {
  kit = await startTestHub();
  await kit.createDatabase('notes', ['alice', 'bob']);
});
afterEach(() => kit.hub.close());

const ownersOnly = `function (doc, old, user, security) {
  if (user.roles.indexOf('_admin') !== -1) return;
  if (old && old.by !== user.name) throw({ forbidden: 'of ' + old.by });
  if (!doc._deleted && doc.by !== user.name) throw({ forbidden: 'by is the writer' });
  if (security.commonplace && security.commonplace.closed) throw({ unauthorized: 'closed' });
}`;

const install = (source: string) =>
  kit.admin.ask('PUT', '/notes/_design/guard', { validate_doc_update: source }).then((answer) => answer.status);
const statusOf = async (client: TestHub['alice'], method: string, path: string, body?: unknown) =>
  (await client.ask(method, path, body)).status;

test('[HU5] a validation function rules over PUT, DELETE and each document of a batch', async () => {
  expect(await install(ownersOnly)).toBe(201);
  expect(await statusOf(kit.alice, 'PUT', '/notes/a', { by: 'bob' })).toBe(403);
  const { json } = await kit.alice.ask('PUT', '/notes/a', { by: 'alice' });
  const rev = String(json['rev']);
  expect(await statusOf(kit.bob, 'DELETE', `/notes/a?rev=${rev}`)).toBe(403);
  const batch = {
    docs: [
      { _id: 'a', _rev: rev, by: 'bob' },
      { _id: 'b', by: 'bob' },
    ],
  };
  expect((await kit.bob.ask('POST', '/notes/_bulk_docs', batch)).json['list']).toEqual([
    { id: 'a', error: 'forbidden', reason: 'of alice' },
    { ok: true, id: 'b', rev: expect.any(String) },
  ]);
  expect(await statusOf(kit.alice, 'DELETE', `/notes/a?rev=${rev}`)).toBe(200);
});

test('[HU5] a replicated revision is judged against its nearest known ancestor; a branch of its own looks like a create', async () => {
  await install(ownersOnly);
  const { json } = await kit.alice.ask('PUT', '/notes/a', { by: 'alice' });
  const parent = String(json['rev']).slice(2);
  const ids = ['b'.repeat(32), 'c'.repeat(32), parent];
  const child = { _id: 'a', _rev: `3-${ids[0]}`, _revisions: { start: 3, ids }, by: 'bob' };
  const branch = { _id: 'a', _rev: `1-${'d'.repeat(32)}`, by: 'bob' };
  const { json: answer } = await kit.bob.ask('POST', '/notes/_bulk_docs', { new_edits: false, docs: [child, branch] });
  expect(answer['list']).toEqual([{ id: 'a', rev: child._rev, error: 'forbidden', reason: 'of alice' }]);
  const { json: open } = await kit.alice.ask('GET', '/notes/a?open_revs=all');
  expect(open['list']).toHaveLength(2);
});

test('[HU5] the function sees the security object as it stands, and its verdict may be 401', async () => {
  await install(ownersOnly);
  expect(await statusOf(kit.alice, 'PUT', '/notes/a', { by: 'alice' })).toBe(201);
  const { json } = await kit.admin.ask('GET', '/notes/_security');
  await kit.admin.ask('PUT', '/notes/_security', { ...json, commonplace: { closed: true } });
  expect(await statusOf(kit.alice, 'PUT', '/notes/b', { by: 'alice' })).toBe(401);
});

test('[HU5] a function that breaks or never ends refuses the write, and the hub goes on', async () => {
  await install('function (doc) { doc.none.more = 1; }');
  expect(await statusOf(kit.alice, 'PUT', '/notes/a', {})).toBe(500);
  await kit.admin.ask('DELETE', `/notes/_design/guard?rev=${await revisionOf('_design/guard')}`);
  expect(await statusOf(kit.alice, 'PUT', '/notes/a', {})).toBe(201);
  await kit.admin.ask('PUT', '/notes/_design/loop', { validate_doc_update: 'function () { for (;;) {} }' });
  expect(await statusOf(kit.alice, 'PUT', '/notes/b', {})).toBe(500);
  expect(await statusOf(kit.alice, 'GET', '/notes/a')).toBe(200);
});

async function revisionOf(id: string): Promise<string> {
  return String((await kit.admin.ask('GET', `/notes/${id}`)).json['_rev']);
}

test('[HU5] a function that is no function is not stored; only a database admin stores one', async () => {
  expect(await install('function (doc) {')).toBe(400);
  expect(await install('42')).toBe(400);
  expect(await statusOf(kit.alice, 'PUT', '/notes/_design/mine', { validate_doc_update: 'function () {}' })).toBe(403);
});

test('[HU5] validation code reaches nothing of Node and makes no code from strings', () => {
  const names = ['process', 'require', 'globalThis.process', 'fetch', 'setTimeout'];
  for (const name of names) {
    const guard = createGuard([`function () { if (typeof ${name} !== 'undefined') throw({ forbidden: 'reached' }); }`]);
    expect(guard.judge([{ next: {}, previous: null }], situation)).toEqual([undefined]);
  }
  const breakout = createGuard(['function (doc) { doc.constructor.constructor("return process")(); }']);
  expect(breakout.judge([{ next: {}, previous: null }], situation)).toMatchObject([{ kind: 'fault' }]);
  expect(compileProblem('function () {}')).toBeUndefined();
});

const situation = { user: { db: 'notes', name: 'alice', roles: [] }, security: {} };
