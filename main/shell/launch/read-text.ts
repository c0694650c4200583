import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { FILE_LIMITS, type FileProblem, type TextFile } from '../../../core/note/text-file.ts';
import type { FoundFile } from './find-files.ts';

/** A file's text, or why there is none. */
export type ReadOutcome =
  { readonly ok: true; readonly file: TextFile } | { readonly ok: false; readonly reason: FileProblem };

/** A link that took the file's place is not followed, and nothing waits for a pipe. Windows has neither mark. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file that `findFiles` found, if it still is what it was then: a regular file at that very place, UTF-8, not
 * too large. Never rejects.
 */
export async function readText(found: FoundFile, maxBytes: number = FILE_LIMITS.fileBytes): Promise<ReadOutcome> {
  try {
    // A folder above it may have become a link since.
    if ((await realpath(found.path)) !== found.path) return { ok: false, reason: 'unreadable' };
    const handle = await open(found.path, FLAGS);
    try {
      return await readFrom(handle, found.name, maxBytes);
    } finally {
      await handle.close();
    }
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}

async function readFrom(handle: FileHandle, name: string, maxBytes: number): Promise<ReadOutcome> {
  const stats = await handle.stat();
  if (!stats.isFile()) return { ok: false, reason: 'unreadable' };
  if (stats.size > maxBytes) return { ok: false, reason: 'too-large' };
  const content = await readAtMost(handle, maxBytes + 1);
  if (content.length > maxBytes) return { ok: false, reason: 'too-large' };
  const text = textOf(content);
  if (text === undefined) return { ok: false, reason: 'not-text' };
  const times = [stats.birthtimeMs, stats.mtimeMs].filter((time) => time > 0);
  return { ok: true, file: { name, text, createdMs: times.length > 0 ? Math.min(...times) : undefined } };
}

/** The file may grow while it is read. */
async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(maxBytes);
  let length = 0;
  while (length < maxBytes) {
    const { bytesRead } = await handle.read(buffer, length, maxBytes - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
