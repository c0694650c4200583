import * as Y from 'yjs';
import { bodyOf, metaOf, titleOf } from './note.ts';
import { replaceText } from './replace-text.ts';

/** A stretch of a text, and what comes in its place. UTF-16 units. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a note was rewritten to, such that it can be undone after others have written in it. */
export interface Rewriting {
  /** Where something came in place of something: a place that moves with the text. */
  readonly places: readonly { readonly at: Y.RelativePosition; readonly was: string; readonly is: string }[];
  /** Fields of `meta` with what they held; `undefined`: they were not there. */
  readonly fields: readonly { readonly field: string; readonly was: unknown; readonly is: unknown }[];
  readonly title?: { readonly was: string; readonly is: string };
}

/** Edits the body of a note in several places at once, which are in order and do not overlap. Run in a transaction. */
export function rewriteBody(doc: Y.Doc, edits: readonly TextEdit[]): Rewriting['places'] {
  const body = bodyOf(doc);
  const text = body.toString();
  // From the end, so that the places before it stay where they are.
  for (const { from, to, insert } of edits.toReversed()) {
    // What is in its place first: text that somebody else writes at either end stays outside.
    body.insert(from, insert);
    body.delete(from + insert.length, to - from);
  }
  let shift = 0;
  return edits.map(({ from, to, insert }) => {
    const at = Y.createRelativePositionFromTypeIndex(body, from + shift);
    shift += insert.length - (to - from);
    return { at, was: text.slice(from, to), is: insert };
  });
}

/** Edits the body in several places, and gives the note a title unless it keeps its own. Run in a transaction. */
export function replaceWith(doc: Y.Doc, edits: readonly TextEdit[], title: string | undefined): Rewriting {
  const was = titleOf(doc).toString();
  if (title !== undefined) replaceText(titleOf(doc), title);
  const places = rewriteBody(doc, edits);
  return { places, fields: [], ...(title === undefined || title === was ? {} : { title: { was, is: title } }) };
}

/** Sets fields of `meta`; `undefined` takes one away. Run in a transaction. */
export function rewriteFields(doc: Y.Doc, fields: ReadonlyMap<string, unknown>): Rewriting['fields'] {
  const meta = metaOf(doc);
  return [...fields].map(([field, is]) => {
    const was = meta.get(field);
    setField(doc, field, is);
    return { field, was, is };
  });
}

/** Undoes a rewriting as far as what it wrote is still there. Run in a transaction. */
export function undoRewriting(doc: Y.Doc, { places, fields, title }: Rewriting): void {
  const body = bodyOf(doc);
  for (const { at, was, is } of places) {
    const found = Y.createAbsolutePositionFromRelativePosition(at, doc);
    if (found === null || body.toString().slice(found.index, found.index + is.length) !== is) continue;
    body.insert(found.index, was);
    body.delete(found.index + was.length, is.length);
  }
  for (const { field, was, is } of fields) if (metaOf(doc).get(field) === is) setField(doc, field, was);
  if (title !== undefined && titleOf(doc).toString() === title.is) replaceText(titleOf(doc), title.was);
}

function setField(doc: Y.Doc, field: string, value: unknown): void {
  if (value === undefined) metaOf(doc).delete(field);
  else metaOf(doc).set(field, value);
}
