import type { AttachmentHash } from '../contract/attachment-values.ts';

const pattern = /^att:([0-9a-f]{64})(?:\/([^\s()<>]*))?$/;

/** What the address of a link or picture in a note says about an attachment. */
export interface AttachmentAddress {
  readonly hash: AttachmentHash;
  readonly name: string;
}

/** The address by which a text refers to an attachment: `att:<sha256>/<name>`, the name percent-encoded. */
export function attachmentAddressOf({ hash, name }: AttachmentAddress): string {
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()]/g, (mark) =>
    mark === '(' ? '%28' : '%29',
  );
  return `att:${hash}/${encoded}`;
}

/** Reads such an address; undefined when it is none. A name that cannot be decoded is shown as it is. */
export function parseAttachmentAddress(address: string): AttachmentAddress | undefined {
  const [, hash, encoded] = pattern.exec(address) ?? [];
  if (hash === undefined) return undefined;
  return { hash: hash as AttachmentHash, name: decoded(encoded ?? '') || 'file' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
