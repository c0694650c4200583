import type { NotebookId } from '../contract/ids.ts';
import type { NoteContent } from '../note/note.ts';
import { organisationFields } from '../note/organisation.ts';
import type { ImportedNote } from './imported-note.ts';
import { type NoteSource, ownNoteIn } from './note-source.ts';
import { tagNamed } from './tag-named.ts';

/** What becomes of an imported note here. */
interface Placement {
  readonly source: NoteSource;
  /** Undefined: it lies in none. */
  readonly notebook: NotebookId | undefined;
  /** Wall clock, milliseconds since 1970: nothing was made or edited later. */
  readonly nowMs: number;
}

/** The note that an imported one becomes, and when it was edited last. Times that cannot be are taken for now. */
export function importedContent(
  note: ImportedNote,
  { source, notebook, nowMs }: Placement,
): { content: NoteContent; editedMs: number } {
  const isPlausible = (ms: number | undefined): ms is number => ms !== undefined && ms > 0 && ms <= nowMs;
  const [editedMs = nowMs] = [note.editedMs, note.createdMs].filter(isPlausible);
  const createdMs = Math.trunc(isPlausible(note.createdMs) ? note.createdMs : editedMs);
  const meta = organisationFields({
    tags: note.tags.map(tagNamed),
    isPinned: note.isPinned,
    createdMs,
    ...(notebook === undefined ? {} : { notebook }),
  });
  // Of a note of this app whose time nobody knew nobody knows it now.
  if (note.createdMs === undefined && ownNoteIn(source.key) !== undefined) meta.delete('created');
  if (note.language !== undefined) meta.set('language', note.language);
  meta.set('source', source);
  return { content: { title: note.title, body: note.body, meta }, editedMs: Math.trunc(editedMs) };
}
