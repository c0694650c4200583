import * as v from 'valibot';
import { attachedFile, attachmentHash, attachmentInfo, attachmentName, uploadId } from './attachment-values.ts';
import { bytes, count } from './values.ts';

const nothing = v.undefined();
const oneUpload = v.strictObject({ upload: uploadId });
const oneFile = v.strictObject({ hash: attachmentHash, name: attachmentName });

/** The largest file that can be attached. */
export const MAX_ATTACHMENT_BYTES = 100 * 1024 * 1024;

/** The most that `attachments.append` takes at once. */
export const MAX_PIECE_BYTES = 1024 * 1024;

/**
 * Files beside notes. A file enters in pieces (`begin`, `append` …, `finish`) or from the system's dialog (`pick`); all of it
 * is stored, synced to the disk, before its hash is answered: only then may a text refer to it.
 */
export const attachmentCommands = {
  /** Begins a file of that size. Fails with `attachment-too-large`, or `store-full`. */
  'attachments.begin': {
    input: v.strictObject({ name: attachmentName, sizeBytes: count }),
    output: oneUpload,
    maxBytes: 2048,
  },
  /** The next bytes of a file, in order. Fails with `upload-expired` when there is no such transfer (any more). */
  'attachments.append': {
    input: v.strictObject({ upload: uploadId, bytes }),
    output: nothing,
    maxBytes: MAX_PIECE_BYTES + 1024,
  },
  /** Stores the file; answers when every chunk of it is on the disk. */
  'attachments.finish': { input: oneUpload, output: attachedFile, maxBytes: 256 },
  /** Gives a file up. Unknown ones are none: nothing happens. */
  'attachments.cancel': { input: oneUpload, output: nothing, maxBytes: 256 },
  /** Lets a person choose files in the system's dialog and stores them; empty when they chose none. Tells `attachments.progressed`. */
  'attachments.pick': { input: nothing, output: v.array(attachedFile), maxBytes: 0 },
  /** What is known of these attachments, in the order asked. */
  'attachments.describe': {
    input: v.strictObject({ hashes: v.pipe(v.array(attachmentHash), v.maxLength(100)) }),
    output: v.array(attachmentInfo),
    maxBytes: 16 * 1024,
  },
  /** Opens a file with the system's program for it, after one question; programs and scripts are only ever saved (R11). */
  'attachments.open': {
    input: oneFile,
    output: v.picklist(['opened', 'declined', 'saved', 'failed']),
    maxBytes: 2048,
  },
  /** Saves a copy where a person says. */
  'attachments.save': { input: oneFile, output: v.picklist(['saved', 'cancelled']), maxBytes: 2048 },
  /**
   * Fetches a picture from the web because a person asked for it (R2), size-capped and sniffed, and answers the address by
   * which it can be shown until the app ends. Fails with `picture-unavailable`.
   */
  'attachments.loadRemote': {
    input: v.strictObject({ url: v.pipe(v.string(), v.maxLength(2048)) }),
    output: v.strictObject({ address: v.pipe(v.string(), v.startsWith('att://remote/')) }),
    maxBytes: 4096,
  },
} as const;

/** What windows are told of attachments. */
export const attachmentEvents = {
  /** These attachments are whole on this computer now. */
  'attachments.arrived': v.strictObject({ hashes: v.array(attachmentHash) }),
  /** How far the storing of picked files is. */
  'attachments.progressed': v.strictObject({ doneBytes: count, totalBytes: count }),
} as const;
