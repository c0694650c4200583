import * as Y from 'yjs';
import type { TextChange } from '../markdown/table/text-change.ts';

/** A stretch that was taken out of a text, and where it stood among what others write. */
export interface RemovedStretch {
  readonly text: string;
  readonly place: Y.RelativePosition;
}

/** Makes changes, which are in order and apart. Run in a transaction. */
export function applyChanges(text: Y.Text, changes: readonly TextChange[]): void {
  for (const { from, to, insert } of [...changes].reverse()) {
    if (to > from) text.delete(from, to - from);
    if (insert !== '') text.insert(from, insert);
  }
}

/** Whether nobody ever wrote into a text. */
export const isFresh = (text: Y.Text): boolean => text._start === null;

/** Takes stretches out and remembers them, so that they can be put back later. Run in a transaction. */
export function takeOut(text: Y.Text, changes: readonly TextChange[]): RemovedStretch[] {
  const before = text.toString();
  applyChanges(text, changes);
  let shift = 0;
  return changes.map(({ from, to }) => {
    const place = Y.createRelativePositionFromTypeIndex(text, from - shift);
    shift += to - from;
    return { text: before.slice(from, to), place };
  });
}

/** Puts stretches back where they stood, in front of what stood behind them. Run in a transaction. */
export function putBack(text: Y.Text, stretches: readonly RemovedStretch[]): void {
  for (const { text: stretch, place } of stretches) {
    const found = text.doc && Y.createAbsolutePositionFromRelativePosition(place, text.doc);
    text.insert(found ? found.index : text.length, stretch);
  }
}
