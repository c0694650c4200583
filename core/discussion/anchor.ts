import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { MAX_QUOTE_UNITS, type TextAnchor } from '../contract/discussion-values.ts';
import { bodyOf } from '../note/note.ts';

/** A stretch of a note's text. UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Ties a comment to a stretch that is not empty: to its first and its last letter, so that what is written at its edges stays outside. */
export function anchorOf(doc: Y.Doc, { from, to }: TextRange): TextAnchor {
  const body = bodyOf(doc);
  const position = (index: number, side: number): string =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(body, index, side)));
  const quote = body.toString().slice(from, Math.min(to, from + MAX_QUOTE_UNITS));
  return { start: position(from, 0), end: position(to, -1), quote };
}

/** Where the stretch is now; undefined when nothing is left of it, or it was never there. */
export function rangeOf(doc: Y.Doc, { start, end }: TextAnchor): TextRange | undefined {
  const from = indexIn(doc, start);
  const to = indexIn(doc, end);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

function indexIn(doc: Y.Doc, position: string): number | undefined {
  try {
    const relative = Y.decodeRelativePosition(fromBase64(position));
    // A position by name would make the field that it names.
    if (relative.tname !== null && relative.tname !== 'body') return undefined;
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return absolute?.type === bodyOf(doc) ? absolute.index : undefined;
  } catch {
    // Whoever wrote it made it up.
    return undefined;
  }
}
