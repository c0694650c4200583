import type { AttachmentHash } from '../contract/attachment-values.ts';
import { parseAttachmentAddress } from '../markdown/attachment-address.ts';
import { withReferences } from '../markdown/attachment-references.ts';
import { ATTACHMENTS } from './note-places.ts';

/** What an address of an attachment begins with: `att:` and the hash. UTF-16 units. */
const ADDRESS_UNITS = 'att:'.length + 64;

/** Where the file of a text lies among others, a path with `/`, and what the files of attachments are called there. */
export interface LinkingFile {
  readonly place: string;
  readonly files: Pick<ReadonlyMap<AttachmentHash, string>, 'get'>;
}

/** How a file at that place refers to an attachment whose file has that name. */
export function attachmentLinkFrom(place: string, name: string): string {
  const up = '../'.repeat(place.split('/').length - 1);
  return `${up}${ATTACHMENTS}/${encoded(name)}`;
}

/**
 * A text whose references lead to the files of attachments, to be read back as it was. Where it calls an attachment
 * something else than its file is called, what it calls it stands behind `#`, which programs that show the file pass over.
 */
export function withLinkedFiles(body: string, { place, files }: LinkingFile): string {
  return withReferences(body, ({ hash, from, to }) => {
    const name = files.get(hash);
    if (name === undefined) return undefined;
    const called = body.slice(from + ADDRESS_UNITS, to);
    return attachmentLinkFrom(place, name) + (called === `/${encoded(name)}` ? '' : `#${called}`);
  });
}

const encoded = (name: string): string => encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');

/** The address that such a reference was made of, `address` being that of the file by its name, and `called` what stands behind `#`. */
export function attachmentLinkedAs(address: string, called: string | undefined): string {
  const written = called === undefined ? address : address.slice(0, ADDRESS_UNITS) + called;
  return parseAttachmentAddress(written) === undefined ? address : written;
}

/** Whether files in the folder of that path are attachments, should a note refer to them. */
export const isAttachmentFolder = (folder: string): boolean => folder.split('/').at(-1) === ATTACHMENTS;
