import { isTagName } from '../note/tag-name.ts';
import type { NoteFile } from './note-file.ts';
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
