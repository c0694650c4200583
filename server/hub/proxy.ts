import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createDelayedPipe, type PipeConditions } from './delayed-pipe.ts';

/** Bytes that went through, towards the server (`up`) and back (`down`). */
interface ProxyTraffic {
  readonly up: number;
  readonly down: number;
}

/** Where the proxy sends connections, and where it listens (0 or absent: any free port, on loopback). */
export interface FaultProxyOptions {
  readonly target: { readonly host: string; readonly port: number };
  readonly port?: number;
}

/** A TCP proxy that can be a bad network. Conditions apply to open connections as well as to new ones. */
export interface FaultProxy {
  readonly port: number;
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** One-way delay, in both directions; bytes stay in order. */
  latencyMs: number;
  /** For each direction of each connection; `undefined` is unlimited. */
  bytesPerSecond: number | undefined;
  /** Since the proxy started. */
  readonly traffic: ProxyTraffic;
  /** Since the last `mark()`. */
  readonly sinceMark: ProxyTraffic;
  readonly openConnections: number;
  mark(): void;
  /** Destroys all connections and refuses new ones. */
  cut(): void;
  /** Keeps connections and accepts new ones, but passes nothing: what arrives waits for `restore`. */
  blackHole(): void;
  /** Ends `cut` and `blackHole`. Latency and rate stay as they are set. */
  restore(): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of a server. */
export async function createFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const conditions: PipeConditions = { latencyMs: 0, bytesPerSecond: undefined, isHolding: false };
  const total = { up: 0, down: 0 };
  let marked: ProxyTraffic = { up: 0, down: 0 };
  let isCut = false;
  const sockets = new Set<Socket>();
  const wakes = new Set<() => void>();

  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ ...options.target, allowHalfOpen: true });
    keep(client, upstream);
    keep(upstream, client);
    const pipes = [
      createDelayedPipe(client, upstream, conditions, (bytes) => (total.up += bytes)),
      createDelayedPipe(upstream, client, conditions, (bytes) => (total.down += bytes)),
    ];
    for (const wake of pipes) wakes.add(wake);
    client.on('close', () => {
      for (const wake of pipes) wakes.delete(wake);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const destroyAll = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get latencyMs() {
      return conditions.latencyMs;
    },
    set latencyMs(value) {
      conditions.latencyMs = value;
    },
    get bytesPerSecond() {
      return conditions.bytesPerSecond;
    },
    set bytesPerSecond(value) {
      conditions.bytesPerSecond = value;
    },
    get traffic() {
      return { ...total };
    },
    get sinceMark() {
      return { up: total.up - marked.up, down: total.down - marked.down };
    },
    get openConnections() {
      return sockets.size / 2;
    },
    mark() {
      marked = { ...total };
    },
    cut() {
      isCut = true;
      destroyAll();
    },
    blackHole() {
      conditions.isHolding = true;
    },
    restore() {
      isCut = false;
      conditions.isHolding = false;
      for (const wake of [...wakes]) wake();
    },
    async close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      destroyAll();
      await ended;
    },
  };
}
