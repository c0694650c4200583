import type { AttachmentHash } from '../contract/attachment-values.ts';

/** All attachments that a text names anywhere, each once: better one too many kept than one too few. */
export function attachmentsIn(text: string): AttachmentHash[] {
  const hashes = text.matchAll(/att:([0-9a-f]{64})(?![0-9a-f])/g);
  return [...new Set(Array.from(hashes, ([, hash]) => hash as AttachmentHash))];
}
