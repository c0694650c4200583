import { describe, expect, it, vi } from 'vitest';
import { isWebHost } from './remote-host.ts';
import { createRemotePictures } from './remote-pictures.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const log = { info: vi.fn(), error: vi.fn() };
const unavailable = { ok: false, error: { code: 'picture-unavailable' } };

/** The web, as answers by address. */
function picturesOf(answers: Record<string, () => Response>, isSafeMode = false) {
  const fetch = vi.fn((address: string | URL | Request, _init?: RequestInit) => {
    const answer = answers[String(address)];
    return answer === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(answer());
  });
  return { fetch, ...createRemotePictures({ fetch: fetch as typeof globalThis.fetch, isSafeMode, log }) };
}
const redirect = (location: string) => () => new Response(null, { status: 302, headers: { location } });

describe('pictures from the web', () => {
  it('[AT10] are fetched without anything of the person, and served as what their bytes are', async () => {
    const pictures = picturesOf({
      'https://example.org/a': () => new Response(png, { headers: { 'content-type': 'text/html' } }),
    });
    const loaded = await pictures.load('https://example.org/a');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const id = loaded.value.address.slice('att://remote/'.length);
    expect(await pictures.picture(id)).toEqual({ type: 'image/png', bytes: png });
    expect(await pictures.picture('0'.repeat(32))).toBeUndefined();
    expect(pictures.fetch.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual', credentials: 'omit' });
  });

  it('[AT10] follow three redirects, each to an address that is safe itself', async () => {
    const hops = {
      'https://a.example/1': redirect('/2'),
      'https://a.example/2': redirect('https://b.example/3'),
      'https://b.example/3': redirect('https://b.example/4'),
      'https://b.example/4': () => new Response(png),
      'https://a.example/0': redirect('/1'),
      'https://a.example/inward': redirect('http://192.168.0.1/admin.png'),
      'https://a.example/file': redirect('file:///etc/passwd'),
    };
    const { load, fetch } = picturesOf(hops);
    expect(await load('https://a.example/1')).toMatchObject({ ok: true });
    for (const path of ['0', 'inward', 'file']) expect(await load(`https://a.example/${path}`)).toEqual(unavailable);
    expect(fetch.mock.calls.every(([address]) => String(address).startsWith('https://'))).toBe(true);
  });

  it('[AT10] that are none, too large or not there are unavailable', async () => {
    const { load } = picturesOf({
      'https://a.example/svg': () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } }),
      'https://a.example/large': () => new Response(new Uint8Array(11 * 1024 * 1024).fill(0xff)),
      'https://a.example/404': () => new Response(png, { status: 404 }),
    });
    for (const path of ['svg', 'large', '404', 'nobody'])
      expect(await load(`https://a.example/${path}`)).toEqual(unavailable);
  });

  it('[AT10] are not asked for at unsafe addresses, nor in safe mode', async () => {
    const { load, fetch } = picturesOf({});
    for (const url of ['javascript:alert(1)', 'https://u:p@a.example/', 'http://localhost/a.png', 'http://[::1]/a.png'])
      expect(await load(url)).toEqual(unavailable);
    const safe = picturesOf({}, true);
    expect(await safe.load('https://a.example/1')).toEqual({ ok: false, error: { code: 'safe-mode' } });
    expect(fetch.mock.calls.length + safe.fetch.mock.calls.length).toBe(0);
  });

  it('[AT10] are forgotten when twenty others came', async () => {
    const pictures = picturesOf({ 'https://a.example/1': () => new Response(png) });
    const ids: string[] = [];
    for (let count = 0; count < 21; count++) {
      const loaded = await pictures.load('https://a.example/1');
      if (loaded.ok) ids.push(loaded.value.address.slice('att://remote/'.length));
    }
    expect(await pictures.picture(ids[0] ?? '')).toBeUndefined();
    expect(await pictures.picture(ids[1] ?? '')).toBeDefined();
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    'localhost',
    'a.localhost',
    'printer',
    'nas.local',
    'router.home.arpa',
  ])('[AT10] %s is a machine nearby, not the web', (host) => {
    expect(isWebHost(host)).toBe(false);
  });

  it.each(['example.org', '93.184.216.34', '[2606:2800:220:1:248:1893:25c8:1946]', 'xn--e1afmkfd.xn--p1ai'])(
    '[AT10] %s is the web',
    (host) => {
      expect(isWebHost(host)).toBe(true);
    },
  );
});
