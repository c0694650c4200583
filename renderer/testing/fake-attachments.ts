import * as v from 'valibot';
import type { attachmentCommands } from '../../core/contract/attachment-commands.ts';
import {
  type AttachedFile,
  type AttachmentHash,
  attachmentHash,
  type AttachmentInfo,
  type UploadId,
  uploadId,
} from '../../core/contract/attachment-values.ts';
import type { EventName, EventPayload } from '../../core/contract/events.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';

interface FakeUpload {
  readonly name: string;
  readonly sizeBytes: number;
  readonly pieces: Uint8Array[];
}

/** The n-th attachment of a fake main. */
export const fakeHash = (n: number): AttachmentHash => v.parse(attachmentHash, n.toString(16).padStart(64, '0'));

/** Attachments in the memory of a fake main. What ends in `.png` is a picture. */
export class FakeAttachments {
  readonly infos = new Map<AttachmentHash, AttachmentInfo>();
  readonly uploads = new Map<UploadId, FakeUpload>();
  /** What a person chooses in the system's dialog. */
  picked: readonly AttachedFile[] = [];
  readonly #tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  #next = 1;

  constructor(tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void) {
    this.#tell = tell;
  }

  /** A file that is here, as if it had been attached. */
  add(name: string, sizeBytes = 1000): AttachedFile {
    const hash = fakeHash(this.#next++);
    const picture = name.endsWith('.png') ? ({ picture: 'image/png' } as const) : {};
    this.infos.set(hash, { state: 'here', hash, sizeBytes, ...picture });
    return { hash, name, sizeBytes, ...picture };
  }

  /** An attachment has come whole. */
  arrive(info: Extract<AttachmentInfo, { state: 'here' }>): void {
    this.infos.set(info.hash, info);
    this.#tell('attachments.arrived', { hashes: [info.hash] });
  }

  handlers(): HandlersOf<keyof typeof attachmentCommands> {
    return {
      'attachments.begin': async ({ name, sizeBytes }) => {
        const upload = v.parse(uploadId, (this.#next++).toString(16).padStart(32, '0'));
        this.uploads.set(upload, { name, sizeBytes, pieces: [] });
        return succeed({ upload });
      },
      'attachments.append': async ({ upload, bytes }) => {
        const begun = this.uploads.get(upload);
        if (begun === undefined) return fail({ code: 'upload-expired' });
        begun.pieces.push(bytes);
        return succeed(undefined);
      },
      'attachments.finish': async ({ upload }) => this.#finish(upload),
      'attachments.cancel': async ({ upload }) => {
        this.uploads.delete(upload);
        return succeed(undefined);
      },
      'attachments.pick': async () => succeed([...this.picked]),
      'attachments.describe': async ({ hashes }) =>
        succeed(hashes.map((hash) => this.infos.get(hash) ?? { state: 'missing', hash, haveBytes: 0 })),
      'attachments.open': async () => succeed('opened'),
      'attachments.save': async () => succeed('saved'),
      'attachments.loadRemote': async () => succeed({ address: 'att://remote/1' as const }),
    };
  }

  #finish(upload: UploadId) {
    const begun = this.uploads.get(upload);
    this.uploads.delete(upload);
    const got = begun?.pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (begun === undefined || got !== begun.sizeBytes) return fail({ code: 'upload-expired' });
    return succeed(this.add(begun.name, begun.sizeBytes));
  }
}
