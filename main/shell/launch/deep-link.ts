import type { NoteId } from '../../../core/contract/ids.ts';

/** What a link of ours asks for. */
export type LinkRequest =
  { readonly kind: 'open-note'; readonly id: NoteId } | { readonly kind: 'join'; readonly invite: string };

const NOTE_LINK = /^commonplace:\/\/note\/([0-9a-v]{20})$/;
const JOIN_LINK = /^commonplace:\/\/join#([A-Za-z0-9_-]{1,4096})$/;

/** Whether somebody meant this text as a link of ours, well-formed or not. */
export const isLink = (text: string): boolean => /^commonplace:/i.test(text);

/**
 * Reads a deep link by the whole of its grammar (R12): `commonplace://note/<id>` or `commonplace://join#<invite>`,
 * letter for letter. Undefined for anything else; nothing is decoded, trimmed or corrected.
 */
export function parseLink(text: string): LinkRequest | undefined {
  const id = NOTE_LINK.exec(text)?.[1];
  if (id !== undefined) return { kind: 'open-note', id: id as NoteId };
  const invite = JOIN_LINK.exec(text)?.[1];
  return invite === undefined ? undefined : { kind: 'join', invite };
}
