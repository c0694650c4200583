import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { IMPORT_LIMITS } from './entries.ts';
import { ProblemError } from './problem.ts';

/** A file that is being unpacked. */
export interface SpoolFile {
  readonly file: string;
  readonly sizeBytes: number;
  /** Throws a ProblemError when there is more than may be unpacked. */
  write(bytes: Uint8Array): void;
  close(): void;
  /** Closes it and takes it away. */
  remove(): void;
}

/** Unpacked files, in a folder of their own, under names made here (R14): nothing that an archive says is ever a path. */
export class Spool {
  readonly #dir: string;
  #count = 0;
  #roomBytes: number;

  constructor(dir: string, roomBytes: number = IMPORT_LIMITS.archiveBytes) {
    this.#dir = dir;
    this.#roomBytes = roomBytes;
  }

  /** Begins a file of at most `maxBytes`. */
  create(maxBytes: number): SpoolFile {
    this.#count += 1;
    const file = path.join(this.#dir, String(this.#count));
    const handle = openSync(file, 'wx', 0o600);
    let sizeBytes = 0;
    let isOpen = true;
    const close = (): void => {
      if (isOpen) closeSync(handle);
      isOpen = false;
    };
    return {
      file,
      get sizeBytes() {
        return sizeBytes;
      },
      write: (bytes) => {
        if (sizeBytes + bytes.length > maxBytes) throw new ProblemError('too-large');
        if (bytes.length > this.#roomBytes) throw new ProblemError('too-much');
        this.#roomBytes -= bytes.length;
        sizeBytes += bytes.length;
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      },
      close,
      remove: () => {
        close();
        rmSync(file, { force: true });
        this.#roomBytes += sizeBytes;
      },
    };
  }
}

/** Writes a stream into a file of the spool; what could not be written whole is not there. */
export async function spoolStream(
  spool: Spool,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<SpoolFile> {
  const spooled = spool.create(maxBytes);
  try {
    for await (const bytes of stream) spooled.write(bytes);
    spooled.close();
    return spooled;
  } catch (cause) {
    spooled.remove();
    throw cause instanceof ProblemError ? cause : new ProblemError('damaged');
  }
}
