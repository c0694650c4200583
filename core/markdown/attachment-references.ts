import { type AttachmentAddress, parseAttachmentAddress } from './attachment-address.ts';
import { noteParser } from './syntax/note-syntax.ts';

/** A place in a text where an attachment is referred to; offsets of its address, in UTF-16 units. */
export interface AttachmentReference extends AttachmentAddress {
  readonly from: number;
  readonly to: number;
}

/** Where a text refers to attachments by links and pictures, in order. Code is none. */
export function attachmentReferencesIn(markdown: string): AttachmentReference[] {
  // Most texts have none, and are not parsed.
  if (!markdown.includes('att:')) return [];
  const found: AttachmentReference[] = [];
  noteParser.parse(markdown).iterate({
    enter({ name, from, to }) {
      if (name !== 'URL') return;
      const address = parseAttachmentAddress(markdown.slice(from, to));
      if (address !== undefined) found.push({ ...address, from, to });
    },
  });
  return found;
}

/** The text with each reference leading where `placeOf` says; where that is undefined it stays as it is. */
export function withReferences(
  markdown: string,
  placeOf: (reference: AttachmentReference) => string | undefined,
): string {
  let text = '';
  let at = 0;
  for (const reference of attachmentReferencesIn(markdown)) {
    const place = placeOf(reference);
    if (place === undefined) continue;
    text += markdown.slice(at, reference.from) + place;
    at = reference.to;
  }
  return text + markdown.slice(at);
}
