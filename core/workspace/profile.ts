import type * as Y from 'yjs';
import { metaOf } from '../note/note.ts';

/** The longest name a person can have, in UTF-16 units. */
export const MAX_DISPLAY_NAME = 80;

const NAME = 'profile.name';

/** What a member wants to be called, from their own document; undefined while they said nothing. */
export function displayNameIn(me: Y.Doc): string | undefined {
  const name = metaOf(me).get(NAME);
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, MAX_DISPLAY_NAME) : undefined;
}

/** Says what a member wants to be called. Run in a transaction. */
export const setDisplayName = (me: Y.Doc, name: string): unknown => metaOf(me).set(NAME, name.trim());
