import type * as Y from 'yjs';

/** Makes a text another one by its middle alone: what both begin and end with stays, and with it whose it is. Run in a transaction. */
export function replaceText(text: Y.Text, wanted: string): void {
  const present = text.toString();
  const room = Math.min(present.length, wanted.length);
  let start = 0;
  while (start < room && present[start] === wanted[start]) start += 1;
  // Never between the halves of a surrogate pair: Yjs would replace both.
  if (isHigh(present, start - 1)) start -= 1;
  let end = 0;
  while (end < room - start && present.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  if (isHigh(present, present.length - end - 1) && end > 0) end -= 1;
  const removed = present.length - start - end;
  if (removed > 0) text.delete(start, removed);
  const added = wanted.slice(start, wanted.length - end);
  if (added !== '') text.insert(start, added);
}

const isHigh = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};
