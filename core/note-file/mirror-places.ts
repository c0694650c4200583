import { fileNameOf } from '../note/file-name.ts';
import { ATTACHMENTS, UNTITLED } from './note-places.ts';

/** The folder of a mirror that notes of the Trash lie in. */
export const TRASH = 'Trash';

/**
 * The folder that a note of a notebook lies in, a path with `/`; empty: the mirror itself. The same names always give the same
 * folder, whatever else is in the mirror: none is called as a note's file, or as a folder that is no notebook's.
 */
export function mirrorFolderOf(notebook: readonly string[]): string {
  const names = notebook.map((name) => fileNameOf(name, 'Notebook').replace(/\.md$/i, '_md'));
  const [first = '', ...rest] = names;
  const isTaken = [ATTACHMENTS, TRASH].some((taken) => taken.toLowerCase() === first.toLowerCase());
  return [isTaken ? `${first}_` : first, ...rest].join('/');
}

/** What a note's file is called in its folder, the count of those of its name before it being 1 or more. */
export const mirrorNameOf = (title: string, count: number): string => {
  const stem = fileNameOf(title, UNTITLED);
  return `${stem}${count === 1 ? '' : ` ${count}`}.md`;
};

/** Whether a file's name is one that a note of that title can have. */
export function isNameOf(name: string, title: string): boolean {
  const stem = fileNameOf(title, UNTITLED);
  return name.startsWith(stem) && /^(?: \d+)?\.md$/.test(name.slice(stem.length));
}
