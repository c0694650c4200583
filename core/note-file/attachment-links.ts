import { parseAttachmentAddress } from '../markdown/attachment-address.ts';
import { ATTACHMENTS } from './note-places.ts';

/** What an address of an attachment begins with: `att:` and the hash. UTF-16 units. */
const ADDRESS_UNITS = 'att:'.length + 64;

/** An attachment's file in an export or a mirror, and the address that stands in the note. */
export interface LinkedFile {
  readonly name: string;
  readonly address: string;
}

/**
 * How a file at that place refers to an attachment. Where the text calls the attachment something else than its file is
 * called, what it calls it stands behind `#`, which programs that show the file pass over.
 */
export function attachmentLinkFrom(place: string, { name, address }: LinkedFile): string {
  const up = '../'.repeat(place.split('/').length - 1);
  const file = encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');
  const called = address.slice(ADDRESS_UNITS);
  return `${up}${ATTACHMENTS}/${file}${called === `/${file}` ? '' : `#${called}`}`;
}

/** The address that such a reference was made of, `address` being that of the file by its name, and `called` what stands behind `#`. */
export function attachmentLinkedAs(address: string, called: string | undefined): string {
  const written = called === undefined ? address : address.slice(0, ADDRESS_UNITS) + called;
  return parseAttachmentAddress(written) === undefined ? address : written;
}

/** Whether files in the folder of that path are attachments, should a note refer to them. */
export const isAttachmentFolder = (folder: string): boolean => folder.split('/').at(-1) === ATTACHMENTS;
