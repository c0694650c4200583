import type * as Y from 'yjs';
import type { NotebookId } from '../contract/ids.ts';
import { metaOf, type NoteContent } from './note.ts';
import { isTagName, tagKeyOf } from './tag-name.ts';

/** How a note is kept in order: which notebook it is in, its tags beside those in its text, and whether it is pinned. */
export interface NoteOrganisation {
  /** Absent: in no notebook. */
  readonly notebook?: NotebookId;
  /** As they were written, in the order of their keys. */
  readonly tags: readonly string[];
  readonly isPinned: boolean;
  /** When it was made, in milliseconds since 1970; 0 when nobody said. */
  readonly createdMs: number;
}

/** The fields of a note, live or copied. */
type Fields = Pick<ReadonlyMap<string, unknown>, 'get' | 'entries'>;

const NOTEBOOK = 'notebook';
const PINNED = 'pinned';
const TAG = 'tags.';
const NOTEBOOK_ID = /^[0-9a-v]{20}$/;

/** Reads how a note is kept. Fields that hold something else count as absent: another version may have written them. */
export const organisationOf = (doc: Y.Doc): NoteOrganisation => organisationIn(metaOf(doc));

/** The same from the fields of a note as plain values. */
export function organisationIn(meta: Fields): NoteOrganisation {
  const notebook = meta.get(NOTEBOOK);
  const created = meta.get('created');
  return {
    ...(typeof notebook === 'string' && NOTEBOOK_ID.test(notebook) ? { notebook: notebook as NotebookId } : {}),
    tags: tagsIn(meta),
    isPinned: meta.get(PINNED) === true,
    createdMs: typeof created === 'number' && Number.isSafeInteger(created) ? created : 0,
  };
}

/** Nothing of any: how a note is kept that is none. */
export const NO_ORGANISATION: NoteOrganisation = { tags: [], isPinned: false, createdMs: 0 };

/** Puts a note into a notebook, out of the one it is in; `undefined` into none. Run in a transaction. */
export function moveToNotebook(doc: Y.Doc, notebook: NotebookId | undefined): void {
  const meta = metaOf(doc);
  if (notebook === undefined) meta.delete(NOTEBOOK);
  else if (meta.get(NOTEBOOK) !== notebook) meta.set(NOTEBOOK, notebook);
}

/** Gives a note a tag; a name that is none, or is there already in whatever spelling, changes nothing. Run in a transaction. */
export function addTag(doc: Y.Doc, name: string): void {
  const meta = metaOf(doc);
  const field = TAG + tagKeyOf(name);
  if (isTagName(name) && typeof meta.get(field) !== 'string') meta.set(field, name);
}

/** Takes a tag off a note, in whatever spelling. Tags in its text stay. Run in a transaction. */
export function removeTag(doc: Y.Doc, name: string): void {
  metaOf(doc).delete(TAG + tagKeyOf(name));
}

/** Pins a note to the top of lists, or no longer. Run in a transaction. */
export function setPinned(doc: Y.Doc, isPinned: boolean): void {
  if (isPinned) metaOf(doc).set(PINNED, true);
  else metaOf(doc).delete(PINNED);
}

/** The fields of a note that is made with an order from the start, beside its others. */
export function organisationFields({ notebook, tags, isPinned, createdMs }: NoteOrganisation): Map<string, unknown> {
  const named = tags.filter(isTagName).map((name): [string, unknown] => [TAG + tagKeyOf(name), name]);
  return new Map<string, unknown>([
    ['created', createdMs],
    ...(notebook === undefined ? [] : [[NOTEBOOK, notebook] as const]),
    ...named,
    ...(isPinned ? [[PINNED, true] as const] : []),
  ]);
}

/** A note with nothing in it yet, which lies in a notebook and bears tags where those are named. */
export function newNoteContent(
  place: { readonly notebook?: NotebookId | undefined; readonly tags?: readonly string[] | undefined } | undefined,
  createdMs: number,
): NoteContent {
  const { notebook, tags = [] } = place ?? {};
  const within = notebook === undefined ? {} : { notebook };
  return { title: '', body: '', meta: organisationFields({ ...within, tags, isPinned: false, createdMs }) };
}

function tagsIn(meta: Fields): string[] {
  const named = [...meta.entries()].flatMap(([field, name]): string[] =>
    field.startsWith(TAG) && typeof name === 'string' && tagKeyOf(name) === field.slice(TAG.length) ? [name] : [],
  );
  return named.filter(isTagName).sort((a, b) => (tagKeyOf(a) < tagKeyOf(b) ? -1 : 1));
}
