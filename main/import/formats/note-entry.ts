import type { SkippedItem } from '../../../core/contract/import-commands.ts';
import type { ImportedNote } from '../../../core/import/imported-note.ts';
import { notebookNameOf } from '../../../core/workspace/notebooks.ts';
import type { FoundEntry } from '../read/entries.ts';

/** What a reference leads to before it is known what becomes of it: another note by its place, or a file and its name. */
export type Found =
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'file'; readonly entry: FoundEntry; readonly name: string };

/** Something that a note is made of, and how. */
export interface NoteEntry {
  /** What other notes of the import know it by. */
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
  /** Reads the note, each time anew. Throws a ProblemError. */
  read(): ImportedNote;
  /** What a reference in its text means. `place`: an address that this app wrote, which leads to the very file or nowhere. */
  find(written: string, how: 'link' | 'name' | 'place'): Found | undefined;
}

/** Reads a note; its title is one line, and its notebooks are called as notebooks can be. Throws a ProblemError. */
export function readEntry(entry: NoteEntry): ImportedNote {
  const note = entry.read();
  const title = note.title.replace(/\s*[\r\n]+\s*/g, ' ');
  return { ...note, title, notebook: note.notebook.map(notebookNameOf).filter((name) => name !== '') };
}

/** What an import consists of. */
export interface Collection {
  readonly root: string;
  readonly notes: readonly NoteEntry[];
  /** The files that notes may refer to. */
  readonly files: readonly FoundEntry[];
  readonly skipped: readonly SkippedItem[];
}
