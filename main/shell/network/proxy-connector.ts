import { request } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { SocksClient } from 'socks';
import type { buildConnector } from 'undici';
import { ProxyError, type ProxyErrorCode } from './proxy-error.ts';
import { isHandedOn, type ProxyRoute } from './proxy-route.ts';

type Proxy = Exclude<ProxyRoute, { kind: 'direct' }>;
/** Where a request goes, as undici says it: `port` is empty for the usual one. */
type Target = buildConnector.Options;

/** How long each stage of a connection may take, in ms: less than a request waits for its answer, so that the reason is known. */
const SILENCE_MS = 6000;

/**
 * Opens connections to servers by way of one proxy. A plain http request is handed to an HTTP proxy as it is, so its
 * connection ends there; everything else gets a tunnel.
 */
export function createProxyConnector(proxy: Proxy, silenceMs = SILENCE_MS): buildConnector.connector {
  return (target, callback) => {
    openWay(proxy, target, silenceMs).then(
      (socket) => callback(null, socket),
      (cause: unknown) => callback(cause instanceof Error ? cause : new ProxyError('PROXY_BROKEN', cause), null),
    );
  };
}

async function openWay(proxy: Proxy, target: Target, silenceMs: number): Promise<Socket> {
  const socket = await reachProxy(proxy, silenceMs);
  const { protocol, hostname } = target;
  if (isHandedOn(proxy, protocol)) return socket;
  const tunnel = await watched(socket, silenceMs, 'PROXY_BROKEN', () => openTunnel(proxy, socket, target));
  return protocol === 'https:' ? secured(tunnel, hostname, silenceMs) : tunnel;
}

async function reachProxy({ kind, host, port }: Proxy, silenceMs: number): Promise<Socket> {
  const socket = connectTcp({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
  await watched(socket, silenceMs, 'PROXY_UNREACHABLE', () => arrival(socket, 'connect'));
  return kind === 'https' ? secured(socket, host, silenceMs) : socket;
}

function openTunnel(proxy: Proxy, socket: Socket, { protocol, hostname, port }: Target): Promise<Socket> {
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  if (proxy.kind === 'socks4' || proxy.kind === 'socks5') return openSocks(proxy, socket, place);
  return openHttpTunnel(socket, `${hostname}:${place.port}`);
}

async function openSocks(proxy: Proxy, socket: Socket, destination: { host: string; port: number }): Promise<Socket> {
  const { host, port, kind } = proxy;
  const type = kind === 'socks4' ? 4 : 5;
  await SocksClient.createConnection({
    command: 'connect',
    proxy: { host, port, type },
    destination,
    existing_socket: socket,
  }).catch((cause: unknown) => {
    throw new ProxyError('PROXY_REFUSED', cause);
  });
  return socket;
}

/** Node's own client speaks to the proxy: only the name of the server goes there, no header of the request to come. */
function openHttpTunnel(socket: Socket, authority: string): Promise<Socket> {
  const headers = { host: authority, connection: 'keep-alive', 'proxy-connection': 'keep-alive' };
  const asked = request({ method: 'CONNECT', path: authority, headers, createConnection: () => socket });
  return new Promise((resolve, reject) => {
    asked.once('error', (cause) => reject(new ProxyError('PROXY_BROKEN', cause)));
    asked.once('connect', ({ statusCode = 0 }, _socket, head) => {
      if (statusCode < 200 || statusCode > 299) {
        reject(new ProxyError(statusCode === 407 ? 'PROXY_AUTHENTICATION' : 'PROXY_REFUSED'));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asked.end();
  });
}

/** TLS over an open connection. Errors stay as Node names them: a certificate that is not trusted must be known as that. */
async function secured(socket: Socket, hostname: string, silenceMs: number): Promise<Socket> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const options: ConnectionOptions = { socket, host, ALPNProtocols: ['http/1.1'] };
  const tls = connectTls(isIP(host) === 0 ? { ...options, servername: host } : options);
  return watched(tls, silenceMs, undefined, async () => {
    await arrival(tls, 'secureConnect');
    return tls;
  });
}

function arrival(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new ProxyError('PROXY_BROKEN')));
  });
}

/**
 * One stage of a connection: it ends with what `stage` brings, or destroys the socket. A failure without a code of the
 * proxy's own gets `code`; without `code` it stays as it is.
 */
async function watched<T>(
  socket: Socket,
  silenceMs: number,
  code: ProxyErrorCode | undefined,
  stage: () => Promise<T>,
): Promise<T> {
  const giveUp = (): unknown => socket.destroy(new ProxyError(code ?? 'PROXY_BROKEN'));
  const timer = setTimeout(giveUp, silenceMs);
  // Whatever happens between two stages is noticed by the next one.
  socket.on('error', () => undefined);
  try {
    return await stage();
  } catch (cause) {
    socket.destroy();
    throw cause instanceof ProxyError || code === undefined ? cause : new ProxyError(code, cause);
  } finally {
    clearTimeout(timer);
  }
}
