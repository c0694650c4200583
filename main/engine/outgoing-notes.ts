import type { ExportedNotes } from '../../core/contract/bulk-export-commands.ts';
import { isNoteId, type DocId, type NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { notebookPath, withinNotebook } from '../../core/workspace/notebooks.ts';
import { notebooksOf, WORKSPACE_DOC } from './notebook-handlers.ts';
import type { Workspace } from './workspace.ts';

/** How far somebody has followed what is stored, and in which database. */
export interface StorePosition {
  readonly source: string;
  readonly seq: number;
}

/** What changed in a workspace. */
export interface OutgoingChanges {
  readonly notes: readonly NoteId[];
  /** Whether notebooks may have other names or places. */
  readonly hasNotebooks: boolean;
  readonly position: StorePosition;
  /** Changes of a database that was not followed before. */
  readonly isOther: boolean;
}

/** The notes of one workspace, for the parts of main that let them out. Made anew for each question: its notebooks are those of then. */
export interface OutgoingNotes {
  /** What the workspace is called. */
  readonly name: string;
  /** Where the workspace's own files lie. */
  readonly folder: string;
  /** The names of each notebook and of those around it, from the outermost, by its id. */
  readonly notebookPaths: ReadonlyMap<string, readonly string[]>;
  /** The notes that are meant, as far as lists show them. Those that nobody sees yet, because they were just written, too. */
  idsOf(notes: ExportedNotes): Promise<readonly NoteId[]>;
  /** Some notes as they stand; those that are empty or gone are left out. Ask for few at once. */
  read(ids: readonly NoteId[]): Promise<readonly OutgoingNote[]>;
  /** Everything that was stored after a position; all there is without one. */
  changedSince(position: StorePosition | undefined): Promise<OutgoingChanges>;
  /** Calls back after anything was stored. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** Changes are read in pages of this size. */
const PAGE = 1000;

/** Those of a workspace. What they answer ends with it. */
export async function outgoingNotes(workspace: Workspace): Promise<OutgoingNotes> {
  const { entry, folder, notes, listed, references, store } = workspace;
  const used = new Set((await references.notebookCounts()).keys());
  const notebooks = await notebooksOf(workspace, used);
  return {
    name: entry.name,
    folder,
    notebookPaths: new Map(notebooks.map(({ id }) => [id, notebookPath(notebooks, id)])),
    async idsOf(wanted) {
      if (wanted.kind === 'notes') return wanted.ids;
      await notes.flush();
      if (wanted.kind === 'all') return listed({ isTrashed: false });
      return (await references.notesIn(withinNotebook(notebooks, wanted.id))) as NoteId[];
    },
    read: (ids) => notes.read(ids),
    async changedSince(position) {
      const source = await store.uuid();
      const isOther = position?.source !== source;
      const docs = new Set<string>();
      let seq = isOther ? 0 : position.seq;
      for (;;) {
        const page = await store.changedDocs(seq, PAGE);
        for (const doc of page.docs) docs.add(doc);
        if (page.lastSeq <= seq || page.docs.length === 0) break;
        seq = page.lastSeq;
      }
      const changed = [...docs] as DocId[];
      const hasNotebooks = docs.has(WORKSPACE_DOC);
      return { notes: changed.filter(isNoteId), hasNotebooks, position: { source, seq }, isOther };
    },
    onChange: (listener) => store.onChange(listener),
  };
}
