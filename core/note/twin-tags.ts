import * as Y from 'yjs';
import { bodyOf } from './note.ts';
import { readable } from './readable.ts';
import { tagKeyOf } from './tag-name.ts';

/** Whether a tag begins with one name twice, as one does that two people gave the same new name while they were apart. */
export function isTwinTag(name: string): boolean {
  const key = tagKeyOf(name);
  for (let units = 1; units * 2 <= key.length; units++) {
    const once = key.slice(0, units);
    const behind = key.charAt(units * 2);
    if (key.startsWith(once + once) && (behind === '' || behind === '/')) return true;
  }
  return false;
}

/**
 * Takes one name away where two people put the same one in place of the same old one, so that a tag bears both. Everybody
 * who does this takes the same letters away. A tag that somebody wrote so stays. Run in a transaction.
 */
export function joinTwinTags(doc: Y.Doc): void {
  const body = bodyOf(doc);
  const starts = new Set<number>();
  readable(body.toString()).iterate(({ name, from }) => {
    if (name === 'Hashtag') starts.add(from + 1);
    return name !== 'Hashtag';
  });
  const twins = twinsIn(body).filter(({ at }) => starts.has(at));
  for (const { at, units } of twins.toReversed()) body.delete(at + units, units);
}

/** Stretches that two people wrote at once, letter for letter, behind the same letter and in place of the same text. */
function twinsIn(text: Y.Text): { readonly at: number; readonly units: number }[] {
  const twins: { at: number; units: number }[] = [];
  let before: Y.Item | undefined;
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (before !== undefined && areTwins(before, item)) twins.push({ at: at - before.length, units: item.length });
    before = item;
    at += item.length;
  }
  return twins;
}

function areTwins(one: Y.Item, other: Y.Item): boolean {
  const isSameText =
    one.content instanceof Y.ContentString &&
    other.content instanceof Y.ContentString &&
    one.content.str === other.content.str;
  const isSamePlace = Y.compareIDs(one.origin, other.origin) && Y.compareIDs(one.rightOrigin, other.rightOrigin);
  const isInPlaceOf = other.right?.deleted === true && Y.compareIDs(other.right.id, other.rightOrigin);
  return isSameText && isSamePlace && isInPlaceOf && one.id.client !== other.id.client;
}
