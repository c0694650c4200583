import { join } from 'node:path';
import { CHUNK_BYTES, chunkBytesAt, chunksOf } from '../../core/attachment/chunk-ids.ts';
import type { AttachmentHash, AttachmentInfo } from '../../core/contract/attachment-values.ts';
import type { RandomBytes } from '../../core/contract/random-ids.ts';
import type { Log } from '../log.ts';
import { FileMissingError, type FileStore, openFileStore } from '../store/file-store.ts';
import { storeChunks } from './store-chunks.ts';
import { Uploads } from './uploads.ts';

/** The attachments of one workspace: the files that are here, and those on their way in. */
export interface Attachments {
  readonly files: FileStore;
  readonly uploads: Uploads;
  close(): Promise<void>;
}

/** Opens them in a workspace's folder, making what is missing. */
export async function openAttachments(folder: string, randomBytes: RandomBytes): Promise<Attachments> {
  const files = await openFileStore(join(folder, 'files'));
  const uploads = await Uploads.open(join(folder, 'uploads'), files, randomBytes);
  return {
    files,
    uploads,
    async close() {
      await uploads.close();
      await files.close();
    },
  };
}

/** What is known of an attachment. */
export async function describeAttachment(files: FileStore, hash: AttachmentHash): Promise<AttachmentInfo> {
  const file = files.whole(hash);
  if (file !== undefined) return { state: 'here', hash, ...file };
  const { revisions, sizeBytes } = await files.held(hash);
  if (sizeBytes === undefined) return { state: 'missing', hash, haveBytes: revisions.size * CHUNK_BYTES };
  const haveBytes = [...revisions.keys()].reduce((sum, index) => sum + (chunkBytesAt(sizeBytes, index) ?? 0), 0);
  return { state: 'missing', hash, haveBytes, sizeBytes };
}

/** Copies files into another workspace, chunk by chunk. What is not here, or damaged, is left out: others may have it. */
export async function copyFiles(
  from: FileStore,
  to: FileStore,
  { hashes, log }: { readonly hashes: readonly AttachmentHash[]; readonly log: Log },
): Promise<void> {
  for (const hash of hashes) {
    const file = from.whole(hash);
    if (file === undefined) continue;
    try {
      await storeChunks(to, chunksOf(hash, file.sizeBytes), async (name) => {
        const chunk = await from.readChunk(name);
        if (chunk === undefined) throw new FileMissingError(hash);
        return chunk.document;
      });
    } catch (cause) {
      if (!(cause instanceof FileMissingError)) throw cause;
      log.error('a damaged attachment was not copied', cause);
    }
  }
}
