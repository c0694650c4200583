import { randomBytes } from 'node:crypto';
import { HEAD_BYTES, pictureTypeOf } from '../../../core/attachment/picture-type.ts';
import { fail, succeed, type Result } from '../../../core/contract/result.ts';
import { safeLinkOf } from '../../../core/markdown/safe-link.ts';
import type { AttachedPicture, Log } from '../../engine/ports.ts';
import { isWebHost } from './remote-host.ts';

const MOST_REDIRECTS = 3;
const HEADER_MS = 15_000;
const WHOLE_MS = 60_000;
const MOST_BYTES = 10 * 1024 * 1024;
const KEPT_PICTURES = 20;

interface RemotePorts {
  readonly fetch: typeof globalThis.fetch;
  readonly isSafeMode: boolean;
  readonly log: Log;
}

/** Pictures from the web that a person asked for (R2), in memory until the app ends or others took their place. */
export interface RemotePictures {
  /** Fetches one and answers the address that shows it. Nothing of this person goes along: no cookie, no referrer, no credentials. */
  load(url: string): Promise<Result<{ address: `att://remote/${string}` }>>;
  /** What an address of `load` shows; undefined when it was forgotten. */
  picture(id: string): Promise<AttachedPicture | undefined>;
}

/** Remembers nothing yet. */
export function createRemotePictures({ fetch, isSafeMode, log }: RemotePorts): RemotePictures {
  const kept = new Map<string, AttachedPicture>();
  return {
    async load(url) {
      if (isSafeMode) return fail({ code: 'safe-mode' });
      const picture = await fetchPicture(fetch, url).catch((cause: unknown) => {
        log.info('a picture from the web could not be fetched', { reason: cause instanceof Error ? cause.name : '' });
        return undefined;
      });
      if (picture === undefined) return fail({ code: 'picture-unavailable' });
      const id = randomBytes(16).toString('hex');
      kept.set(id, picture);
      for (const oldest of [...kept.keys()].slice(0, -KEPT_PICTURES)) kept.delete(oldest);
      return succeed({ address: `att://remote/${id}` });
    },
    picture: async (id) => kept.get(id),
  };
}

/** Rejects, or is undefined, for everything but a raster picture of bearable size behind safe addresses. */
async function fetchPicture(fetch: typeof globalThis.fetch, url: string): Promise<AttachedPicture | undefined> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const whole = setTimeout(stop, WHOLE_MS);
  let header = setTimeout(stop, HEADER_MS);
  try {
    let address = webAddressOf(url);
    for (let redirects = 0; address !== undefined && redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await fetch(address, {
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/bmp' },
        signal: controller.signal,
      });
      clearTimeout(header);
      if (response.status === 200) return await readPicture(response);
      const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (target === null || !URL.canParse(target, address)) return undefined;
      address = webAddressOf(new URL(target, address).href);
      header = setTimeout(stop, HEADER_MS);
    }
    return undefined;
  } finally {
    clearTimeout(header);
    clearTimeout(whole);
    // An answer that was not read to its end would keep its connection.
    stop();
  }
}

function webAddressOf(url: string): string | undefined {
  const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
  const link = safeLinkOf(url, parse);
  if (link?.kind !== 'web' || !isWebHost(new URL(link.href).hostname)) return undefined;
  return link.href;
}

async function readPicture(response: Response): Promise<AttachedPicture | undefined> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    sizeBytes += piece.value.byteLength;
    if (sizeBytes > MOST_BYTES) return undefined;
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(Buffer.concat(pieces, sizeBytes));
  const type = pictureTypeOf(bytes.subarray(0, HEAD_BYTES));
  return type && { type, bytes };
}
