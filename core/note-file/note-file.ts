import type { NoteId } from '../contract/ids.ts';

/** A note as it is kept in a Markdown file: its text, and what front matter says of it. */
export interface NoteFile {
  readonly id: NoteId;
  readonly title: string;
  /** As it is in the note, its own front matter included. */
  readonly body: string;
  /** Wall clock, milliseconds since 1970; undefined: nobody knows. */
  readonly createdMs?: number | undefined;
  readonly editedMs?: number | undefined;
  /** The tags that the note bears beside those in its text, as they are written, without the sign. */
  readonly tags: readonly string[];
  readonly isPinned: boolean;
  /** The language it is spelt in; undefined: the one its text is recognised by. */
  readonly language?: string | undefined;
  /** The names of its notebooks, from the outermost; undefined: the folder says it, or nobody. */
  readonly notebook?: readonly string[] | undefined;
  /** Names of those who wrote it. They tell a reader; nothing is made of them. */
  readonly authors: readonly string[];
}

/** What a Markdown file says of the note in it; `body` is what becomes the note's text. */
export interface ParsedNoteFile extends Omit<NoteFile, 'id' | 'title'> {
  /** Undefined: no program wrote the file that knows notes by their id. */
  readonly id?: NoteId | undefined;
  /** Undefined: the file does not say; its name, or its first heading, may. */
  readonly title?: string | undefined;
}
