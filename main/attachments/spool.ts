import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { CHUNK_BYTES, chunkBytesAt } from '../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';

/** A file on its way in: its bytes lie on the disk, not in memory, until its hash is known. */
export class Spool {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #sizeBytes = 0;
  /** Whatever is asked is done in the order it was asked. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  /** Begins an empty one. Rejects when the file is there already. */
  static async open(file: string): Promise<Spool> {
    return new Spool(file, await open(file, 'wx+', 0o600));
  }

  /** Of what was written so far. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  append(bytes: Uint8Array): Promise<void> {
    this.#sizeBytes += bytes.byteLength;
    this.#hash.update(bytes);
    return this.#next(async () => {
      await this.#handle.appendFile(bytes);
    });
  }

  /** The hash of everything written. Once; nothing can be written after it. */
  finish(): Promise<AttachmentHash> {
    return this.#next(async () => this.#hash.digest('hex') as AttachmentHash);
  }

  /** What the chunk at `index` of the finished file holds. */
  readChunk(index: number): Promise<Uint8Array> {
    return this.#next(async () => {
      const bytes = new Uint8Array(chunkBytesAt(this.#sizeBytes, index) ?? 0);
      const { bytesRead } = await this.#handle.read(bytes, 0, bytes.length, index * CHUNK_BYTES);
      if (bytesRead !== bytes.length) throw new Error('a file that was just written lost its end');
      return bytes;
    });
  }

  /** Idempotent. */
  remove(): Promise<void> {
    return this.#next(async () => {
      await this.#handle.close();
      await rm(this.#file, { force: true });
    });
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
