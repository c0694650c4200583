import type { NoteContent } from '../note/note.ts';
import { isTagName, tagKeyOf } from '../note/tag-name.ts';
import type { NoteFile, ParsedNoteFile } from './note-file.ts';
import type { OutgoingNote } from './outgoing-note.ts';

/** What the fields of tags are called, before the tag's key. */
const TAG = 'tags.';

/** A note as it is written to a file. `notebook`: the names of its notebooks, where the folder does not say them. */
export function noteFileOf({ id, content, editedMs, authors }: OutgoingNote, notebook?: readonly string[]): NoteFile {
  const { title, body, meta } = content;
  const created = meta.get('created');
  const language = meta.get('language');
  const tags = [...meta].flatMap(([name, value]) => (name.startsWith(TAG) && typeof value === 'string' ? [value] : []));
  return {
    id,
    title,
    body,
    createdMs: typeof created === 'number' ? created : undefined,
    editedMs: editedMs > 0 ? editedMs : undefined,
    notebook,
    tags: tags.filter(isTagName).sort(),
    isPinned: meta.get('pinned') === true,
    language: typeof language === 'string' ? language : undefined,
    authors,
  };
}

/** The content of a note that is made of a file. Its notebook is not in it: that is found, or made, by its names. */
export function contentOfFile(file: ParsedNoteFile, title: string): NoteContent {
  const meta = new Map<string, unknown>();
  if (file.createdMs !== undefined) meta.set('created', file.createdMs);
  for (const tag of file.tags) meta.set(`${TAG}${tagKeyOf(tag)}`, tag);
  if (file.isPinned) meta.set('pinned', true);
  if (file.language !== undefined) meta.set('language', file.language);
  return { title: file.title ?? title, body: file.body, meta };
}
