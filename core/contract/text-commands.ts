import * as v from 'valibot';
import { noteId } from './ids.ts';

/** What a note says, without its document: enough to be read, and to be written in until the document is there. */
export const noteText = v.strictObject({ title: v.string(), body: v.string(), isTrashed: v.boolean() });
export type NoteText = v.InferOutput<typeof noteText>;

/** What can be asked of a note before it is open. */
export const textCommands = {
  /**
   * What a note says, at once: as it is in memory, or else as the list knows it, which may be a moment behind. Nothing when
   * neither knows it; `notes.open` has the last word.
   */
  'notes.text': { input: v.strictObject({ id: noteId }), output: v.optional(noteText), maxBytes: 256 },
} as const;
