import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { contentOf, isEmptyNote } from '../../core/note/note.ts';
import { isTrashed } from '../../core/note/trash.ts';
import { covers, editsOf, joinCoverage } from '../../core/segment/gone.ts';
import { LOCAL_ACCOUNT, parseSegmentId } from '../../core/segment/ids.ts';
import { revisionOf } from '../../core/segment/stored-update.ts';
import { buildNote, type NoteDocuments, type Refusal } from './inspect.ts';
import { idOf } from './refusals.ts';

/** Reads whole notes from their stored documents, on scratch documents. Those that are empty or erased for good are left out. */
export function contentsOf(notes: readonly NoteDocuments[]): OutgoingNote[] {
  return notes.flatMap((note) => {
    const { scratch, refusals, markers, editedMs } = buildNote(note);
    const isErased = markers.length > 0 && covers(joinCoverage(markers), editsOf(scratch));
    if (isErased || isEmptyNote(scratch)) return [];
    const authors = authorsOf(note.documents, refusals);
    return [{ id: note.doc as NoteId, content: contentOf(scratch), editedMs, isTrashed: isTrashed(scratch), authors }];
  });
}

/** The accounts that wrote a note's sound segments, in the order of the alphabet. */
export function authorsOf(documents: readonly unknown[], refusals: readonly Refusal[]): string[] {
  const refused = new Set(refusals.map(({ id, rev }) => `${id} ${rev}`));
  const sound = documents.filter((document) => !refused.has(`${idOf(document)} ${revisionOf(document)}`));
  const accounts = new Set(sound.flatMap((document) => parseSegmentId(idOf(document))?.account ?? []));
  accounts.delete(LOCAL_ACCOUNT);
  return [...accounts].sort();
}
