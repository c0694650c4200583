import type * as Y from 'yjs';

/** Whether text once stood between two neighbouring units of a shared text. Walks the text: ask rarely. */
export function wasTextDeletedAt(text: Y.Text, place: number): boolean {
  let at = 0;
  for (let item = text._start; item !== null && at <= place; item = item.right) {
    if (!item.deleted && item.countable) at += item.length;
    else if (item.deleted && at === place) return true;
  }
  return false;
}
