import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isObject } from './json.ts';
import { sequenceText } from './store/sequence.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

let kit: TestHub;
beforeEach(async () => {
  kit = await startTestHub();
  await kit.createDatabase('notes', ['alice']);
});
afterEach(() => kit.hub.close());

const put = async (id: string, body: object = {}) =>
  String((await kit.alice.ask('PUT', `/notes/${id}`, body)).json['rev']);
const changes = async (query = '', body?: unknown) =>
  (await kit.alice.ask(body ? 'POST' : 'GET', `/notes/_changes${query}`, body)).json;
const idsOf = (json: Record<string, unknown>) => (json['results'] as { id: string }[]).map((row) => row.id);

test('[HU6] sequences are opaque: only 0, now and those of the hub itself are taken', async () => {
  await put('a');
  const { last_seq: last } = await changes();
  expect(last).toMatch(/^1-[0-9a-z]{10,}$/);
  const statuses = [];
  for (const since of ['0', 'now', String(last), '1', '3', '1-', 'x-y', '-1']) {
    statuses.push((await kit.alice.ask('GET', `/notes/_changes?since=${since}`)).status);
  }
  expect(statuses).toEqual([200, 200, 200, 400, 400, 400, 400, 400]);
});

test('[HU6] a sequence of another database starts from the beginning', async () => {
  await put('a');
  expect(idsOf(await changes(`?since=${sequenceText('elsewhere', 1)}`))).toEqual(['a']);
});

test('[HU6] pages follow each other without gap or repeat, and pending counts the rest', async () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) await put(id);
  const seen: string[] = [];
  const pending: unknown[] = [];
  for (let since = '0', page = await changes('?limit=2'); ; page = await changes(`?limit=2&since=${since}`)) {
    seen.push(...idsOf(page));
    pending.push(page['pending']);
    since = String(page['last_seq']);
    if (page['pending'] === 0) break;
  }
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(pending).toEqual([3, 1, 0]);
});

test('[HU6] a document appears once, at its latest change, with its leaves, deletion and body when asked', async () => {
  const first = await put('a', { n: 1 });
  await put('b');
  const second = await put('a', { _rev: first, n: 2 });
  const { json } = await kit.alice.ask('DELETE', `/notes/b?rev=${await put('b', { _rev: await revisionOf('b') })}`);
  const page = await changes('?include_docs=true&style=all_docs');
  expect(page['results']).toMatchObject([
    { id: 'a', changes: [{ rev: second }], doc: { _id: 'a', _rev: second, n: 2 } },
    { id: 'b', changes: [{ rev: json['rev'] }], deleted: true, doc: { _deleted: true } },
  ]);
  expect(idsOf(await changes('?descending=true'))).toEqual(['b', 'a']);
});

async function revisionOf(id: string): Promise<string> {
  return String((await kit.alice.ask('GET', `/notes/${id}`)).json['_rev']);
}

test('[HU6] filters by ids, by selector and by design documents; any other filter is refused', async () => {
  await put('a', { t: 'segment', n: 1, by: { who: 'alice' } });
  await put('b', { t: 'message', n: 2 });
  const select = async (selector: unknown) => idsOf(await changes('?filter=_selector', { selector }));
  expect(idsOf(await changes('?filter=_doc_ids', { doc_ids: ['b', 'none'] }))).toEqual(['b']);
  expect(await select({ t: 'segment', n: { $gte: 1, $lt: 2 } })).toEqual(['a']);
  expect(await select({ $or: [{ n: { $in: [2] } }, { 'by.who': 'alice' }] })).toEqual(['a', 'b']);
  expect(await select({ by: { $exists: false } })).toEqual(['b']);
  expect(
    (await kit.alice.ask('POST', '/notes/_changes?filter=_selector', { selector: { n: { $mod: [2, 0] } } })).status,
  ).toBe(400);
  expect((await kit.alice.ask('GET', '/notes/_changes?filter=a/b')).status).toBe(501);
});

test('[HU7] a waiting longpoll is answered by the write itself, with that change', async () => {
  await put('a');
  const waiting = await startLongpoll(kit.alice, 'since=now');
  await put('b');
  expect(idsOf(await waiting.answer)).toEqual(['b']);
});

/** Resolves when the hub has begun to answer: its head is out, and the feed waits. */
async function startLongpoll(client: TestHub['alice'], query: string, body?: object) {
  const response = await fetch(`${kit.hub.url}/notes/_changes?feed=longpoll&${query}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...client.headers, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { answer: response.json().then((json: unknown) => (isObject(json) ? json : {})) };
}

test('[HU7] a longpoll for one kind of document sleeps through the others, and ends empty when its time is over', async () => {
  const waiting = await startLongpoll(kit.alice, 'filter=_doc_ids', { doc_ids: ['wanted'] });
  await put('other');
  await put('wanted');
  expect(idsOf(await waiting.answer)).toEqual(['wanted']);
  const { json } = await kit.alice.ask('GET', '/notes/_changes?feed=longpoll&since=now&timeout=20');
  expect(json).toEqual({ results: [], last_seq: expect.any(String), pending: 0 });
});

test('[HU7] a heartbeat must be a number of milliseconds or true', async () => {
  const statuses = [];
  for (const heartbeat of ['false', '0', 'soon']) {
    statuses.push((await kit.alice.ask('GET', `/notes/_changes?feed=longpoll&heartbeat=${heartbeat}`)).status);
  }
  expect(statuses).toEqual([400, 400, 400]);
});

function collect(path: string) {
  const stop = new AbortController();
  const lines: string[] = [];
  const ended = (async () => {
    try {
      for await (const line of kit.alice.lines(path, stop.signal)) lines.push(line);
      return 'by the hub';
    } catch {
      return 'by the reader';
    }
  })();
  const rows = () => lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
  return { lines, rows, ended, stop: () => stop.abort() };
}

test('[HU7] a continuous feed brings what is there, then every write, with heartbeats between', async () => {
  await put('a');
  const feed = collect('/notes/_changes?feed=continuous&include_docs=true&heartbeat=20');
  await vi.waitFor(() => expect(feed.rows()).toHaveLength(1));
  await put('b', { n: 7 });
  await vi.waitFor(() => expect(feed.rows()).toMatchObject([{ id: 'a' }, { id: 'b', doc: { n: 7 } }]));
  await vi.waitFor(() => expect(feed.lines.filter((line) => line === '').length).toBeGreaterThan(2));
  feed.stop();
  expect(await feed.ended).toBe('by the reader');
});

test('[HU7] a continuous feed ends with its position when its limit or its time is reached', async () => {
  await put('a');
  await put('b');
  const limited = collect('/notes/_changes?feed=continuous&limit=1');
  expect(await limited.ended).toBe('by the hub');
  expect(limited.rows()).toMatchObject([{ id: 'a' }, { last_seq: expect.stringMatching(/^1-/), pending: 1 }]);
  const timed = collect('/notes/_changes?feed=continuous&since=now&timeout=20');
  expect(await timed.ended).toBe('by the hub');
  expect(timed.rows()).toMatchObject([{ pending: 0 }]);
});

test('[HU7] many readers at once all get every write, once and in order', async () => {
  const feeds = Array.from({ length: 5 }, () => collect('/notes/_changes?feed=continuous&heartbeat=1000'));
  const ids = Array.from({ length: 40 }, (_, n) => `d${String(n).padStart(2, '0')}`);
  for (const id of ids) await put(id);
  await vi.waitFor(() => {
    for (const feed of feeds) expect(feed.rows().map((row) => isObject(row) && row['id'])).toEqual(ids);
  });
  for (const feed of feeds) feed.stop();
});

test('[HU7] a feed gets no row after the right to read is gone, and ends with its database', async () => {
  const feed = collect('/notes/_changes?feed=continuous&heartbeat=1000');
  await put('a');
  await vi.waitFor(() => expect(feed.rows()).toHaveLength(1));
  await kit.createDatabase('notes', ['bob']);
  await kit.bob.ask('PUT', '/notes/secret', {});
  expect(await feed.ended).toBe('by the hub');
  expect(feed.rows()).toMatchObject([{ id: 'a' }, { last_seq: expect.any(String) }]);
  const waiting = await startLongpoll(kit.bob, 'since=now');
  await kit.admin.ask('DELETE', '/notes');
  expect((await waiting.answer)['results']).toEqual([]);
});
