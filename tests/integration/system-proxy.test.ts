import { createServer as createTlsServer } from 'node:tls';
import { type AddressInfo, connect } from 'node:net';
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { afterEach, expect } from 'vitest';
import { fail, succeed } from '../../core/contract/result.ts';
import { createSystemFetch, type SystemFetch } from '../../main/shell/network/system-fetch.ts';
import { checkServer } from '../../main/sync/check-server.ts';
import type { ServerQuestion } from '../../main/sync/server-question.ts';
import { createHttpProxy, createSocksProxy, type ProxyMood, type TestProxy } from '../support/test-proxy.ts';
import { closeAll, onClose, openLaptop, until } from './sync-laptop.ts';
import { ALICE, BOB, hubTest, startServer, type TestServer } from './sync-server.ts';

// The name of the server exists nowhere: only by way of the proxy can anybody reach it.
const HOST = 'notes.example';
const tlsFiles = new URL('../support/fixtures/', import.meta.url);

afterEach(closeAll);

async function openServer(): Promise<{ server: TestServer; port: number }> {
  const server = await startServer();
  onClose(() => server.close());
  return { server, port: Number(new URL(server.place.url).port) };
}

async function closing(made: Promise<TestProxy>): Promise<TestProxy> {
  const proxy = await made;
  onClose(() => proxy.stop());
  return proxy;
}

function openNetwork(answer: () => string): SystemFetch {
  const network = createSystemFetch({ resolveProxy: async () => answer(), now: Date.now });
  onClose(() => network.close());
  return network;
}

/** The server again, spoken to over TLS with a certificate that nobody vouches for. */
async function openTls(port: number): Promise<number> {
  const [key, cert] = ['notes.example.key.pem', 'notes.example.cert.pem'].map((name) =>
    readFileSync(new URL(name, tlsFiles)),
  );
  if (key === undefined || cert === undefined) throw new Error('no certificate');
  const tls = createTlsServer({ key, cert }, (socket) => {
    const onward = connect({ host: '127.0.0.1', port });
    pipeline(socket, onward, () => undefined);
    pipeline(onward, socket, () => undefined);
  });
  tls.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  onClose(async () => void tls.close());
  return (tls.address() as AddressInfo).port;
}

/** Asks in a process that trusts the certificate: Node reads whom to trust when it starts. */
async function askTrusting(proxyAnswer: string, asked: ServerQuestion): Promise<unknown> {
  const program = new URL('../support/asking-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', program, proxyAnswer, JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: new URL('notes.example.cert.pem', tlsFiles).pathname },
  });
  return JSON.parse((await buffer(child.stdout)).toString());
}

const question = (scheme: string, database: string) => ({
  server: `${scheme}://${HOST}:5984`,
  database,
  ...ALICE,
  allowInsecure: true,
});

for (const [kind, create, word] of [
  ['an HTTP proxy', createHttpProxy, 'PROXY'],
  ['a SOCKS proxy', createSocksProxy, 'SOCKS5'],
  ['a SOCKS proxy of version 4', createSocksProxy, 'SOCKS'],
] as const) {
  hubTest(`[SE12] two laptops sync through ${kind}, and nothing goes around it`, async () => {
    const { server, port } = await openServer();
    const proxy = await closing(create({ port }));
    const { fetch } = openNetwork(() => `${word} 127.0.0.1:${proxy.port}`);
    const place = { ...server.place, url: `http://${HOST}:5984`, fetch };
    const alice = await openLaptop({ ...place, ...ALICE });
    const bob = await openLaptop({ ...place, ...BOB });
    await until('both are up to date', () => alice.isUpToDate() && bob.isUpToDate());
    await alice.write(1, 'through the proxy');
    await until('bob has it', async () => (await bob.segments()).length === 1);
    await bob.write(1, 'and back');
    await until('alice has it', async () => (await alice.segments()).length === 2);
    const addresses = [...proxy.tunnels, ...proxy.requests];
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(/^(http:\/\/)?notes\.example:5984/);
  });
}

hubTest(
  '[SE13] a proxy that is down makes the server unreachable, and sync goes on by itself when it is back',
  async () => {
    const { server, port } = await openServer();
    const proxy = await closing(createHttpProxy({ port }));
    const { fetch } = openNetwork(() => proxy.answer);
    const alice = await openLaptop({ ...server.place, url: `http://${HOST}:5984`, fetch, ...ALICE });
    await until('alice is up to date', () => alice.isUpToDate());
    await proxy.stop();
    await alice.write(1, 'meanwhile');
    await until('alice is offline', () => alice.state() === 'offline');
    expect(alice.sync.status().lastProblem).toBe('unreachable');
    expect(await server.segments()).toEqual([]);
    await proxy.start();
    await until('it is sent', () => alice.isUpToDate());
    expect(await server.segments()).toHaveLength(1);
  },
);

for (const mood of ['authenticates', 'silent', 'hangs-up'] as const) {
  for (const scheme of ['http', 'https']) {
    hubTest(`[SE14] a proxy that ${mood} fails a request over ${scheme} in time, with few tries`, async () => {
      const { server, port } = await openServer();
      const proxy = await closing(createHttpProxy({ port }));
      proxy.mood = mood;
      const { fetch } = openNetwork(() => proxy.answer);
      expect(await checkServer(question(scheme, server.place.database), fetch)).toEqual(
        fail({ code: 'server-unreachable' }),
      );
      expect(proxy.connections).toBeLessThan(10);
    });
  }
}

hubTest('[SE14] a proxy that wants a password or refuses is told apart in the log', async () => {
  const { port } = await openServer();
  const http = await closing(createHttpProxy({ port }));
  const socks = await closing(createSocksProxy({ port }));
  const codeOf = async (proxy: TestProxy, mood: ProxyMood): Promise<unknown> => {
    proxy.mood = mood;
    const { fetch } = openNetwork(() => proxy.answer);
    return fetch(`https://${HOST}/`).catch((cause: Error) => Reflect.get(cause.cause ?? {}, 'code'));
  };
  expect(await codeOf(http, 'authenticates')).toBe('PROXY_AUTHENTICATION');
  expect(await codeOf(http, 'refuses')).toBe('PROXY_REFUSED');
  expect(await codeOf(http, 'hangs-up')).toBe('PROXY_BROKEN');
  expect(await codeOf(socks, 'authenticates')).toBe('PROXY_REFUSED');
  expect(await codeOf(socks, 'refuses')).toBe('PROXY_REFUSED');
});

hubTest('[SE15] a certificate that nobody vouches for is named behind a proxy, too', async () => {
  const { server, port } = await openServer();
  for (const create of [createHttpProxy, createSocksProxy]) {
    const proxy = await closing(create({ port: await openTls(port) }));
    const { fetch } = openNetwork(() => proxy.answer);
    const answer = await checkServer(question('https', server.place.database), fetch);
    expect(answer).toEqual(fail({ code: 'server-untrusted' }));
    expect(proxy.tunnels).toEqual([`${HOST}:5984`]);
  }
});

hubTest('[SE15] https through a proxy is a tunnel: the proxy learns the name of the server only', async () => {
  const { server, port } = await openServer();
  const proxy = await closing(createHttpProxy({ port: await openTls(port) }));
  const asked = question('https', server.place.database);
  expect(await askTrusting(proxy.answer, asked)).toMatchObject(succeed({ server: asked.server }));
  expect(new Set(proxy.tunnels)).toEqual(new Set([`${HOST}:5984`]));
  expect(proxy.requests).toEqual([]);
});

hubTest('[SE15] a proxy that is itself spoken to over TLS carries both kinds of requests', async () => {
  const { server, port } = await openServer();
  const { database } = server.place;
  for (const [scheme, behind] of [
    ['http', port],
    ['https', await openTls(port)],
  ] as const) {
    const proxy = await closing(createHttpProxy({ port: behind }));
    const answer = `HTTPS 127.0.0.1:${await openTls(proxy.port)}`;
    expect(await askTrusting(answer, question(scheme, database))).toMatchObject({ ok: true });
    expect(proxy.tunnels.length + proxy.requests.length).toBeGreaterThan(0);
  }
});

hubTest(
  '[SE15] a certificate of another name is not trusted behind a proxy, nor asked for again and again',
  async () => {
    const { server, port } = await openServer();
    const proxy = await closing(createHttpProxy({ port: await openTls(port) }));
    const asked = { ...question('https', server.place.database), server: 'https://other.example' };
    expect(await askTrusting(proxy.answer, asked)).toEqual(fail({ code: 'server-untrusted' }));
    expect(proxy.tunnels).toEqual(['other.example:443']);
  },
);

hubTest('[SE16] the next way is tried where the first does not answer, and kept while it works', async () => {
  const { server, port } = await openServer();
  const down = await createHttpProxy({ port });
  await down.stop();
  const proxy = await closing(createHttpProxy({ port }));
  let asked = 0;
  const { fetch } = openNetwork(() => {
    asked += 1;
    return `QUIC nowhere:1; ${down.answer}; ${proxy.answer}`;
  });
  const { database } = server.place;
  for (let time = 0; time < 3; time += 1) {
    expect(await checkServer(question('http', database), fetch)).toMatchObject({ ok: true });
  }
  expect(asked).toBe(1);
});

hubTest('[SE16] an answer without a way that is understood sends nothing, and is asked again', async () => {
  const { server, port } = await openServer();
  const proxy = await closing(createHttpProxy({ port }));
  let answer = 'QUIC nowhere:1';
  const { fetch } = openNetwork(() => answer);
  const asked = question('http', server.place.database);
  expect(await checkServer(asked, fetch)).toEqual(fail({ code: 'server-unreachable' }));
  answer = proxy.answer;
  expect(await checkServer(asked, fetch)).toMatchObject({ ok: true });
});

hubTest('[SE11] this computer is never asked about, and never behind a proxy', async () => {
  const { server } = await openServer();
  const network = createSystemFetch({
    resolveProxy: () => Promise.reject(new Error('asked all the same')),
    now: Date.now,
  });
  onClose(() => network.close());
  const { url, database } = server.place;
  expect(await checkServer({ ...question('http', database), server: url }, network.fetch)).toMatchObject({ ok: true });
});

hubTest('[SE17] many long questions at once do not wait for each other, and connections are used again', async () => {
  const waiting: (() => void)[] = [];
  const slow = createServer((request, response) => {
    if (request.url === '/quick') response.end('quick');
    else waiting.push(() => response.end('slow'));
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  onClose(async () => void slow.close());
  for (const create of [createHttpProxy, createSocksProxy]) {
    const proxy = await closing(create({ port: (slow.address() as AddressInfo).port }));
    const { fetch } = openNetwork(() => proxy.answer);
    const ask = async (path: string): Promise<string> => (await fetch(`http://${HOST}${path}`)).text();
    const polls = Array.from({ length: 25 }, () => ask('/poll'));
    await until('all of them wait', () => waiting.length === 25);
    const before = proxy.connections;
    for (let time = 0; time < 10; time += 1) expect(await ask('/quick')).toBe('quick');
    expect(proxy.connections - before).toBeLessThanOrEqual(3);
    for (const answer of waiting.splice(0)) answer();
    expect(await Promise.all(polls)).toEqual(Array.from({ length: 25 }, () => 'slow'));
  }
});

hubTest('[SE14] a system that takes for ever over its answer holds nothing up', async () => {
  const network = createSystemFetch({ resolveProxy: () => new Promise<string>(() => undefined), now: Date.now });
  onClose(() => network.close());
  const controller = new AbortController();
  const asked = network.fetch(`http://${HOST}/`, { signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});

hubTest('[SE14] an answer of the system holds for a while, until the network changes', async () => {
  const { server, port } = await openServer();
  const first = await closing(createHttpProxy({ port }));
  const second = await closing(createHttpProxy({ port }));
  let answer = first.answer;
  const network = openNetwork(() => answer);
  const asked = question('http', server.place.database);
  await checkServer(asked, network.fetch);
  answer = second.answer;
  await checkServer(asked, network.fetch);
  expect(second.connections).toBe(0);
  network.refresh();
  const { requests } = first;
  const before = requests.length;
  expect(await checkServer(asked, network.fetch)).toMatchObject({ ok: true });
  expect([second.connections > 0, requests.length]).toEqual([true, before]);
});
