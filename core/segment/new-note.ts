import type { Nonce, NoteId } from '../contract/ids.ts';
import { fillNote, type NoteContent } from '../note/note.ts';
import { type NoteSummary, summaryOf } from '../note/summary.ts';
import { type Authorship, authorshipBy } from './authorship.ts';
import type { SegmentDocument } from './document.ts';
import type { Writer } from './ids.ts';
import { createReplica, OWN_EDIT } from './replica.ts';

/** A note that is nowhere yet: its id, who writes it, the nonce that it is written under, and when it was edited last. */
export interface NewNoteName {
  readonly id: NoteId;
  readonly writer: Writer;
  readonly nonce: Nonce;
  /** Wall clock, milliseconds since 1970. */
  readonly editedMs: number;
}

/** A new note as it is stored and listed; nothing of it is in memory. */
export interface NewNote {
  readonly id: NoteId;
  readonly documents: readonly SegmentDocument[];
  readonly authorship: Authorship;
  readonly summary: NoteSummary;
}

/** Makes the segments of a note that is written at once, and what lists know of it. A long text comes in pieces (rule S1). */
export function newNoteOf({ id, writer, nonce, editedMs }: NewNoteName, content: NoteContent): NewNote {
  const replica = createReplica({ docId: id, ...writer, nextNumber: 1 });
  // Made as an edit is, but for its update, which nobody asks for.
  replica.doc.clientID = replica.admit(nonce);
  replica.doc.transact(() => fillNote(replica.doc, content), OWN_EDIT);
  const authorship = authorshipBy(writer.account, editedMs);
  return { id, documents: replica.flush(editedMs), authorship, summary: summaryOf(replica.doc) };
}
