import type { Failure } from '../../core/sync/failure.ts';
import { guardedFeed, guardedFetch, type GuardedFetchPorts, type HttpAnswer } from './guarded-fetch.ts';
import { createLineReader } from './line-reader.ts';
import { SyncError } from './sync-error.ts';

/** Who asks which server. `server` is normalised: no credentials, no trailing slash. */
export interface ServerAccess {
  readonly server: string;
  readonly account: string;
  readonly password: string;
}

/** One question to the server. `path` starts with a slash and is encoded. */
export interface ServerRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** JSON text. */
  readonly body?: string;
  readonly isFeed?: boolean;
  /** Statuses beside 2xx that are answers here, not failures. */
  readonly accept?: readonly number[];
}

export interface ServerReply {
  readonly status: number;
  readonly json: unknown;
}

/** Asks one server in one person's name, over one connection's life. Every failure is a SyncError. */
export type ServerClient = (request: ServerRequest) => Promise<ServerReply>;

/**
 * A client that signs in with each request (basic authentication). Cookie sessions would spare the server nothing
 * (CouchDB remembers a verified password: 0.3 s at first, then 4 ms), but run out after ten minutes and need the password
 * again, so it would be kept all the same.
 */
export function createServerClient(access: ServerAccess, ports: GuardedFetchPorts): ServerClient {
  return async (request) => {
    const answer = await guardedFetch(ports, {
      url: access.server + request.path,
      method: request.method ?? 'GET',
      headers: {
        ...headersOf(access),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: request.body,
      isFeed: request.isFeed,
    });
    const isAnswer = (answer.status >= 200 && answer.status < 300) || request.accept?.includes(answer.status) === true;
    const json = parseJson(answer);
    if (isAnswer && json !== undefined) return { status: answer.status, json };
    throw new SyncError(failureOfAnswer(answer, json));
  };
}

/** Who hears a feed: that it is open, then each line of it as a value. */
export interface FeedTaker {
  readonly onOpen: () => void;
  readonly onLine: (json: unknown) => void;
}

/** Follows a continuous feed. It ends by failing: every end is a SyncError. */
export type ServerFeed = (path: string, taker: FeedTaker) => Promise<never>;

/** Follows feeds as `createServerClient` asks questions. */
export function createServerFeed(access: ServerAccess, ports: GuardedFetchPorts): ServerFeed {
  return async (path, { onOpen, onLine }) => {
    // A compressed feed comes in blocks, long after what it tells.
    const headers = { ...headersOf(access), 'accept-encoding': 'identity' };
    const onPiece = createLineReader(onLine);
    const answer = await guardedFeed(
      ports,
      { url: access.server + path, method: 'GET', headers },
      { onHead: onOpen, onPiece },
    );
    throw new SyncError(
      answer === undefined
        ? { kind: 'unreachable', detail: 'the feed ended' }
        : failureOfAnswer(answer, parseJson(answer)),
    );
  };
}

function headersOf({ account, password }: ServerAccess): Record<string, string> {
  const credentials = Buffer.from(`${account}:${password}`, 'utf8').toString('base64');
  return { accept: 'application/json', authorization: `Basic ${credentials}` };
}

/** The JSON of an answer that says it is JSON; undefined when it is something else or cut off. */
function parseJson(answer: HttpAnswer): unknown {
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
}

/** Gateways answer overload in HTML, so those statuses count whatever the body; what only CouchDB can know must be JSON. */
function failureOfAnswer(answer: HttpAnswer, json: unknown): Failure {
  const { status } = answer;
  const detail = `status ${status}`;
  if (status === 413) return { kind: 'too-large', detail, status };
  if (status === 507) return { kind: 'server-full', detail, status };
  if (status === 429) return { kind: 'too-busy', detail, status, ...retryAfter(answer.headers) };
  if (status >= 500) return { kind: 'server', detail, status, ...retryAfter(answer.headers) };
  if (json === undefined) return { kind: 'not-couchdb', detail: `${detail}, no JSON`, status };
  if (status === 401) return { kind: 'sign-in', detail, status };
  // Repeated wrong passwords lock an account, which CouchDB says with 403 (fact 20).
  if (status === 403) return { kind: /locked/i.test(answer.text) ? 'sign-in' : 'no-permission', detail, status };
  return { kind: 'server', detail, status };
}

function retryAfter(headers: Headers): { retryAfterMs?: number } {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
}
