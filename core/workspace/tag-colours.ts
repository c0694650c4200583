import type * as Y from 'yjs';
import { metaOf } from '../note/note.ts';
import { tagKeyOf } from '../note/tag-name.ts';

/** How many colours there are to choose from; they are the hues that members have. */
export const TAG_COLOURS = 12;

const FIELD = /^tag\.(.+)\.colour$/;
const fieldOf = (key: string): string => `tag.${key}.colour`;

/** The colours that a workspace gave to tags, by `tagKeyOf`: 0 to 11. What is none counts as none given. */
export function tagColoursIn(ws: Y.Doc): Map<string, number> {
  const colours = new Map<string, number>();
  for (const [field, colour] of metaOf(ws).entries()) {
    const key = FIELD.exec(field)?.[1];
    if (key !== undefined && isColour(colour)) colours.set(key, colour);
  }
  return colours;
}

/** Gives a tag a colour, or takes it away. Run in a transaction. */
export function setTagColour(ws: Y.Doc, name: string, colour: number | undefined): void {
  const field = fieldOf(tagKeyOf(name));
  if (colour === undefined) metaOf(ws).delete(field);
  else if (metaOf(ws).get(field) !== colour) metaOf(ws).set(field, colour);
}

/** A tag is called otherwise, with those nested in it: its colour goes along, unless the new name has one. Run in a transaction. */
export function renameTagColours(ws: Y.Doc, from: string, to: string): void {
  const colours = tagColoursIn(ws);
  for (const [key, colour] of colours) {
    if (key !== tagKeyOf(from) && !key.startsWith(`${tagKeyOf(from)}/`)) continue;
    const target = tagKeyOf(to) + key.slice(tagKeyOf(from).length);
    if (!colours.has(target)) metaOf(ws).set(fieldOf(target), colour);
    metaOf(ws).delete(fieldOf(key));
  }
}

/** Gives tags these colours, by their keys, where they have none yet. Run in a transaction. */
export function fillTagColours(ws: Y.Doc, colours: ReadonlyMap<string, number>): void {
  const known = tagColoursIn(ws);
  for (const [key, colour] of colours) if (!known.has(key)) metaOf(ws).set(fieldOf(key), colour);
}

const isColour = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < TAG_COLOURS;
