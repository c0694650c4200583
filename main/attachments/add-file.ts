import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_PIECE_BYTES } from '../../core/contract/attachment-commands.ts';
import type { AttachedFile } from '../../core/contract/attachment-values.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import { storeFailure } from '../notes/store-failure.ts';
import type { Uploads } from './uploads.ts';

/** Names beyond are cut in front, so that what the file is stays readable. Units. */
const LONGEST_NAME = 255;

/** Takes a file of this computer in, from disk to disk. `onRead` hears of each piece how many bytes it had. */
export async function addFile(
  uploads: Uploads,
  file: string,
  onRead: (bytes: number) => void,
): Promise<Result<AttachedFile>> {
  try {
    const { size: sizeBytes } = await stat(file);
    const begun = await uploads.begin({ name: basename(file).slice(-LONGEST_NAME), sizeBytes });
    if (!begun.ok) return begun;
    const { upload } = begun.value;
    try {
      for await (const piece of createReadStream(file, { highWaterMark: MAX_PIECE_BYTES })) {
        const bytes = new Uint8Array(piece as Buffer);
        const appended = await uploads.append(upload, bytes);
        if (!appended.ok) return appended;
        onRead(bytes.byteLength);
      }
      return await uploads.finish(upload);
    } finally {
      await uploads.cancel(upload);
    }
  } catch (cause) {
    return fail(storeFailure(cause));
  }
}
