import type * as Y from 'yjs';
import type { NoteId } from '../../core/contract/ids.ts';
import type { NoteRow } from '../../core/contract/values.ts';
import { referencesOf } from '../../core/note/references.ts';
import { summaryOf } from '../../core/note/summary.ts';

/** A note as a fake main holds it. */
export interface FakeNote {
  readonly doc: Y.Doc;
  editedMs: number;
}

/** What a list says of it, but whether it was seen. */
export function rowOf(id: NoteId, { doc, editedMs }: FakeNote): Omit<NoteRow, 'isUnread' | 'unreadMessages'> {
  const { title, excerpt, isTrashed, trashedMs, isPinned, createdMs, notebook, tags: fields, text } = summaryOf(doc);
  const tags = [...fields, ...referencesOf(text).tags];
  const place = notebook === undefined ? {} : { notebook };
  const trashed = { trashedMs, trashedBy: '' };
  return { id, title, excerpt, editedMs, createdMs, editedBy: '', isTrashed, ...trashed, isPinned, tags, ...place };
}
