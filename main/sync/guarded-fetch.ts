import type { Failure } from '../../core/sync/failure.ts';
import { SyncError } from './sync-error.ts';
import type { SyncLimits } from './sync-limits.ts';

/** One request. `isFeed` marks an answer that may keep silent up to the idle limit. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly isFeed?: boolean | undefined;
}

/** A whole answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface GuardedFetchPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly limits: SyncLimits;
  /** Ends every request of this connection. */
  readonly signal: AbortSignal;
  /** Called at each sign of life: the head of an answer, each piece of its body. */
  readonly onLife: () => void;
}

/**
 * One HTTP exchange that always ends: in an answer, or in a SyncError within the limits (facts 10 and 19: by itself
 * `fetch` waits for ever and carries credentials along a redirect).
 */
export function guardedFetch(ports: GuardedFetchPorts, request: HttpRequest): Promise<HttpAnswer> {
  return exchange(ports, request, async (response, watchdog) => {
    const text = await readBody(ports.limits, response, watchdog);
    return { status: response.status, headers: response.headers, text };
  });
}

/**
 * An answer without an end, piece by piece as it comes; `onHead` is called before the first. A status that is no success is
 * answered whole, as by `guardedFetch`; undefined when a feed came and has ended after all.
 */
export function guardedFeed(
  ports: GuardedFetchPorts,
  request: HttpRequest,
  taker: { readonly onHead: () => void; readonly onPiece: (piece: Uint8Array) => void },
): Promise<HttpAnswer | undefined> {
  return exchange(ports, { ...request, isFeed: true }, async (response, watchdog) => {
    const { status, headers } = response;
    if (status !== 200) return { status, headers, text: await readBody(ports.limits, response, watchdog) };
    taker.onHead();
    await readPieces(ports.limits, response, watchdog, taker.onPiece);
    return undefined;
  });
}

async function exchange<T>(
  ports: GuardedFetchPorts,
  request: HttpRequest,
  read: (response: Response, watchdog: Watchdog) => Promise<T>,
): Promise<T> {
  const watchdog = createWatchdog(ports);
  try {
    watchdog.expectWithin(headerLimitMs(ports.limits, request));
    const response = await ports.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      redirect: 'manual',
      signal: watchdog.signal,
    });
    const isRedirect = response.status === 0 || (response.status >= 300 && response.status < 400);
    if (isRedirect) throw new SyncError({ kind: 'not-couchdb', detail: 'redirect', status: response.status });
    return await read(response, watchdog);
  } catch (cause) {
    throw cause instanceof SyncError ? cause : new SyncError(failureOfFetch(cause));
  } finally {
    watchdog.end();
  }
}

interface Watchdog {
  readonly signal: AbortSignal;
  /** Something happened; the next thing must happen within `ms`. */
  expectWithin(ms: number): void;
  end(): void;
}

function createWatchdog({ signal, onLife }: GuardedFetchPorts): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isFirst = true;
  const abandon = (): void => controller.abort(unreachable('abandoned'));
  // Not AbortSignal.any: Node 20 keeps every such signal as long as the longest-lived source.
  signal.addEventListener('abort', abandon, { once: true });
  if (signal.aborted) abandon();
  return {
    signal: controller.signal,
    expectWithin(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(unreachable(`no answer within ${ms} ms`)), ms);
      if (!isFirst) onLife();
      isFirst = false;
    },
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abandon);
      // An answer that was not read to its end would keep its connection.
      controller.abort(unreachable('finished'));
    },
  };
}

function unreachable(detail: string): SyncError {
  return new SyncError({ kind: 'unreachable', detail });
}

function headerLimitMs(limits: SyncLimits, request: HttpRequest): number {
  const uploadMs = ((request.body?.length ?? 0) / limits.uploadBytesPerSecond) * 1000;
  return (request.isFeed === true ? limits.idleMs : limits.headerMs) + uploadMs;
}

async function readBody(limits: SyncLimits, response: Response, watchdog: Watchdog): Promise<string> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  await readPieces(limits, response, watchdog, (piece) => {
    pieces.push(piece);
    sizeBytes += piece.byteLength;
    if (sizeBytes > limits.bodyBytes) throw new SyncError({ kind: 'too-large', detail: 'answer too large' });
  });
  return Buffer.concat(pieces, sizeBytes).toString('utf8');
}

async function readPieces(
  limits: SyncLimits,
  response: Response,
  watchdog: Watchdog,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  const reader = response.body?.getReader();
  for (;;) {
    watchdog.expectWithin(limits.idleMs);
    const piece = await reader?.read();
    if (piece?.value === undefined) return;
    onPiece(piece.value);
  }
}

/** Node names the cause in `cause.code`; Chromium's network stack in the message. */
function failureOfFetch(cause: unknown): Failure {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const message = inner instanceof Error ? inner.message : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/.test(code) || message.includes('ERR_CERT')) {
    return { kind: 'untrusted', detail: code === '' ? 'certificate' : code };
  }
  if (code.startsWith('HPE_')) return { kind: 'not-couchdb', detail: 'no HTTP' };
  return { kind: 'unreachable', detail: code === '' ? 'network failure' : code };
}
