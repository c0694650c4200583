import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from '../../core/update/release.ts';
import { addressIn, type Feed, type FeedPorts, plainRequest } from './release-feed.ts';
import { hasContent } from './signed-file.ts';

/** What a download takes besides the feed's ports. */
export interface DownloadPorts extends FeedPorts {
  /** A folder for packages alone: what else lies in it is removed. */
  readonly dir: string;
  readonly onPercent: (percent: number) => void;
}

/** How a download ended. */
export type DownloadOutcome =
  | { readonly kind: 'done'; readonly place: string }
  | { readonly kind: 'failed'; readonly reason: 'offline' | 'disk' | 'wrong-file' };

/**
 * Downloads a package that a signed manifest names. What is left under its name at the end has exactly the signed size and
 * hash; anything else is removed. One that is there already, whole, is not downloaded again.
 */
export async function downloadPackage(feed: Feed, file: ReleaseFile, ports: DownloadPorts): Promise<DownloadOutcome> {
  const place = join(ports.dir, file.name);
  if (await hasContent(place, file)) return { kind: 'done', place };
  const draft = `${place}.part`;
  try {
    await mkdir(ports.dir, { recursive: true });
    for (const name of await readdir(ports.dir)) await rm(join(ports.dir, name), { recursive: true, force: true });
    const handle = await open(draft, 'wx', 0o600);
    const outcome = await receiveAndClose(handle, { feed, file, ports });
    if (outcome !== 'done') return { kind: 'failed', reason: outcome };
    await rename(draft, place);
    return { kind: 'done', place };
  } catch {
    return { kind: 'failed', reason: 'disk' };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

interface Transfer {
  readonly feed: Feed;
  readonly file: ReleaseFile;
  readonly ports: DownloadPorts;
}

type Received = 'done' | 'offline' | 'wrong-file';

async function receiveAndClose(handle: FileHandle, transfer: Transfer): Promise<Received> {
  try {
    return await receive(handle, transfer);
  } finally {
    await handle.close();
  }
}

/** Rejects only when the disk does. */
async function receive(handle: FileHandle, transfer: Transfer): Promise<Received> {
  const { sizeBytes, sha512 } = transfer.file;
  const hash = createHash('sha512');
  let receivedBytes = 0;
  for await (const piece of piecesOf(transfer)) {
    if (piece === 'lost') return 'offline';
    receivedBytes += piece.byteLength;
    // More than was signed is never written.
    if (receivedBytes > sizeBytes) return 'wrong-file';
    hash.update(piece);
    await handle.writeFile(piece);
    transfer.ports.onPercent(Math.floor((receivedBytes / sizeBytes) * 100));
  }
  if (receivedBytes !== sizeBytes || hash.digest('base64') !== sha512) return 'wrong-file';
  await handle.sync();
  return 'done';
}

/** The body piece by piece; `lost` and the end when the feed does not answer, answers something else, or falls silent. */
async function* piecesOf({ feed, file, ports }: Transfer): AsyncGenerator<Uint8Array | 'lost'> {
  const controller = new AbortController();
  const abandon = (): void => controller.abort();
  const wholeMs = ports.limits.answerMs + (file.sizeBytes / ports.limits.bytesPerSecond) * 1000;
  const whole = setTimeout(abandon, wholeMs);
  let idle = setTimeout(abandon, ports.limits.answerMs);
  ports.signal.addEventListener('abort', abandon, { once: true });
  if (ports.signal.aborted) abandon();
  try {
    const response = await ports
      .fetch(addressIn(feed, file.name), plainRequest(controller.signal))
      .catch(() => undefined);
    const reader = response?.status === 200 ? response.body?.getReader() : undefined;
    if (!reader) return yield 'lost';
    for (;;) {
      clearTimeout(idle);
      idle = setTimeout(abandon, ports.limits.idleMs);
      const piece = await reader.read().catch(() => undefined);
      if (!piece) return yield 'lost';
      if (piece.value === undefined) return;
      yield piece.value;
    }
  } finally {
    clearTimeout(whole);
    clearTimeout(idle);
    ports.signal.removeEventListener('abort', abandon);
    controller.abort();
  }
}
