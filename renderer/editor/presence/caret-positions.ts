import type { EditorState } from '@codemirror/state';
import * as Y from 'yjs';
import type { Caret } from '../../../core/contract/presence-commands.ts';
import { sharedTextOf } from '../text-binding.ts';

/** Where a selection is in the text of an editor, in UTF-16 units. */
export interface CaretPlace {
  readonly anchor: number;
  readonly head: number;
}

/** The main selection as others can find it, whatever is written meanwhile; undefined in a text that nobody shares. */
export function caretOf(state: EditorState): Caret | undefined {
  const text = sharedTextOf(state);
  if (text?.doc == null) return undefined;
  const { anchor, head } = state.selection.main;
  const encode = (place: number): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, Math.min(place, text.length)));
  return { anchor: encode(anchor), head: encode(head) };
}

/** Where somebody else's selection is here; undefined while what it stands at has not come, or when it is nonsense. */
export function placeOf(state: EditorState, { anchor, head }: Caret): CaretPlace | undefined {
  const text = sharedTextOf(state);
  if (text?.doc == null) return undefined;
  const [from, to] = [resolve(text, text.doc, anchor), resolve(text, text.doc, head)];
  if (from === undefined || to === undefined) return undefined;
  const { length } = state.doc;
  return { anchor: Math.min(from, length), head: Math.min(to, length) };
}

function resolve(text: Y.Text, doc: Y.Doc, bytes: Uint8Array): number | undefined {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
    return found?.type === text ? found.index : undefined;
  } catch {
    // Somebody else wrote these bytes, and Yjs throws at whatever it cannot read.
    return undefined;
  }
}
