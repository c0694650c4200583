import type * as Y from 'yjs';
import { bodyOf, metaOf, titleOf } from '../note/note.ts';
import { addTag } from '../note/organisation.ts';
import { replaceText } from '../note/replace-text.ts';
import { type NoteSource, textHashOf } from './note-source.ts';
import { tagNamed } from './tag-named.ts';

/** What a source says now of a note that was imported before. */
export interface SourceChange {
  readonly before: NoteSource;
  readonly source: NoteSource;
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
}

/**
 * Takes into a note what its source says now. Answers `changed-here`, and changes nothing, when title or text were
 * changed here since, too: neither side is thrown away. Tags are added and never taken; notebook and pin stay as they are
 * here. Run in a transaction.
 */
export function takeSource(
  doc: Y.Doc,
  { before, source, title, body, tags }: SourceChange,
): 'updated' | 'changed-here' {
  const here = textHashOf(titleOf(doc).toString(), bodyOf(doc).toString());
  const isSourceText = source.text !== before.text && here !== source.text;
  if (isSourceText && here !== before.text) return 'changed-here';
  if (isSourceText) {
    replaceText(titleOf(doc), title);
    replaceText(bodyOf(doc), body);
  }
  for (const tag of tags) addTag(doc, tagNamed(tag));
  metaOf(doc).set('source', source);
  return 'updated';
}

/** The note is this place's alone from now on: another one goes on with its source. Run in a transaction. */
export function forgetSource(doc: Y.Doc): void {
  metaOf(doc).delete('source');
}
