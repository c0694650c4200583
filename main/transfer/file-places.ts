import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { attachmentReferencesIn, withReferences } from '../../core/markdown/attachment-references.ts';
import { attachmentLinkFrom } from '../../core/note-file/attachment-links.ts';
import { DistinctNames, fileNameOf } from '../../core/note/file-name.ts';
import type { Relocation } from './transfer-api.ts';

/** The files that the attachments of a text become. Each is named once, as the text first calls it (R14). */
export function fileNamesOf(body: string): Map<AttachmentHash, string> {
  const names = new DistinctNames();
  const files = new Map<AttachmentHash, string>();
  for (const { hash, name } of attachmentReferencesIn(body)) {
    if (!files.has(hash)) files.set(hash, names.take(fileNameOf(name, 'file')));
  }
  return files;
}

/** The text of a file at that place, as it refers to those files; a reference to any other attachment stays. */
export function relocate({ body, files, place }: Relocation): string {
  return withReferences(body, ({ hash }) => {
    const name = files.get(hash);
    return name && attachmentLinkFrom(place, name);
  });
}
