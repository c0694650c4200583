import { Agent, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
beforeEach(async () => {
  kit = await startTestHub();
  await kit.createDatabase('notes', ['alice']);
});
afterEach(() => kit.hub.close());

const keepAlive = { agent: new Agent({ keepAlive: true, maxSockets: 1 }) };
const hash = (letter: string) => letter.repeat(32);
const ask = (method: string, path: string, body?: unknown) => kit.alice.ask(method, `/notes${path}`, body);
const branch = (id: string, letters: string, fields: object = {}) => {
  const ids = [...letters].map(hash);
  return { _id: id, _rev: `${ids.length}-${ids[0]}`, _revisions: { start: ids.length, ids }, ...fields };
};

test('[HU8] bulk writes answer each document, replicated ones only the refused', async () => {
  const { json } = await ask('POST', '/_bulk_docs', { docs: [{ _id: 'a' }, { n: 1 }, { _id: 'a', n: 2 }] });
  expect(json['list']).toMatchObject([{ ok: true, id: 'a' }, { ok: true }, { id: 'a', error: 'conflict' }]);
  const replicated = { new_edits: false, docs: [branch('b', 'cba'), branch('b', 'cba'), branch('b', 'e')] };
  const { status, json: rows } = await ask('POST', '/_bulk_docs', replicated);
  expect([status, rows['list']]).toEqual([201, []]);
  const { json: winner } = await ask('GET', '/b?conflicts=true&revs=true');
  expect(winner).toMatchObject({ _rev: `3-${hash('c')}`, _conflicts: [`1-${hash('e')}`], _revisions: { start: 3 } });
});

test('[HU8] bulk reads answer every asked document, and follow a revision to its leaf', async () => {
  await ask('POST', '/_bulk_docs', {
    new_edits: false,
    docs: [branch('b', 'a', { n: 1 }), branch('b', 'ba', { n: 2 })],
  });
  const docs = [{ id: 'b', rev: `1-${hash('a')}` }, { id: 'b' }, { id: 'none', rev: `1-${hash('a')}` }];
  const at = async (query: string) => (await ask('POST', `/_bulk_get${query}`, { docs })).json['results'];
  expect(await at('')).toMatchObject([
    { docs: [{ ok: { n: 1 } }] },
    { docs: [{ ok: { n: 2 } }] },
    { id: 'none', docs: [{ error: { error: 'not_found' } }] },
  ]);
  expect(await at('?latest=true&revs=true')).toMatchObject([
    { docs: [{ ok: { n: 2, _revisions: { start: 2 } } }] },
    {},
    {},
  ]);
});

test('[HU8] a revision difference names what is missing and who could be its ancestor', async () => {
  await ask('POST', '/_bulk_docs', { new_edits: false, docs: [branch('b', 'ba')] });
  const known = [`2-${hash('b')}`, `1-${hash('a')}`];
  const { json } = await ask('POST', '/_revs_diff', { b: [...known, `3-${hash('c')}`], c: ['1-x'] });
  expect(json).toEqual({ b: { missing: [`3-${hash('c')}`], possible_ancestors: [known[0]] }, c: { missing: ['1-x'] } });
  expect((await ask('POST', '/_revs_diff', { b: known })).json).toEqual({});
});

test('[HU8] listings by keys and by range are ordered, bounded and skip tombstones', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await ask('PUT', `/${id}`, { id });
  const { json } = await ask('GET', '/b');
  await ask('DELETE', `/b?rev=${String(json['_rev'])}`);
  const list = async (query: string) => (await ask('GET', `/_all_docs${query}`)).json['rows'];
  const ids = async (query: string) => ((await list(query)) as { id: string }[]).map((row) => row.id);
  expect(await ids('?startkey="a"&endkey="c"')).toEqual(['a', 'c']);
  expect(await ids('?startkey="a"&endkey="c"&inclusive_end=false')).toEqual(['a']);
  expect(await ids('?descending=true&startkey="c"&limit=1')).toEqual(['c']);
  expect(await ids('?skip=1&limit=1')).toEqual(['c']);
  const { json: byKeys } = await ask('POST', '/_all_docs?include_docs=true', { keys: ['d', 'b', 'none'] });
  expect(byKeys['rows']).toMatchObject([
    { doc: { id: 'd' } },
    { value: { deleted: true }, doc: null },
    { key: 'none', error: 'not_found' },
  ]);
});

test('[HU8] a deleted document can be written again, and open_revs shows every leaf', async () => {
  const { json } = await ask('PUT', '/a', { n: 1 });
  await ask('DELETE', `/a?rev=${String(json['rev'])}`);
  expect((await ask('GET', '/a')).json).toMatchObject({ error: 'not_found', reason: 'deleted' });
  expect((await ask('PUT', '/a', { n: 2 })).json['rev']).toMatch(/^3-/);
  await ask('PUT', '/a?new_edits=false', branch('a', 'f', { n: 9 }));
  const { json: leaves } = await ask('GET', '/a?open_revs=all');
  expect(leaves['list']).toMatchObject([{ ok: { n: 2 } }, { ok: { n: 9 } }]);
});

test('[HU8] what is malformed is refused with the status CouchDB gives', async () => {
  const statuses = [];
  for (const [method, path, body] of [
    ['PUT', '/_bad', {}],
    ['PUT', '/a', []],
    ['PUT', '/a', { _rev: 'nonsense' }],
    ['PUT', '/a', { _attachments: { f: { data: '' } } }],
    ['PUT', '/a', { text: 'x'.repeat(8_000_000) }],
    ['POST', '/_bulk_docs', { docs: [{ _id: 'a', text: 'x'.repeat(8_000_000) }] }],
    ['POST', '/_bulk_docs', {}],
    ['PATCH', '/a', {}],
    ['GET', '/a/attachment'],
    ['GET', '/%E0%A4%A'],
  ] as const) {
    statuses.push((await ask(method, path, body)).status);
  }
  expect(statuses).toEqual([400, 400, 400, 501, 413, 413, 400, 405, 404, 400]);
  expect((await kit.admin.ask('PUT', '/Upper')).status).toBe(400);
  const form = await fetch(`${kit.hub.url}/notes/_bulk_docs`, {
    method: 'POST',
    headers: { ...kit.alice.headers, 'content-type': 'text/plain' },
    body: '{"docs":[]}',
  });
  expect(form.status).toBe(415);
});

test('[HU8] a raw plus in a path is a space, an encoded one is a plus', async () => {
  await ask('PUT', '/a%20b', { n: 1 });
  await ask('PUT', '/a%2Bb', { n: 2 });
  expect((await ask('GET', '/a+b')).json['n']).toBe(1);
  expect((await ask('GET', '/a%2Bb')).json['n']).toBe(2);
});

test('[HU8] local documents never conflict and appear in no feed and no listing', async () => {
  for (const a of [1, 2, 3]) expect((await ask('PUT', '/_local/x', { a, _rev: '0-99' })).status).toBe(201);
  expect((await ask('GET', '/_local/x')).json).toMatchObject({ a: 3, _rev: '0-3' });
  expect((await ask('GET', '/_changes')).json['results']).toEqual([]);
  expect((await ask('DELETE', '/_local/x')).status).toBe(200);
  expect((await ask('GET', '/_local/x')).status).toBe(404);
});

test('[HU8] the revision limit cuts the ancestry of later writes', async () => {
  expect((await kit.admin.ask('PUT', '/notes/_revs_limit', '2')).status).toBe(200);
  let rev: unknown;
  for (const n of [1, 2, 3, 4]) rev = (await ask('PUT', '/a', { n, ...(rev ? { _rev: rev } : {}) })).json['rev'];
  const { json } = await ask('GET', '/a?revs=true');
  expect(json).toMatchObject({ n: 4, _revisions: { start: 4, ids: [expect.any(String), expect.any(String)] } });
});

test('[HU8] compaction drops the bodies of old revisions and keeps the document', async () => {
  const { json: first } = await ask('PUT', '/a', { n: 1 });
  await ask('PUT', '/a', { n: 2, _rev: first['rev'] });
  expect((await ask('POST', '/_compact', {})).status).toBe(401);
  expect((await kit.admin.ask('POST', '/notes/_compact', {})).status).toBe(202);
  await ask('PUT', '/after', {});
  expect((await ask('GET', `/a?rev=${String(first['rev'])}`)).status).toBe(404);
  expect((await ask('GET', '/a')).json['n']).toBe(2);
});

test('[HU8] keeps a connection for the next request', async () => {
  const ports = [];
  for (let round = 0; round < 2; round += 1) {
    ports.push(
      await new Promise((resolve, reject) => {
        const { agent } = keepAlive;
        const sent = request(`${kit.hub.url}/_up`, { agent }, (response) => {
          const { localPort } = response.socket;
          response.resume().on('end', () => resolve(localPort));
        });
        sent.on('error', reject).end();
      }),
    );
  }
  keepAlive.agent.destroy();
  expect(ports[0]).toBe(ports[1]);
});

test('[HU9] a partitioned database takes ids with a partition only, and lists one by itself', async () => {
  await kit.createDatabase('parts', ['alice'], '?partitioned=true');
  const put = (id: string) => kit.alice.ask('PUT', `/parts/${id}`, {});
  expect([(await put('plain')).status, (await put(':x')).status, (await put('a:1')).status]).toEqual([400, 400, 201]);
  expect((await put('b:1')).status).toBe(201);
  const { json } = await kit.alice.ask('GET', '/parts/_partition/a/_all_docs');
  expect(json['rows']).toMatchObject([{ id: 'a:1' }]);
  expect((await kit.alice.ask('GET', '/parts')).json['props']).toEqual({ partitioned: true });
  const guard = { validate_doc_update: 'function () {}' };
  expect((await kit.admin.ask('PUT', '/parts/_design/g', guard)).status).toBe(400);
  expect((await kit.admin.ask('PUT', '/parts/_design/g', { ...guard, options: { partitioned: false } })).status).toBe(
    201,
  );
});
