import type { buildConnector, Dispatcher } from 'undici';
import { ProxyError } from './proxy-error.ts';
import { isHandedOn, isLoopback, type ProxyRoute, proxyRoutesOf } from './proxy-route.ts';

/** How long an answer about proxies holds, in ms. Asking is cheap; a script behind it need not run for every request. */
const ROUTES_HOLD_MS = 30_000;

export interface SystemFetchOptions {
  /** What the system says about the way to an address, such as `PROXY a:3128; DIRECT`. Never asked about this computer itself. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly now: () => number;
}

/** `fetch` as the network of this system wants it. */
export interface SystemFetch {
  /** As the global one, for addresses given as text; fails with a `ProxyError` as the cause where the way is the reason. */
  readonly fetch: typeof globalThis.fetch;
  /** The network may be another one: the system is asked anew. */
  refresh(): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

interface HeldRoutes {
  readonly routes: readonly ProxyRoute[];
  readonly untilMs: number;
}

/** The library behind it is loaded at the first request: a workspace without a server never needs it. */
export function createSystemFetch(options: SystemFetchOptions): SystemFetch {
  const held = new Map<string, HeldRoutes>();
  const agents = new Map<string, Dispatcher>();

  const routesTo = async ({ origin, hostname }: URL, signal: AbortSignal | undefined) => {
    if (isLoopback(hostname)) return [{ kind: 'direct' } as const];
    const known = held.get(origin);
    if (known !== undefined && options.now() < known.untilMs) return known.routes;
    const routes = proxyRoutesOf(await unlessAborted(options.resolveProxy(`${origin}/`), signal));
    hold(origin, routes);
    return routes;
  };
  const hold = (origin: string, routes: readonly ProxyRoute[]): void => {
    held.set(origin, { routes, untilMs: options.now() + ROUTES_HOLD_MS });
  };
  const fetchByWay = async (url: URL, init: RequestInit): Promise<Response> => {
    const routes = await routesTo(url, init.signal ?? undefined);
    for (const [index, route] of routes.entries()) {
      try {
        const response = await fetchBy(await agentFor(agents, route), url, init);
        // What did not answer is asked last as long as this answer holds.
        if (index > 0) hold(url.origin, [...routes.slice(index), ...routes.slice(0, index)]);
        return response;
      } catch (cause) {
        if (isUnreached(cause) && index < routes.length - 1) continue;
        held.delete(url.origin);
        throw cause;
      }
    }
    held.delete(url.origin);
    throw new TypeError('fetch failed', { cause: new ProxyError('PROXY_UNSUPPORTED') });
  };
  return {
    fetch: (input, init = {}) => {
      if (input instanceof Request) return Promise.reject(new TypeError('only addresses are supported'));
      return fetchByWay(new URL(input), init);
    },
    refresh: () => held.clear(),
    async close() {
      const ending = [...agents.values()];
      agents.clear();
      await Promise.all(ending.map((agent) => agent.destroy()));
    },
  };
}

/** One exchange by one way. The types of the library and of Node say the same in other words. */
async function fetchBy(dispatcher: Dispatcher, url: URL, init: RequestInit): Promise<Response> {
  const { fetch } = await import('undici');
  const asNode = fetch as unknown as (url: URL, init: RequestInit & { dispatcher: Dispatcher }) => Promise<Response>;
  return asNode(url, { ...init, dispatcher });
}

async function agentFor(agents: Map<string, Dispatcher>, route: ProxyRoute): Promise<Dispatcher> {
  const { Agent } = await import('undici');
  const connector = route.kind === 'direct' ? undefined : await proxyConnectorOf(route);
  const key = JSON.stringify(route);
  const known = agents.get(key);
  if (known !== undefined) return known;
  // As Node's own: any number of connections to a server, each kept for a while.
  const agent = connector === undefined ? new Agent() : handingOn(new Agent({ connect: connector }), route);
  agents.set(key, agent);
  return agent;
}

async function proxyConnectorOf(route: Exclude<ProxyRoute, { kind: 'direct' }>): Promise<buildConnector.connector> {
  const { createProxyConnector } = await import('./proxy-connector.ts');
  return createProxyConnector(route);
}

/** Names the whole address in each request that the proxy is to hand on. */
function handingOn(agent: Dispatcher, route: ProxyRoute): Dispatcher {
  return agent.compose((dispatch) => (asked, handler) => {
    const { origin, protocol } = new URL(asked.origin ?? '');
    return dispatch(isHandedOn(route, protocol) ? { ...asked, path: `${origin}${asked.path}` } : asked, handler);
  });
}

/** Whether the proxy was not even reached, so that nothing was sent and another way can be tried. */
function isUnreached(cause: unknown): boolean {
  return cause instanceof Error && cause.cause instanceof ProxyError && cause.cause.code === 'PROXY_UNREACHABLE';
}

/** The answer, or the reason of the signal as soon as it is given: a system may take long over a proxy script. */
async function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
