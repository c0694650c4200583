import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFaultProxy, type FaultProxy } from './proxy.ts';

let echo: Server;
let proxy: FaultProxy;
beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket).on('error', () => undefined));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  proxy = await createFaultProxy({ target: { host: '127.0.0.1', port: (echo.address() as AddressInfo).port } });
});
afterEach(async () => {
  await proxy.close();
  echo.close();
});

/** Unlike `once`, does not reject on the error that a refused connection brings first. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on('close', () => resolve()));
}

async function open(): Promise<{ socket: Socket; received: () => string; ended: Promise<void> }> {
  const socket = connect(proxy.port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  socket.on('error', () => undefined);
  const ended = closed(socket);
  await once(socket, 'connect');
  return { socket, received: () => text, ended };
}

test('[HU14] passes bytes both ways in order, the end of the stream too, and counts them', async () => {
  const { ended, received, socket } = await open();
  const text = Array.from({ length: 20_000 }, (_, n) => `${n},`).join('');
  socket.end(text);
  await ended;
  expect(received()).toBe(text);
  expect(proxy.traffic).toEqual({ up: text.length, down: text.length });
  proxy.mark();
  expect(proxy.sinceMark).toEqual({ up: 0, down: 0 });
  const again = await open();
  again.socket.end('abc');
  await again.ended;
  expect(proxy.sinceMark).toEqual({ up: 3, down: 3 });
});

test('[HU14] cut destroys what is open and refuses what comes, until restored', async () => {
  const first = await open();
  first.socket.write('a');
  await vi.waitFor(() => expect(first.received()).toBe('a'));
  proxy.cut();
  await first.ended;
  expect(proxy.openConnections).toBe(0);
  const second = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
  await closed(second);
  proxy.restore();
  const third = await open();
  third.socket.write('b');
  await vi.waitFor(() => expect(third.received()).toBe('b'));
});

test('[HU14] blackHole keeps connections and passes nothing; restore delivers what waited', async () => {
  const { received, socket } = await open();
  socket.write('a');
  await vi.waitFor(() => expect(received()).toBe('a'));
  proxy.blackHole();
  socket.write('b');
  const late = await open();
  late.socket.write('c');
  const past = connect((echo.address() as AddressInfo).port, '127.0.0.1');
  past.end('a round trip past the proxy');
  await once(past.resume(), 'close');
  expect([received(), socket.destroyed, proxy.traffic.up]).toEqual(['a', false, 1]);
  proxy.restore();
  await vi.waitFor(() => expect([received(), late.received()]).toEqual(['ab', 'c']));
});

test('[HU14] latency is added in both directions and keeps the order', async () => {
  const { received, socket } = await open();
  proxy.latencyMs = 40;
  const startedMs = performance.now();
  for (const letter of 'abcdef') socket.write(letter);
  await vi.waitFor(() => expect(received()).toBe('abcdef'), { interval: 1 });
  expect(performance.now() - startedMs).toBeGreaterThan(78);
});

test('[HU14] a rate spreads the bytes over time', async () => {
  const { received, socket } = await open();
  proxy.bytesPerSecond = 20_000;
  const startedMs = performance.now();
  socket.write('x'.repeat(4000));
  await vi.waitFor(() => expect(received().length).toBeGreaterThan(0), { interval: 1 });
  expect(received().length).toBeLessThan(4000);
  await vi.waitFor(() => expect(received()).toHaveLength(4000), { interval: 1 });
  expect(performance.now() - startedMs).toBeGreaterThan(190);
});

test('[HU14] an unreachable target ends the connection of the client', async () => {
  const lost = await createFaultProxy({ target: { host: '127.0.0.1', port: 1 } });
  const socket = connect(lost.port, '127.0.0.1').on('error', () => undefined);
  await closed(socket);
  await lost.close();
});
