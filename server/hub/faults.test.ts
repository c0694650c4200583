import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FaultAction, faultRule } from './index.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
beforeEach(async () => {
  kit = await startTestHub({ faults: true });
  await kit.createDatabase('notes', ['alice']);
  await kit.alice.ask('PUT', '/notes/a', { n: 1 });
  await kit.alice.ask('PUT', '/notes/b', { n: 2 });
});
afterEach(() => kit.hub.close());

const inject = (action: FaultAction, path = '/notes') => kit.hub.faults.set([faultRule({ path }, action)]);
const get = (path = '/notes/a', signal = AbortSignal.timeout(10_000)) =>
  fetch(kit.hub.url + path, { headers: kit.alice.headers, signal });
const outcome = async (reading: Promise<unknown>) =>
  reading.then(
    () => 'answered',
    (error: Error) => error.name,
  );

test('[HU10] status: answers that status, body and headers, and does nothing', async () => {
  inject({ status: 429, body: 'slow down', headers: { 'Retry-After': '3' } });
  const answer = await kit.alice.ask('PUT', '/notes/new', {});
  expect([answer.status, answer.text, answer.headers.get('retry-after')]).toEqual([429, 'slow down', '3']);
  kit.hub.faults.clear();
  expect((await kit.alice.ask('GET', '/notes/new')).status).toBe(404);
  expect(kit.hub.faults.injected).toBe(1);
});

test('[HU10] delayMs: answers later, and another rule may follow', async () => {
  kit.hub.faults.set([faultRule({ path: '/notes' }, { delayMs: 60 }), faultRule({ path: '/notes' }, { status: 503 })]);
  const startedMs = performance.now();
  expect((await get()).status).toBe(503);
  expect(performance.now() - startedMs).toBeGreaterThan(50);
  expect(kit.hub.faults.injected).toBe(2);
});

test('[HU10] reset: the connection dies before the request is done', async () => {
  inject({ reset: true });
  expect(await outcome(kit.alice.ask('PUT', '/notes/new', {}))).toBe('TypeError');
  kit.hub.faults.clear();
  expect((await kit.alice.ask('GET', '/notes/new')).status).toBe(404);
});

test('[HU10] resetAfterBytes: the request is done, and its answer breaks off', async () => {
  inject({ resetAfterBytes: 5 });
  expect(await outcome(kit.alice.ask('PUT', '/notes/new', {}))).toBe('TypeError');
  kit.hub.faults.clear();
  expect((await kit.alice.ask('GET', '/notes/new')).status).toBe(200);
  expect(kit.hub.faults.log().find((entry) => entry.method === 'PUT' && entry.path === '/notes/new')).toMatchObject({
    bytesOut: 5,
  });
});

test('[HU10] resetAfterBytes also breaks a feed', async () => {
  inject({ resetAfterBytes: 20 }, 'feed=continuous');
  const answer = await get('/notes/_changes?feed=continuous');
  expect(await outcome(answer.text())).toBe('TypeError');
});

test('[HU10] blackHole: no answer ever comes', async () => {
  inject({ blackHole: true });
  expect(await outcome(get('/notes/a', AbortSignal.timeout(100)))).toBe('TimeoutError');
  expect(kit.hub.faults.log().at(-1)).toMatchObject({ path: '/notes/a', status: 0 });
});

test('[HU10] truncate: a correct answer with half a JSON', async () => {
  inject({ truncate: 10 });
  const answer = await get();
  const text = await answer.text();
  expect([answer.status, text.length]).toEqual([200, 10]);
  expect(() => JSON.parse(text)).toThrow();
});

test('[HU10] replaceBody: a 200 that lies', async () => {
  for (const [replaceBody, contentType] of [['{}'], ['[]'], ['<html>sign in</html>', 'text/html']] as const) {
    inject({ replaceBody, ...(contentType ? { contentType } : {}) });
    const answer = await get('/notes/none');
    expect([answer.status, await answer.text()]).toEqual([200, replaceBody]);
    expect(answer.headers.get('content-type')).toBe(contentType ?? 'application/json');
  }
});

test('[HU10] shortAnswer: the last row of a list is missing, in bulk reads and in feeds', async () => {
  inject({ shortAnswer: true });
  const { json } = await kit.alice.ask('POST', '/notes/_bulk_get', { docs: [{ id: 'a' }, { id: 'b' }] });
  expect(json['results']).toMatchObject([{ id: 'a' }]);
  expect((await kit.alice.ask('GET', '/notes/_changes')).json['results']).toMatchObject([{ id: 'a' }]);
  expect((await kit.alice.ask('GET', '/notes/_changes?feed=longpoll')).json['results']).toMatchObject([{ id: 'a' }]);
});

test('[HU10] bytesPerSecond: the body trickles', async () => {
  await kit.alice.ask('PUT', '/notes/c', { text: 'x'.repeat(2000) });
  inject({ bytesPerSecond: 10_000 });
  const startedMs = performance.now();
  expect((await (await get('/notes/c')).text()).length).toBeGreaterThan(2000);
  expect(performance.now() - startedMs).toBeGreaterThan(150);
});

test('[HU10] a rule hits the method, path and person it names, as often as it says', async () => {
  kit.hub.faults.set([faultRule({ method: 'GET', path: '/notes/a$', user: 'alice' }, { status: 500 }, 2)]);
  const statuses = [
    (await kit.admin.ask('GET', '/notes/a')).status,
    (await kit.alice.ask('GET', '/notes/b')).status,
    (await kit.alice.ask('PUT', '/notes/a', {})).status,
    (await kit.alice.ask('GET', '/notes/a')).status,
    (await kit.alice.ask('GET', '/notes/a')).status,
    (await kit.alice.ask('GET', '/notes/a')).status,
  ];
  expect(statuses).toEqual([200, 200, 409, 500, 500, 200]);
  expect(kit.hub.faults.injected).toBe(2);
});

test('[HU11] the admin switches faults over HTTP and reads the log; nobody else does', async () => {
  const rules = [faultRule({ path: '/notes' }, { status: 502 })];
  expect((await kit.alice.ask('PUT', '/_fault', { rules })).status).toBe(401);
  expect((await kit.admin.ask('PUT', '/_fault', { rules: [{ match: {} }] })).status).toBe(400);
  expect((await kit.admin.ask('PUT', '/_fault', { rules })).json).toMatchObject({ rules, injected: 0 });
  expect((await get()).status).toBe(502);
  const { json } = await kit.admin.ask('GET', '/_fault');
  expect(json).toMatchObject({ injected: 1, rules });
  expect((json['log'] as unknown[]).at(-1)).toMatchObject({});
  expect(json['log']).toContainEqual({
    at: expect.any(Number),
    method: 'GET',
    path: '/notes/a',
    status: 502,
    user: 'alice',
    bytesIn: 0,
    bytesOut: expect.any(Number),
  });
  await kit.admin.ask('DELETE', '/_fault');
  expect((await get()).status).toBe(200);
});

test('[HU11] without the switch at the start there is no such endpoint', async () => {
  const plain = await startTestHub();
  expect((await plain.admin.ask('PUT', '/_fault', { rules: [] })).status).toBe(404);
  await plain.hub.close();
});
