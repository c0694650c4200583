import { fileKindOf } from '../../../core/import/file-kinds.ts';
import { FileTree } from '../../../core/import/file-tree.ts';
import { folderOf, joinPath, nameOf } from '../../../core/import/entry-path.ts';
import { noteOfMarkdownFile } from '../../../core/import/markdown-note.ts';
import { isAttachmentFolder } from '../../../core/note-file/attachment-links.ts';
import { decodeText } from '../read/decode-text.ts';
import { type FoundEntries, type FoundEntry, IMPORT_LIMITS } from '../read/entries.ts';
import { readBytes } from '../read/read-bytes.ts';
import { noteOfHtmlFile } from './html-note.ts';
import type { Found, NoteEntry } from './note-entry.ts';
import { referenceHeld } from '../../../core/import/references-in-html.ts';

/** The notes in Markdown and HTML files, which name each other by their paths. */
export function fileNotes({ root, entries, isVault }: FoundEntries): NoteEntry[] {
  const tree = new FileTree(entries.map(({ path }) => path));
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const noteOf = (entry: FoundEntry): NoteEntry => {
    const isHtml = fileKindOf(entry.path) === 'html';
    return {
      id: entry.path,
      name: entry.path,
      read: () => {
        const text = decodeText(readBytes(entry.file, IMPORT_LIMITS.textBytes));
        const file = { ...entry, root, text };
        return isHtml ? noteOfHtmlFile(file) : noteOfMarkdownFile(file, isVault);
      },
      find: (written, how) => {
        if (how === 'place') return besideNote(entry, byPath.get(joinPath(folderOf(entry.path), written) ?? ''));
        const reference = isHtml ? referenceHeld(written) : written;
        if (reference === undefined) return undefined;
        const path = how === 'link' ? tree.byAddress(reference, entry.path) : tree.byName(reference, entry.path);
        const found = path === undefined ? undefined : byPath.get(path);
        if (found === undefined) return undefined;
        const isNote = isNoteFile(found);
        return isNote ? { kind: 'note', id: found.path } : { kind: 'file', entry: found, name: nameOf(found.path) };
      },
    };
  };
  return entries.filter(isNoteFile).map(noteOf);
}

/** A file that is no note, or an attachment: that may be a text as notes are, but no note lies in its folder. */
function besideNote(note: FoundEntry, entry: FoundEntry | undefined): Found | undefined {
  if (entry === undefined) return undefined;
  const folder = folderOf(entry.path);
  const isAttachment = isAttachmentFolder(folder) && !note.path.startsWith(`${folder}/`);
  return isAttachment || !isNoteFile(entry) ? { kind: 'file', entry, name: nameOf(entry.path) } : undefined;
}

/** Whether a file becomes a note by itself. */
export function isNoteFile({ path }: FoundEntry): boolean {
  const kind = fileKindOf(path);
  return kind === 'markdown' || kind === 'html';
}
