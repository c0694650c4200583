import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { parseHubArguments } from './hub-arguments.ts';

let started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

function run(...args: readonly string[]) {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const linkOf = () => /http:\/\/\S+/.exec(text)?.[0] ?? '';
  return { child, printed: () => text, linkOf, exit: once(child, 'exit') };
}
const untilReady = (hub: ReturnType<typeof run>) =>
  vi.waitFor(() => expect(hub.linkOf()).not.toBe(''), { timeout: 15_000 });

test('[HU15] started without options it says what it is not, and prints a link that works', async () => {
  const hub = run();
  await untilReady(hub);
  expect(hub.printed()).toContain('not for production');
  const link = new URL(hub.linkOf());
  expect([link.hostname, link.username, link.pathname]).toEqual(['127.0.0.1', 'admin', '/notes']);
  const headers = {
    authorization: `Basic ${Buffer.from(`${link.username}:${decodeURIComponent(link.password)}`).toString('base64')}`,
  };
  expect((await fetch(`${link.origin}/_all_dbs`, { headers })).status).toBe(200);
  hub.child.kill('SIGTERM');
  expect(await hub.exit).toEqual([0, null]);
});

test('[HU15] a taken port is an error when it was asked for, and an empty password always', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const hub = run('--port', String(typeof address === 'object' ? address?.port : ''));
  expect(await hub.exit).toEqual([1, null]);
  expect(hub.printed()).toContain('EADDRINUSE');
  taken.close();
});

test('[HU15] the command line is read strictly', () => {
  expect(parseHubArguments([])).toMatchObject({
    port: 5984,
    isPortGiven: false,
    host: '127.0.0.1',
    admin: 'admin',
    storage: { kind: 'memory' },
  });
  expect(parseHubArguments([]).password).not.toBe(parseHubArguments([]).password);
  expect(parseHubArguments(['--data', 'd', '--faults'])).toMatchObject({
    storage: { kind: 'disk', dir: 'd' },
    faults: true,
  });
  for (const wrong of [
    ['--password', ''],
    ['--port', 'x'],
    ['--memory', '--data', 'd'],
    ['--nonsense'],
    ['--admin', ''],
  ]) {
    expect(() => parseHubArguments(wrong)).toThrow();
  }
});
