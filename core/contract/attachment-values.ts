import * as v from 'valibot';
import { count } from './values.ts';

/** SHA-256 of a file's bytes, in hex: what an attachment is known by. */
export const attachmentHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.brand('AttachmentHash'));
export type AttachmentHash = v.InferOutput<typeof attachmentHash>;

/** What a file is called. Shown and proposed to the save dialog; never a path. */
export const attachmentName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

/** Names one transfer of a file from a window to main, until it is finished, cancelled or the window is gone. */
export const uploadId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/), v.brand('UploadId'));
export type UploadId = v.InferOutput<typeof uploadId>;

/** Raster pictures that are shown. Told by the first bytes of the file, never by its name. */
export const pictureType = v.picklist([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);
export type PictureType = v.InferOutput<typeof pictureType>;

/**
 * What is known of an attachment: `here`, with what kind of picture it is, if any; or `missing`, with how many of its
 * bytes have come so far, and how many there will be once that is known.
 */
export const attachmentInfo = v.variant('state', [
  v.strictObject({
    state: v.literal('here'),
    hash: attachmentHash,
    sizeBytes: count,
    picture: v.optional(pictureType),
  }),
  v.strictObject({
    state: v.literal('missing'),
    hash: attachmentHash,
    haveBytes: count,
    sizeBytes: v.optional(count),
  }),
]);
export type AttachmentInfo = v.InferOutput<typeof attachmentInfo>;

/** A file that was attached: what the text of a note refers to. */
export const attachedFile = v.strictObject({
  hash: attachmentHash,
  name: attachmentName,
  sizeBytes: count,
  picture: v.optional(pictureType),
});
export type AttachedFile = v.InferOutput<typeof attachedFile>;
