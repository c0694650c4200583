import type { TextEdit } from '../note/rewrite.ts';
import type { DifferencePiece } from './difference.ts';

/** A stretch of a version's text, in UTF-16 units. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/**
 * The edits that bring a text back to what a version said: as few and as small as the difference is, so that what others write
 * meanwhile stays. With a passage of the version only those in it.
 *
 * @param pieces what becomes of the present text on the way to the version
 */
export function editsBack(pieces: readonly DifferencePiece[], passage?: Passage): TextEdit[] {
  const edits: TextEdit[] = [];
  let [at, there] = [0, 0];
  for (const [index, { kind, text }] of pieces.entries()) {
    const before = pieces[index - 1];
    if (kind === 'removed') {
      const next = pieces[index + 1];
      const added = next?.kind === 'added' ? next.text : '';
      edits.push(...editWithin({ from: at, to: at + text.length, insert: added }, there, passage));
    } else if (kind === 'added' && before?.kind !== 'removed')
      edits.push(...editWithin({ from: at, to: at, insert: text }, there, passage));
    if (kind !== 'added') at += text.length;
    if (kind !== 'removed') there += text.length;
  }
  return edits;
}

/** An edit as far as it lies in a passage; `there` is where the version has what is inserted. */
function editWithin(edit: TextEdit, there: number, passage: Passage | undefined): TextEdit[] {
  if (passage === undefined) return [edit];
  const [from, to] = [Math.max(there, passage.from), Math.min(there + edit.insert.length, passage.to)];
  if (from > to) return [];
  const isWhole = from === there && to === there + edit.insert.length;
  const insert = edit.insert.slice(from - there, to - there);
  if (isWhole) return [edit];
  return insert === '' ? [] : [{ from: edit.from, to: edit.from, insert }];
}
