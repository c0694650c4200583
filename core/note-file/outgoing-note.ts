import type { NoteId } from '../contract/ids.ts';
import type { NoteContent } from '../note/note.ts';

/** A note on its way out of the app, as plain values. */
export interface OutgoingNote {
  readonly id: NoteId;
  readonly content: NoteContent;
  /** When anybody last wrote in it, 0 when nobody knows. Wall clock, milliseconds since 1970. */
  readonly editedMs: number;
  readonly isTrashed: boolean;
  /** The accounts that wrote in it, but the one of a workspace that is on one computer alone. */
  readonly authors: readonly string[];
}
