import { readNoteFile } from '../note-file/read-note-file.ts';
import { withoutFrontMatter } from '../markdown/front-matter.ts';
import { noteOfFile } from '../note/text-file.ts';
import { folderOf, nameOf, partsOf, stemOf } from './entry-path.ts';
import type { ImportedNote } from './imported-note.ts';
import { ownKeyOf } from './note-source.ts';
import { withoutUnderstood } from './understood-front-matter.ts';

/** A text file of an import. */
export interface ImportedFile {
  /** From the top of what is imported. */
  readonly path: string;
  /** What the whole is called: files of the same path in two folders are two notes. */
  readonly root: string;
  readonly text: string;
  readonly createdMs: number | undefined;
  readonly editedMs: number | undefined;
}

/**
 * The note in a Markdown file; its folders are its notebooks, unless it says where it belongs. What its front matter says counts before what the disk says.
 * Files are titled by their first heading, those of a vault by their name, because links name them so.
 */
export function noteOfMarkdownFile(file: ImportedFile, isVault: boolean): ImportedNote {
  const { path, root } = file;
  const parsed = readNoteFile(file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const { id, title, ...said } = parsed;
  const body = id === undefined ? withoutUnderstood(parsed) : said.body;
  const named = noteOfFile({ name: nameOf(path), text: withoutFrontMatter(body) }, 0).title;
  const isTitled = title !== undefined && (id !== undefined || title.trim() !== '');
  return {
    key: id === undefined ? `file:${root}/${path}` : ownKeyOf(id),
    title: isTitled ? title : isVault ? stemOf(nameOf(path)) : named,
    body,
    // What this app did not know of a note the disk does not know either: the file is its own.
    createdMs: said.createdMs ?? (id === undefined ? file.createdMs : undefined),
    editedMs: said.editedMs ?? file.editedMs,
    tags: said.tags,
    notebook: said.notebook ?? partsOf(folderOf(path)),
    isPinned: said.isPinned,
    language: said.language,
  };
}
