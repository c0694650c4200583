import type * as Y from 'yjs';

/** The title of a note: one line of plain text. */
export const titleOf = (doc: Y.Doc): Y.Text => doc.getText('title');

/** The body of a note: Markdown source, the text a person would export. */
export const bodyOf = (doc: Y.Doc): Y.Text => doc.getText('body');

/** The other fields of a note, by the names in `docs/SPEC.md` section 2. */
export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');

/** The plain values of a note that a copy must carry over to be the same note to a reader. */
export interface NoteContent {
  readonly title: string;
  readonly body: string;
  /** Fields of `meta` but `trashed`, which speaks of the original's edits. */
  readonly meta: ReadonlyMap<string, unknown>;
}

/** Reads a note's content as plain values. */
export function contentOf(doc: Y.Doc): NoteContent {
  const meta = new Map([...metaOf(doc).entries()].filter(([key]) => key !== 'trashed'));
  return { title: titleOf(doc).toString(), body: bodyOf(doc).toString(), meta };
}

/** Writes content into an empty note. Run in a transaction. */
export function fillNote(doc: Y.Doc, content: NoteContent): void {
  if (content.title) titleOf(doc).insert(0, content.title);
  if (content.body) bodyOf(doc).insert(0, content.body);
  for (const [key, value] of content.meta) metaOf(doc).set(key, value);
}

/** Whether nothing was ever written into the note. */
export const isEmptyNote = (doc: Y.Doc): boolean => doc.store.clients.size === 0;
