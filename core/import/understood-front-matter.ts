import { parseFields } from '../note-file/fields.ts';
import { frontMatterBlockOf } from '../note-file/front-matter-block.ts';
import type { ParsedNoteFile } from '../note-file/note-file.ts';

/**
 * The text of another program's file without its front matter, when the note says all that stands there by itself. Front
 * matter that says more stays with the text, whole.
 */
export function withoutUnderstood({
  body,
  title,
  createdMs,
  editedMs,
  tags,
  notebook,
  isPinned,
  language,
  authors,
}: ParsedNoteFile): string {
  const block = frontMatterBlockOf(body);
  const fields = block && parseFields(block.fields);
  if (block === undefined || fields === undefined || authors.length > 0) return body;
  const said = [title, createdMs, editedMs, tags[0], notebook, isPinned || undefined, language];
  const understood = said.filter((value) => value !== undefined).length;
  return fields.contents?.items.length === understood ? block.rest.replace(/^\n+/, '') : body;
}
