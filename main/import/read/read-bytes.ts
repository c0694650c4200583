import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { ProblemError } from './problem.ts';

/** A link that took a file's place is not followed, and nothing waits for a pipe. Windows has neither mark. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const PIECE_BYTES = 256 * 1024;

/** All of a file. Throws a ProblemError when it is larger, or no file. */
export function readBytes(file: string, maxBytes: number): Uint8Array {
  return withFile(file, (handle, size) => {
    if (size > maxBytes) throw new ProblemError('too-large');
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const count = readSync(handle, bytes, length, size - length, null);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  });
}

/** SHA-256 of a file, hex; at no time is more than a piece of it in memory. */
export function hashOfFile(file: string): string {
  return withFile(file, (handle) => {
    const hash = createHash('sha256');
    const piece = new Uint8Array(PIECE_BYTES);
    for (;;) {
      const count = readSync(handle, piece, 0, piece.length, null);
      if (count === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, count));
    }
  });
}

function withFile<T>(file: string, use: (handle: number, size: number) => T): T {
  const handle = openSync(file, FLAGS);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new ProblemError('not-a-file');
    return use(handle, stats.size);
  } finally {
    closeSync(handle);
  }
}
