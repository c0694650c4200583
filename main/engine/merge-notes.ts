import type { NoteId } from '../../core/contract/ids.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import { mergedNote, type MergedPart } from '../../core/note/merged-note.ts';
import { organisationIn } from '../../core/note/organisation.ts';
import type { Notes } from '../notes/notes.ts';

/**
 * Makes one note of several and puts those into the Trash: they come back from there if somebody writes in them meanwhile. Nothing
 * is made when one of them is gone.
 */
export async function mergeNotes(notes: Notes, ids: readonly NoteId[]): Promise<Result<{ id: NoteId }>> {
  const parts: MergedPart[] = [];
  for (const id of ids) {
    const note = await notes.contentOf(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    const { title, body, meta } = note.content;
    parts.push({ title, body, organisation: organisationIn(meta) });
  }
  const made = await notes.create(mergedNote(parts));
  if (!made.ok) return made;
  for (const id of ids) {
    const trashed = await notes.trash(id);
    if (!trashed.ok && trashed.error.code !== 'note-not-found') return trashed;
  }
  return made;
}
