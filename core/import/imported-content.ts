import type { NoteContent } from '../note/note.ts';
import { tagKeyOf } from '../note/tag-name.ts';
import type { ImportedNote } from './imported-note.ts';
import type { NoteSource } from './note-source.ts';

/** What becomes of an imported note here. */
interface Placement {
  readonly source: NoteSource;
  /** The id of its notebook; undefined: it lies in none. */
  readonly notebook: string | undefined;
  /** Wall clock, milliseconds since 1970: nothing was made or edited later. */
  readonly nowMs: number;
}

/** The note that an imported one becomes, and when it was edited last. Times that cannot be are taken for now. */
export function importedContent(
  note: ImportedNote & { readonly language?: string | undefined },
  { source, notebook, nowMs }: Placement,
): { content: NoteContent; editedMs: number } {
  const isPlausible = (ms: number | undefined): ms is number => ms !== undefined && ms > 0 && ms <= nowMs;
  const [editedMs = nowMs] = [note.editedMs, note.createdMs].filter(isPlausible);
  const created = isPlausible(note.createdMs) ? note.createdMs : editedMs;
  const meta = new Map<string, unknown>([['created', Math.trunc(created)]]);
  if (notebook !== undefined) meta.set('notebook', notebook);
  if (note.isPinned) meta.set('pinned', true);
  if (note.language !== undefined) meta.set('language', note.language);
  for (const tag of note.tags) if (tagKeyOf(tag) !== '') meta.set(`tags.${tagKeyOf(tag)}`, tag);
  meta.set('source', source);
  return { content: { title: note.title, body: note.body, meta }, editedMs: Math.trunc(editedMs) };
}
