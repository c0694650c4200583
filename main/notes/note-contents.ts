import type { NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { contentOf, isEmptyNote } from '../../core/note/note.ts';
import { isTrashed } from '../../core/note/trash.ts';
import { covers, editsOf, joinCoverage } from '../../core/segment/gone.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import { buildNote, type NoteDocuments } from './inspect.ts';
import type { LiveNote } from './live-note.ts';

/** Reads whole notes from their stored documents, on scratch documents. Those that are empty or erased for good are left out. */
export function contentsOf(notes: readonly NoteDocuments[]): OutgoingNote[] {
  return notes.flatMap(({ doc, documents }) => {
    const { scratch, markers, authors, editedMs } = buildNote({ doc, documents });
    const isErased = markers.length > 0 && covers(joinCoverage(markers), editsOf(scratch));
    if (isErased || isEmptyNote(scratch)) return [];
    const note = { id: doc as NoteId, content: contentOf(scratch), isTrashed: isTrashed(scratch) };
    return [{ ...note, authors: namesIn(authors), editedMs }];
  });
}

/** The same of a note in memory. */
export function liveContentOf({ id, replica, written, isErased }: LiveNote): OutgoingNote | undefined {
  const { doc } = replica;
  if (isErased || isEmptyNote(doc)) return undefined;
  const { authors, editedMs } = written;
  const note = { id: id as NoteId, content: contentOf(doc), isTrashed: isTrashed(doc) };
  return { ...note, authors: namesIn(authors), editedMs };
}

/** The account of a workspace that is on one computer alone is nobody's name. */
const namesIn = (accounts: readonly string[]): string[] => accounts.filter((account) => account !== LOCAL_ACCOUNT);
