import { type EditorState, Facet } from '@codemirror/state';
import type { NoteAttachments } from '../../state/attachments/note-attachments.ts';

/** The attachments of the note in an editor. */
export const attachmentsFacet = Facet.define<NoteAttachments>();

/** Undefined in an editor that takes none. */
export function attachmentsOf(state: EditorState): NoteAttachments | undefined {
  return state.facet(attachmentsFacet)[0];
}
