import { isIP } from 'node:net';
import type { UpdateRefusal } from '../../core/contract/update-commands.ts';
import { MANIFEST_NAME, parseRelease, SIGNATURE_NAME, type Release } from '../../core/update/release.ts';
import { isSigned } from './signature.ts';
import type { UpdateLimits } from './update-limits.ts';

/** Where releases are announced, and the public keys that may sign them (base64 of SPKI DER). */
export interface Feed {
  /** A folder's address, with a slash at its end. */
  readonly url: string;
  readonly channel: string;
  readonly keys: readonly string[];
}

/** What asking takes. */
export interface FeedPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly limits: UpdateLimits;
  readonly signal: AbortSignal;
}

/** What the feed answered. `unreachable` passes by itself: no network, no such file, a portal, a server in trouble. */
export type FeedAnswer =
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'refused'; readonly reason: UpdateRefusal }
  | { readonly kind: 'unreachable' };

/** Larger ones are none of ours, in bytes. */
const MAX_MANIFEST_BYTES = 256 * 1024;
const MAX_SIGNATURE_BYTES = 1024;

/** Whether a feed can be used: https, or plain http on this computer (for tests), and a key to check it with. */
export function isUsableFeed({ url, keys }: Feed): boolean {
  if (keys.length === 0 || !URL.canParse(url)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(url);
  const isFolder = pathname.endsWith('/') && search === '' && hash === '' && username === '';
  return isFolder && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/** The address of a file of the feed. */
export const addressIn = (feed: Feed, name: string): string => new URL(name, feed.url).href;

/** Asks what the newest release is. Nothing of an answer is read before its signature was found good (R24). */
export async function fetchRelease(feed: Feed, ports: FeedPorts): Promise<FeedAnswer> {
  const manifest = await fetchSmall(addressIn(feed, MANIFEST_NAME), MAX_MANIFEST_BYTES, ports);
  if (!manifest) return { kind: 'unreachable' };
  const signature = await fetchSmall(addressIn(feed, SIGNATURE_NAME), MAX_SIGNATURE_BYTES, ports);
  if (!signature) return { kind: 'unreachable' };
  if (!isSigned(manifest, signature, feed.keys)) return { kind: 'refused', reason: 'signature' };
  const text = decode(manifest);
  const release = text === undefined ? undefined : parseRelease(text);
  return release ? { kind: 'release', release } : { kind: 'refused', reason: 'malformed' };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A whole small file; undefined when it cannot be had, in whatever way. */
async function fetchSmall(url: string, maxBytes: number, ports: FeedPorts): Promise<Uint8Array | undefined> {
  const controller = new AbortController();
  const abandon = (): void => controller.abort();
  const timer = setTimeout(abandon, ports.limits.answerMs);
  ports.signal.addEventListener('abort', abandon, { once: true });
  if (ports.signal.aborted) abandon();
  try {
    const response = await ports.fetch(url, plainRequest(controller.signal));
    return response.status === 200 ? await readUpTo(response, maxBytes) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    ports.signal.removeEventListener('abort', abandon);
    controller.abort();
  }
}

/** No cookies, no cache, and a redirect is an answer like any other: none of ours. */
export const plainRequest = (signal: AbortSignal): RequestInit => ({
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
  signal,
});

async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for (const reader = response.body?.getReader(); ;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) return new Uint8Array(Buffer.concat(pieces));
    sizeBytes += piece.value.byteLength;
    if (sizeBytes > maxBytes) return undefined;
    pieces.push(piece.value);
  }
}
