import type * as Y from 'yjs';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NotebookId, NoteId, SharedDocId } from '../../core/contract/ids.ts';
import type { notebookCommands, Organising } from '../../core/contract/notebook-commands.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { addTag, moveToNotebook, removeTag, setPinned } from '../../core/note/organisation.ts';
import {
  addNotebook,
  moveNotebook,
  notebookNameOf,
  notebooksIn,
  renameNotebook,
  setNotebooksGone,
  withinNotebook,
} from '../../core/workspace/notebooks.ts';
import type { Notes } from '../notes/notes.ts';
import { mergeNotes } from './merge-notes.ts';
import type { Workspace } from './workspace.ts';

/** What answers commands about notebooks. */
interface NotebookPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
}

/** What the workspace shares. */
export const WORKSPACE_DOC = 'ws' as SharedDocId;

/** Notebooks from the workspace's shared document, their counts from the catalog. */
export function notebookHandlers({ workspace, writable }: NotebookPorts): HandlersOf<keyof typeof notebookCommands> {
  const edit = async (change: (ws: Y.Doc) => unknown): Promise<Result<undefined>> =>
    (await writable()).editShared(WORKSPACE_DOC, change);
  return {
    'notebooks.list': async () => {
      const counts = await workspace().references.notebookCounts();
      const notebooks = await notebooksOf(workspace(), new Set(counts.keys()));
      return succeed(notebooks.map((notebook) => ({ ...notebook, count: counts.get(notebook.id) ?? 0 })));
    },
    'notebooks.create': async ({ name: text, parent }) => {
      const name = notebookNameOf(text);
      if (name === '') return fail({ code: 'name-empty' });
      let id: NotebookId | undefined;
      const saved = await edit((ws) => (id = addNotebook(ws, name, parent)));
      if (!saved.ok) return saved;
      return id === undefined ? fail({ code: 'invalid-input' }) : succeed({ id });
    },
    'notebooks.rename': async ({ id, name: text }) => {
      const name = notebookNameOf(text);
      return name === '' ? fail({ code: 'name-empty' }) : edit((ws) => renameNotebook(ws, id, name));
    },
    'notebooks.move': async ({ id, parent }) => {
      let isMoved = false;
      const saved = await edit((ws) => (isMoved = moveNotebook(ws, id, parent)));
      return saved.ok && !isMoved ? fail({ code: 'notebook-in-itself' }) : saved;
    },
    'notebooks.remove': async ({ id }) => {
      const into = await writable();
      // What was moved a moment ago may not be in the catalog yet.
      await into.flush();
      const counts = await workspace().references.notebookCounts();
      const notebooks = withinNotebook(await notebooksOf(workspace(), new Set(counts.keys())), id);
      const notes = (await workspace().references.notesIn(notebooks)) as NoteId[];
      for (const note of notes) {
        const trashed = await into.trash(note);
        if (!trashed.ok && trashed.error.code !== 'note-not-found') return trashed;
      }
      const saved = await edit((ws) => setNotebooksGone(ws, notebooks, true));
      return saved.ok ? succeed({ notebooks, notes }) : saved;
    },
    'notebooks.restore': async ({ notebooks, notes }) => {
      const into = await writable();
      const saved = await edit((ws) => setNotebooksGone(ws, notebooks, false));
      if (!saved.ok) return saved;
      for (const note of notes) {
        const restored = await into.restore(note);
        if (!restored.ok && restored.error.code !== 'note-not-found') return restored;
      }
      return saved;
    },
    'notes.merge': async ({ ids }) => mergeNotes(await writable(), ids),
    'notes.organise': async ({ ids, change }) => {
      const into = await writable();
      const failed: NoteId[] = [];
      for (const id of ids) {
        const changed = await organise(into, id, change);
        if (!changed.ok && changed.error.code !== 'note-not-found') return changed;
        if (!changed.ok) failed.push(id);
      }
      return succeed({ failed });
    },
  };
}

/** The notebooks of a workspace, those among them that notes lie in although they were removed. */
export const notebooksOf = (
  { notes }: Pick<Workspace, 'notes'>,
  used: ReadonlySet<string>,
): Promise<ReturnType<typeof notebooksIn>> => notes.readShared(WORKSPACE_DOC, (ws) => notebooksIn(ws, used));

function organise(notes: Notes, id: NoteId, change: Organising): Promise<Result<undefined>> {
  switch (change.kind) {
    case 'trash':
      return notes.trash(id);
    case 'restore':
      return notes.restore(id);
    case 'move':
      return notes.change(id, (doc) => moveToNotebook(doc, change.notebook));
    case 'pin':
      return notes.change(id, (doc) => setPinned(doc, change.isPinned));
    case 'tag':
      return notes.change(id, (doc) => {
        for (const name of change.remove) removeTag(doc, name);
        for (const name of change.add) addTag(doc, name);
      });
  }
}
