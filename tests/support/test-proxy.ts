import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

/** How a proxy meets a request: it serves it, wants a name and a password, refuses, says nothing, or hangs up. */
export type ProxyMood = 'serves' | 'authenticates' | 'refuses' | 'silent' | 'hangs-up';

/** A proxy that takes whatever host it is asked for to one server, and counts. */
export interface TestProxy {
  readonly port: number;
  /** What a system with this proxy would say: `PROXY 127.0.0.1:port`. */
  readonly answer: string;
  mood: ProxyMood;
  /** The hosts that tunnels were asked for, and the whole addresses of requests that were handed on. */
  readonly tunnels: string[];
  readonly requests: string[];
  /** Connections that people made to it so far, and those that are open. */
  connections: number;
  readonly openConnections: number;
  /** Is down, or up again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

interface Target {
  readonly port: number;
}

/** An HTTP proxy as they stand in offices: hands plain requests on, tunnels the rest. */
export async function createHttpProxy(target: Target): Promise<TestProxy> {
  const http = createServer((asked, answer) => handOn(proxy, target, asked, answer));
  http.on('connect', (asked: IncomingMessage, socket: Socket) => {
    proxy.tunnels.push(asked.url ?? '');
    const refusal = refusalOf(proxy.mood);
    if (proxy.mood === 'silent') return;
    if (proxy.mood === 'hangs-up') socket.destroy();
    else if (refusal === undefined) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, target);
    } else socket.end(`HTTP/1.1 ${refusal} No\r\nproxy-authenticate: Basic realm="office"\r\n\r\n`);
  });
  const proxy = await createProxy(http, 'PROXY');
  return proxy;
}

/** A SOCKS proxy without a password, which looks names up by itself; it speaks version 5, and 4 to those who do. */
export async function createSocksProxy(target: Target): Promise<TestProxy> {
  const tcp = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (greeting) => {
      if (greeting[0] === 4) answerSocks4(proxy, target, socket, greeting);
      else greetSocks5(proxy, target, socket);
    });
  });
  const proxy = await createProxy(tcp, 'SOCKS5');
  return proxy;
}

function greetSocks5(proxy: TestProxy, target: Target, socket: Socket): void {
  socket.write(new Uint8Array([5, proxy.mood === 'authenticates' ? 0xff : 0]));
  socket.once('data', (asked) => {
    proxy.tunnels.push(`${asked.subarray(5, 5 + (asked[4] ?? 0)).toString()}:${asked.readUInt16BE(asked.length - 2)}`);
    const refused = proxy.mood === 'refuses' ? 2 : 0;
    socket.write(new Uint8Array([5, refused, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (refused === 0) join(socket, target);
  });
}

/** Version, command, port, an address that stands for a name to come, a user, the name; the last two end with a zero. */
function answerSocks4(proxy: TestProxy, target: Target, socket: Socket, asked: Buffer): void {
  const [, name = ''] = asked.subarray(8).toString().split('\0');
  proxy.tunnels.push(`${name}:${asked.readUInt16BE(2)}`);
  socket.write(new Uint8Array([0, 0x5a, 0, 0, 0, 0, 0, 0]));
  join(socket, target);
}

function handOn(proxy: TestProxy, { port }: Target, asked: IncomingMessage, answer: ServerResponse): void {
  proxy.requests.push(asked.url ?? '');
  const refusal = refusalOf(proxy.mood);
  if (proxy.mood === 'silent') return;
  if (proxy.mood === 'hangs-up') asked.socket.destroy();
  else if (refusal !== undefined) answer.writeHead(refusal).end();
  else {
    // A request that does not name its host is one that was not meant for a proxy.
    const { pathname, search } = new URL(asked.url ?? '');
    const { headers, method } = asked;
    const onward = request({ host: '127.0.0.1', port, path: pathname + search, method, headers });
    onward.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      pipeline(response, answer, () => undefined);
    });
    onward.once('error', () => answer.destroy());
    answer.once('close', () => onward.destroy());
    asked.pipe(onward);
  }
}

const refusalOf = (mood: ProxyMood): number | undefined => ({ authenticates: 407, refuses: 403 })[String(mood)];

function join(socket: Socket, { port }: Target): void {
  const onward = connect({ host: '127.0.0.1', port });
  pipeline(socket, onward, () => undefined);
  pipeline(onward, socket, () => undefined);
}

async function createProxy(server: Server, word: string): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const proxy: TestProxy = {
    port,
    answer: `${word} 127.0.0.1:${port}`,
    mood: 'serves',
    tunnels: [],
    requests: [],
    connections: 0,
    get openConnections() {
      return sockets.size;
    },
    start: () => listen(port),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  server.on('connection', (socket: Socket) => {
    proxy.connections += 1;
    sockets.add(socket.on('error', () => undefined));
    socket.once('close', () => sockets.delete(socket));
  });
  return proxy;
}
