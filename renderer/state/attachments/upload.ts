import { MAX_PIECE_BYTES } from '../../../core/contract/attachment-commands.ts';
import type { AttachedFile } from '../../../core/contract/attachment-values.ts';
import type { Bridge } from '../../../core/contract/bridge.ts';
import { fail, type Result, succeed } from '../../../core/contract/result.ts';
import { ask } from '../../api/bridge.ts';

/** The longest name that a file keeps; of a longer one its end stays, with what kind of file it is. Units. */
const MAX_NAME_UNITS = 255;

/** Who follows a transfer. */
export interface UploadWatch {
  /** Aborted: the file is given up. */
  readonly signal: AbortSignal;
  /** Told how many bytes have gone since the last time. */
  readonly onsent: (bytes: number) => void;
}

/** Hands a file to main, piece by piece; at no time is more than one piece of it in memory. */
export async function uploadFile(bridge: Bridge, file: File, watch: UploadWatch): Promise<Result<AttachedFile>> {
  const name = file.name.slice(-MAX_NAME_UNITS) || 'file';
  const begun = await ask(bridge, 'attachments.begin', { name, sizeBytes: file.size });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  const append = (bytes: Uint8Array) => ask(bridge, 'attachments.append', { upload, bytes });
  const sent = await sendPieces(file, append, watch);
  if (sent.ok) return ask(bridge, 'attachments.finish', { upload });
  await ask(bridge, 'attachments.cancel', { upload });
  return sent;
}

async function sendPieces(
  file: File,
  append: (bytes: Uint8Array) => Promise<Result<undefined>>,
  { signal, onsent }: UploadWatch,
): Promise<Result<undefined>> {
  for (let at = 0; at < file.size; at += MAX_PIECE_BYTES) {
    const bytes = signal.aborted ? undefined : await bytesOf(file.slice(at, at + MAX_PIECE_BYTES));
    if (bytes === undefined) return fail({ code: 'upload-expired' });
    const appended = await append(bytes);
    if (!appended.ok) return appended;
    onsent(bytes.length);
  }
  return signal.aborted ? fail({ code: 'upload-expired' }) : succeed(undefined);
}

/** Undefined when the file can no longer be read: it was moved, or changed meanwhile. */
async function bytesOf(piece: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch {
    return undefined;
  }
}
