import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { chunkDocument } from '../../core/attachment/chunk-document.ts';
import { chunksOf } from '../../core/attachment/chunk-ids.ts';
import { MAX_ATTACHMENT_BYTES } from '../../core/contract/attachment-commands.ts';
import type { AttachedFile, UploadId } from '../../core/contract/attachment-values.ts';
import type { WindowId } from '../../core/contract/handlers.ts';
import type { RandomBytes } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { storeFailure } from '../notes/store-failure.ts';
import type { FileStore } from '../store/file-store.ts';
import { Spool } from './spool.ts';
import { storeChunks } from './store-chunks.ts';

/** A spool, its chunks in base64, and LevelDB's sorting need about so many times a file's size for a while. */
const ROOM_FACTOR = 3;

/** Transfers that one window may have open at once; an honest page has one for each file of a drop. */
const MOST_UPLOADS = 200;

interface Upload {
  readonly window: WindowId | undefined;
  readonly name: string;
  readonly sizeBytes: number;
  readonly spool: Spool;
}

/** What a file that enters is said to be. `window` is absent for main's own. */
export interface Announced {
  readonly name: string;
  readonly sizeBytes: number;
  readonly window?: WindowId;
}

/** Files on their way into the store, piece by piece. */
export class Uploads {
  readonly #dir: string;
  readonly #store: FileStore;
  readonly #randomBytes: RandomBytes;
  readonly #uploads = new Map<UploadId, Upload>();

  private constructor(dir: string, store: FileStore, randomBytes: RandomBytes) {
    this.#dir = dir;
    this.#store = store;
    this.#randomBytes = randomBytes;
  }

  /** Takes away what a crash left in the folder, which is theirs alone. */
  static async open(dir: string, store: FileStore, randomBytes: RandomBytes): Promise<Uploads> {
    await rm(dir, { recursive: true, force: true });
    await mkdir(dir, { recursive: true });
    return new Uploads(dir, store, randomBytes);
  }

  /** Begins a file; nothing is taken in that could not be kept. */
  async begin({ name, sizeBytes, window }: Announced): Promise<Result<{ upload: UploadId }>> {
    if (sizeBytes > MAX_ATTACHMENT_BYTES) return fail({ code: 'attachment-too-large', maxBytes: MAX_ATTACHMENT_BYTES });
    const isFlood = [...this.#uploads.values()].filter((upload) => upload.window === window).length >= MOST_UPLOADS;
    if (isFlood) return fail({ code: 'refused' });
    try {
      const { bavail, bsize } = await statfs(this.#dir);
      if (bavail * bsize < sizeBytes * ROOM_FACTOR) return fail({ code: 'store-full' });
      const upload = Buffer.from(this.#randomBytes(16)).toString('hex') as UploadId;
      this.#uploads.set(upload, { window, name, sizeBytes, spool: await Spool.open(join(this.#dir, upload)) });
      return succeed({ upload });
    } catch (cause) {
      return fail(storeFailure(cause));
    }
  }

  /** Only whoever began it may go on with it. More bytes than were announced end it. */
  async append(id: UploadId, bytes: Uint8Array, window?: WindowId): Promise<Result<undefined>> {
    const upload = this.#of(id, window);
    if (upload === undefined) return fail({ code: 'upload-expired' });
    if (upload.spool.sizeBytes + bytes.byteLength > upload.sizeBytes) {
      await this.#end(id, upload);
      return fail({ code: 'invalid-input' });
    }
    try {
      await upload.spool.append(bytes);
      return succeed(undefined);
    } catch (cause) {
      await this.#end(id, upload);
      return fail(storeFailure(cause));
    }
  }

  /** Stores the file, which must have become as large as announced. The transfer is over whatever happens. */
  async finish(id: UploadId, window?: WindowId): Promise<Result<AttachedFile>> {
    const upload = this.#of(id, window);
    if (upload === undefined) return fail({ code: 'upload-expired' });
    this.#uploads.delete(id);
    const { name, sizeBytes, spool } = upload;
    try {
      if (spool.sizeBytes !== sizeBytes) return fail({ code: 'invalid-input' });
      const hash = await spool.finish();
      await storeChunks(this.#store, chunksOf(hash, sizeBytes), async (chunk) =>
        chunkDocument(chunk, sizeBytes, await spool.readChunk(chunk.index)),
      );
      const picture = this.#store.whole(hash)?.picture;
      return succeed({ hash, name, sizeBytes, ...(picture ? { picture } : {}) });
    } catch (cause) {
      return fail(storeFailure(cause));
    } finally {
      await spool.remove().catch(() => undefined);
    }
  }

  async cancel(id: UploadId, window?: WindowId): Promise<void> {
    const upload = this.#of(id, window);
    if (upload !== undefined) await this.#end(id, upload);
  }

  /** A page is gone, and with it what it was sending. */
  async windowClosed(window: WindowId): Promise<void> {
    for (const [id, upload] of this.#uploads) if (upload.window === window) await this.#end(id, upload);
  }

  async close(): Promise<void> {
    for (const [id, upload] of this.#uploads) await this.#end(id, upload);
  }

  #of(id: UploadId, window: WindowId | undefined): Upload | undefined {
    const upload = this.#uploads.get(id);
    return upload?.window === window ? upload : undefined;
  }

  async #end(id: UploadId, { spool }: Upload): Promise<void> {
    this.#uploads.delete(id);
    await spool.remove().catch(() => undefined);
  }
}
