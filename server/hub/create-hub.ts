import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthenticator } from './auth/authenticator.ts';
import { usersDatabase } from './auth/user-documents.ts';
import { createFaultSwitch, type FaultSwitch } from './faults/fault-switch.ts';
import { createRequestListener } from './request-listener.ts';
import { createCatalog } from './store/catalog.ts';
import { type HubStorage, loadHubState, saveHubState } from './store/hub-state.ts';

/** What a hub is made from. */
export interface HubOptions {
  /** The server admin, who is in no database. Neither name nor password may be empty. */
  readonly admin: string;
  readonly password: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback unless given. */
  readonly host?: string;
  readonly storage: HubStorage;
  /** Milliseconds since 1970; the system's clock unless given. */
  readonly clock?: () => number;
  /** True opens `/_fault` to the admin. `faults` of the running hub works without it. */
  readonly faults?: boolean;
}

/** A running hub. */
export interface Hub {
  /** `http://host:port`, without credentials and without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly faults: FaultSwitch;
  /** Ends feeds, drops connections, closes the databases. May be called twice. */
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Node closes an idle kept connection after 5 s by default, which clients see as a reset between two requests. */
const keepAliveMs = 120_000;

/**
 * Starts a small CouchDB-compatible server over PouchDB: for trying out and for tests, not for production.
 * Rejects on an empty admin name or password, on a taken port, and on a damaged data folder.
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { admin, host = '127.0.0.1', password, port = 0, storage } = options;
  if (admin === '' || password === '') throw new Error('The admin needs a name and a password.');
  const now = options.clock ?? Date.now;
  const state = await loadHubState(storage);
  const catalog = createCatalog(storage, state);
  if (!catalog.names().includes(usersDatabase)) await catalog.create(usersDatabase, { partitioned: false });
  else await saveHubState(storage, state);
  const faults = createFaultSwitch();
  const nowSeconds = (): number => Math.floor(now() / 1000);
  const authenticator = createAuthenticator({ admin, password, secret: state.secret, catalog, nowSeconds });
  const services = { catalog, authenticator, faults, hasFaultEndpoint: options.faults === true, uuid: state.uuid };
  const closing = new AbortController();
  const listener = createRequestListener({ services, closed: closing.signal, now });
  const running = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: keepAliveMs, noDelay: true }, (request, response) => {
    const exchange = listener(request, response).finally(() => running.delete(exchange));
    running.add(exchange);
  });
  const taken = await listen(server, port, host);

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    faults,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await ended;
      await Promise.allSettled(running);
      await catalog.close();
    },
  };
}
