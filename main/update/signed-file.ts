import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';

/** What the signed manifest says of a package. */
export interface FileMark {
  /** Base64. */
  readonly sha512: string;
  readonly sizeBytes: number;
}

/** A package on the disk that a signed manifest names. Whoever uses it checks it again: folders can be written by others. */
export interface SignedFile extends FileMark {
  readonly place: string;
  readonly name: string;
  readonly version: string;
}

const READ_BYTES = 1024 * 1024;

/** Whether a file has exactly the content that was signed. A missing or unreadable one has not. */
export async function hasContent(place: string, mark: FileMark): Promise<boolean> {
  const handle = await open(place, 'r').catch(() => undefined);
  if (!handle) return false;
  try {
    if ((await handle.stat()).size !== mark.sizeBytes) return false;
    const hash = createHash('sha512');
    const piece = new Uint8Array(READ_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, READ_BYTES);
      if (bytesRead === 0) return hash.digest('base64') === mark.sha512;
      hash.update(piece.subarray(0, bytesRead));
    }
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** Copies a signed file to a new place, synced, and rejects unless the copy itself is what was signed. */
export async function copySigned(file: SignedFile, to: string): Promise<void> {
  await copyFile(file.place, to, constants.COPYFILE_FICLONE);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (!(await hasContent(to, file))) throw new Error('the package on the disk is not the one that was signed');
}
