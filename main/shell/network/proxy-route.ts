/** One way to a server: straight, or through a proxy. `https` is a proxy that is itself spoken to over TLS. */
export type ProxyRoute =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'http' | 'https' | 'socks4' | 'socks5';
      readonly host: string;
      readonly port: number;
    };

const KINDS = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
} as const;
const PORTS = { http: 80, https: 443, socks4: 1080, socks5: 1080 } as const;

/**
 * The ways that a proxy answer names, best first, as a proxy auto-configuration script gives them: `PROXY a:3128; DIRECT`.
 * What is not understood is left out; an answer without anything usable has no way at all, and never means `DIRECT`.
 */
export function proxyRoutesOf(answer: string): readonly ProxyRoute[] {
  return answer.split(';').flatMap((entry) => routeOf(entry.trim()) ?? []);
}

function routeOf(entry: string): ProxyRoute | undefined {
  const [word = '', place, ...rest] = entry.split(/\s+/);
  const name = word.toUpperCase();
  if (name === 'DIRECT' && place === undefined) return { kind: 'direct' };
  if (!isKind(name) || place === undefined || rest.length > 0) return undefined;
  const kind = KINDS[name];
  const { host, port } = placeOf(place) ?? {};
  return host === undefined ? undefined : { kind, host, port: port ?? PORTS[kind] };
}

const isKind = (name: string): name is keyof typeof KINDS => Object.hasOwn(KINDS, name);

/** `host`, `host:port`, `[::1]:port`; the brackets are taken off. */
function placeOf(place: string): { host: string; port: number | undefined } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^:/@[\]]+))(?::(\d{1,5}))?$/i.exec(place) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? undefined : Number(digits);
  const isPort = port === undefined || (port > 0 && port < 65_536);
  return host === undefined || !isPort ? undefined : { host, port };
}

/** Whether a host is this computer itself, which no proxy has business with. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host) || host === '[::1]';
}

/** Whether an HTTP proxy hands a request on: it is then told the whole address. Anything else goes through a tunnel. */
export function isHandedOn({ kind }: ProxyRoute, protocol: string): boolean {
  return protocol === 'http:' && (kind === 'http' || kind === 'https');
}
