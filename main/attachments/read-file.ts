import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HEAD_BYTES } from '../../core/attachment/picture-type.ts';
import type { AttachmentHash, PictureType } from '../../core/contract/attachment-values.ts';
import { syncFolder } from '../atomic-file.ts';
import type { FileStore } from '../store/file-store.ts';

/** A picture as it is shown: all of it, checked. */
export interface ShownPicture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** A file, all of it and checked, and what kind of picture it is, if any. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly picture: PictureType | undefined;
}

/** The whole file of that hash; undefined when it is not here. Throws a FileMissingError when it is damaged. */
export async function readFile(store: FileStore, hash: AttachmentHash): Promise<ReadFile | undefined> {
  const file = store.whole(hash);
  if (file === undefined) return undefined;
  const bytes = new Uint8Array(file.sizeBytes);
  let at = 0;
  for await (const piece of store.read(hash)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, picture: file.picture };
}

/** The same for a picture as it is shown (R3); undefined for any other file. */
export async function readPicture(store: FileStore, hash: AttachmentHash): Promise<ShownPicture | undefined> {
  const type = store.whole(hash)?.picture;
  const file = type && (await readFile(store, hash));
  return file && { type, bytes: file.bytes };
}

/** The first bytes of a file; undefined when it is not here. */
export async function readHead(store: FileStore, hash: AttachmentHash): Promise<Uint8Array | undefined> {
  const chunk = store.whole(hash) && (await store.readChunk({ hash, index: 0 }));
  return chunk?.bytes.slice(0, HEAD_BYTES);
}

/** Writes a copy to a place, which afterwards holds the whole file, checked, or what it held before. */
export async function saveCopy(store: FileStore, hash: AttachmentHash, place: string): Promise<void> {
  const draft = `${place}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const piece of store.read(hash)) await handle.appendFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, place);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
  await syncFolder(dirname(place));
}
