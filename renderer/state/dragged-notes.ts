import * as v from 'valibot';
import { noteId, notebookId, type NotebookId, type NoteId } from '../../core/contract/ids.ts';

/** What dragged notes are called among what is dragged: a JSON array of their ids. */
export const NOTES_TYPE = 'application/x-commonplace-notes';
/** The same for a notebook: its id. */
const NOTEBOOK_TYPE = 'application/x-commonplace-notebook';

/** Whether notes are dragged. Which ones can only be read when they are dropped. */
export const isDragOfNotes = ({ types }: DataTransfer): boolean => types.includes(NOTES_TYPE);

/** Whether a notebook is dragged. */
export const isNotebookDrag = ({ types }: DataTransfer): boolean => types.includes(NOTEBOOK_TYPE);

/** Lets a notebook be dragged. */
export function dragNotebook(id: NotebookId, data: DataTransfer): void {
  data.setData(NOTEBOOK_TYPE, id);
  data.effectAllowed = 'move';
}

/** The notes that were dropped; none when something else was. */
export function notesIn(data: DataTransfer): readonly NoteId[] {
  try {
    const ids = v.safeParse(v.array(noteId), JSON.parse(data.getData(NOTES_TYPE)));
    return ids.success ? ids.output : [];
  } catch {
    return [];
  }
}

/** The notebook that was dropped. */
export function notebookIn(data: DataTransfer): NotebookId | undefined {
  const id = v.safeParse(notebookId, data.getData(NOTEBOOK_TYPE));
  return id.success ? id.output : undefined;
}
