import type { NetworkTrouble } from '../../../core/server-check/facts.ts';
import { guardedFetch, type GuardedFetchPorts, type HttpRequest } from '../guarded-fetch.ts';
import { SyncError } from '../sync-error.ts';

/** One answer, whatever it says. `json` is undefined for anything that is no JSON. */
export interface ProbeAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly headers: Headers;
}

/** What became of a question. */
export type ProbeOutcome = { readonly answer: ProbeAnswer } | { readonly trouble: NetworkTrouble };

/** Asks; a path begins with a slash. Never rejects but for a defect. */
export type Probe = (request: Omit<HttpRequest, 'url' | 'headers' | 'method'> & ProbeRequest) => Promise<ProbeOutcome>;

interface ProbeRequest {
  readonly path: string;
  readonly method?: string;
  /** Whether the account is named; else the question is asked as by a stranger. */
  readonly isSigned: boolean;
}

/** How a server is asked. Each question ends within the limits. */
export interface ProbePorts extends GuardedFetchPorts {
  readonly server: string;
  readonly account: string;
  readonly password: string;
}

export function createProbe(ports: ProbePorts): Probe {
  const credentials = Buffer.from(`${ports.account}:${ports.password}`, 'utf8').toString('base64');
  const ask: Probe = async ({ path, method = 'GET', isSigned, ...rest }) => {
    try {
      const { status, headers, text } = await guardedFetch(ports, {
        url: ports.server + path,
        method,
        headers: {
          accept: 'application/json',
          ...(isSigned && { authorization: `Basic ${credentials}` }),
          ...(rest.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...rest,
      });
      return { answer: { status, headers, json: parseJson(text) } };
    } catch (cause) {
      if (cause instanceof SyncError) return { trouble: troubleOf(cause) };
      throw cause;
    }
  };
  return ask;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Node names what went wrong by codes of libuv and OpenSSL, the app's own fetch by codes of its proxies. */
function troubleOf({ failure: { kind, detail } }: SyncError): NetworkTrouble {
  if (kind === 'untrusted') return 'certificate-untrusted';
  if (kind === 'not-couchdb') return detail === 'redirect' ? 'redirected' : 'connection-broken';
  if (/ENOTFOUND|EAI_|NAME_NOT_RESOLVED/.test(detail)) return 'name-unknown';
  if (detail.includes('ECONNREFUSED')) return 'connection-refused';
  if (detail.startsWith('PROXY')) return 'proxy-refuses';
  if (/no answer|TIMEOUT|TIMEDOUT|UNREACH/.test(detail)) return 'no-answer';
  return 'connection-broken';
}
