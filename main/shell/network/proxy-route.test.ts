import { describe, expect, it } from 'vitest';
import { isLoopback, proxyRoutesOf } from './proxy-route.ts';

describe('the answer of the system about proxies', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['PROXY proxy.example:3128', [{ kind: 'http', host: 'proxy.example', port: 3128 }]],
    ['HTTPS proxy.example:8443', [{ kind: 'https', host: 'proxy.example', port: 8443 }]],
    ['proxy proxy.example', [{ kind: 'http', host: 'proxy.example', port: 80 }]],
    ['PROXY [2001:db8::1]:3128', [{ kind: 'http', host: '2001:db8::1', port: 3128 }]],
    ['SOCKS5 10.0.0.1; DIRECT', [{ kind: 'socks5', host: '10.0.0.1', port: 1080 }, { kind: 'direct' }]],
    ['SOCKS old.example:1081', [{ kind: 'socks4', host: 'old.example', port: 1081 }]],
    [
      'PROXY a:1;HTTPS b:2 ; DIRECT;',
      [{ kind: 'http', host: 'a', port: 1 }, { kind: 'https', host: 'b', port: 2 }, { kind: 'direct' }],
    ],
  ])('[SE10] %s is read as the ways in their order', (answer, routes) => {
    expect(proxyRoutesOf(answer)).toEqual(routes);
  });

  it('[SE10] what is not understood is left out, and never taken for a way around the proxy', () => {
    for (const junk of [
      '',
      ';;',
      'nonsense',
      'PROXY',
      'PROXY a:99999',
      'PROXY a:0',
      'PROXY http://a:80',
      'PROXY user@a:80',
      'DIRECT a:1',
      'QUIC a:443',
      'constructor a:1',
      'PROXY a:1 b:2',
    ]) {
      expect(proxyRoutesOf(junk)).toEqual([]);
    }
    expect(proxyRoutesOf('QUIC a:443; PROXY b:2')).toEqual([{ kind: 'http', host: 'b', port: 2 }]);
  });

  it('[SE11] this computer is known by all its names', () => {
    for (const host of ['localhost', 'LocalHost', 'localhost.', 'notes.localhost', '127.0.0.1', '127.9.9.9', '[::1]']) {
      expect(isLoopback(host)).toBe(true);
    }
    for (const host of ['notes.example', '127.0.0.1.example', '10.0.0.1', '[::2]', 'localhost.example']) {
      expect(isLoopback(host)).toBe(false);
    }
  });
});
