import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { NoteId } from '../contract/ids.ts';
import { tagKeyOf } from '../note/tag-name.ts';

/**
 * Where an imported note came from, as `meta.source` holds it: a key that is the same each time the same thing is
 * imported, and hashes of what was imported, which tell later whether the source or the note here has changed.
 */
export const noteSource = v.object({ key: v.string(), text: v.string(), tags: v.string() });
export type NoteSource = v.InferOutput<typeof noteSource>;

/** The source that a value of `meta` names; undefined for any other value. */
export function parseNoteSource(value: unknown): NoteSource | undefined {
  const parsed = v.safeParse(noteSource, value);
  return parsed.success ? parsed.output : undefined;
}

/** What the key begins with of a note whose file this app wrote. */
const OWN = 'note:';

/** The key of a note whose file this app wrote. */
export const ownKeyOf = (id: NoteId): string => OWN + id;

/** The note that this app wrote the file of; undefined: some other program did. */
export const ownNoteIn = (key: string): NoteId | undefined =>
  key.startsWith(OWN) ? (key.slice(OWN.length) as NoteId) : undefined;

/** Tells one title and text from others. 128 bits of SHA-256, hex. */
export const textHashOf = (title: string, body: string): string => shortHashOf(`${title}\n${body}`);

/** Tells one set of tags from others, whatever their order and case; empty for none. */
export const tagsHashOf = (tags: readonly string[]): string =>
  tags.length === 0 ? '' : shortHashOf(tags.map(tagKeyOf).toSorted().join('\n'));

const shortHashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 16));
