import type { ExportedNotes } from '../../core/contract/bulk-export-commands.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { notebookPath, withinNotebook } from '../../core/workspace/notebooks.ts';
import { notebooksOf } from './notebook-handlers.ts';
import type { Workspace } from './workspace.ts';

/** The notes of one workspace, for the parts of main that let them out. */
export interface OutgoingNotes {
  /** What the workspace is called. */
  readonly name: string;
  /** The notes that are meant, as far as lists show them. Those that nobody sees yet, because they were just written, too. */
  idsOf(notes: ExportedNotes): Promise<readonly NoteId[]>;
  /** Some notes as they stand; those that are empty or gone are left out. Ask for few at once. */
  read(ids: readonly NoteId[]): Promise<readonly OutgoingNote[]>;
  /** The names of a notebook and of those around it, from the outermost, as they were; empty: there was none of that id. */
  notebookPathOf(id: string): readonly string[];
}

/** Those of a workspace. What they answer ends with it. */
export async function outgoingNotes(workspace: Workspace): Promise<OutgoingNotes> {
  const { entry, notes, listed, references } = workspace;
  const used = new Set((await references.notebookCounts()).keys());
  const notebooks = await notebooksOf(workspace, used);
  return {
    name: entry.name,
    async idsOf(wanted) {
      if (wanted.kind === 'notes') return wanted.ids;
      await notes.flush();
      if (wanted.kind === 'all') return listed({ isTrashed: false });
      return (await references.notesIn(withinNotebook(notebooks, wanted.id))) as NoteId[];
    },
    read: (ids) => notes.read(ids),
    notebookPathOf: (id) => notebookPath(notebooks, id as NotebookId),
  };
}
