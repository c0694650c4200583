import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { EngineAttachmentHandlers } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { addFile } from '../attachments/add-file.ts';
import { type Attachments, describeAttachment } from '../attachments/attachments.ts';
import { readFile, readHead, readPicture, saveCopy } from '../attachments/read-file.ts';
import { storeFailure } from '../notes/store-failure.ts';
import { FileMissingError } from '../store/file-store.ts';
import type { AttachedFiles } from './ports.ts';

/** What attachments need of the engine. */
export interface AttachmentPorts {
  /** Those of the workspace on screen. */
  readonly current: () => Attachments;
  /** The same, once nothing is being copied out of them any more. */
  readonly writable: () => Promise<Attachments>;
  /** A window shows a file that is not whole here. */
  readonly onWanted: (hash: AttachmentHash) => void;
}

/** Answers the commands of windows about attachments. */
export function attachmentHandlers({ current, writable, onWanted }: AttachmentPorts): EngineAttachmentHandlers {
  return {
    'attachments.begin': async (announced, window) => (await writable()).uploads.begin({ ...announced, window }),
    'attachments.append': ({ upload, bytes }, window) => current().uploads.append(upload, bytes, window),
    'attachments.finish': async ({ upload }, window) => (await writable()).uploads.finish(upload, window),
    async 'attachments.cancel'({ upload }, window) {
      await current().uploads.cancel(upload, window);
      return succeed(undefined);
    },
    async 'attachments.describe'({ hashes }) {
      const infos = await Promise.all(hashes.map((hash) => describeAttachment(current().files, hash)));
      for (const { state, hash } of infos) if (state === 'missing') onWanted(hash);
      return succeed(infos);
    },
  };
}

/** The attachments of the workspace on screen, for the rest of main. */
export function attachedFiles({ current, writable }: AttachmentPorts): AttachedFiles {
  return {
    add: async (file, onRead) => addFile((await writable()).uploads, file, onRead),
    read: (hash) => unlessMissing(readFile(current().files, hash)),
    picture: (hash) => unlessMissing(readPicture(current().files, hash)),
    head: (hash) => readHead(current().files, hash),
    async saveCopy(hash, place) {
      try {
        await saveCopy(current().files, hash, place);
        return succeed(undefined);
      } catch (cause) {
        return fail(cause instanceof FileMissingError ? { code: 'attachment-missing' } : storeFailure(cause));
      }
    },
  };
}

function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((cause: unknown) => {
    if (cause instanceof FileMissingError) return undefined;
    throw cause;
  });
}
