import * as Y from 'yjs';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { notebookCommands, Organising } from '../../core/contract/notebook-commands.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { addTag, moveToNotebook, organisationOf, removeTag, setPinned } from '../../core/note/organisation.ts';
import { isTrashed, markTrashed, unmarkTrashed } from '../../core/note/trash.ts';
import { FakeOrder } from './fake-order.ts';
import * as notebooks from '../../core/workspace/notebooks.ts';

/** What a fake main knows that its answers about notebooks are made of. */
export interface FakeNotebooksPorts {
  readonly docs: () => ReadonlyMap<NoteId, Y.Doc>;
  /** Makes an edit of a note and tells its windows; false when there is none of that id. */
  readonly change: (id: NoteId, change: (doc: Y.Doc) => void) => boolean;
  readonly tell: () => void;
  readonly merge: (ids: readonly NoteId[]) => Result<{ id: NoteId }>;
}

/** The notebooks of a fake main: the real rules on a document of its own. */
export class FakeNotebooks {
  readonly ws = new Y.Doc();
  readonly #ports: FakeNotebooksPorts;

  constructor(ports: FakeNotebooksPorts) {
    this.#ports = ports;
  }

  /** Makes a notebook at a path, as another member would. */
  add(...names: string[]): NotebookId {
    const id = notebooks.notebookAt(this.ws, names);
    if (id === undefined) throw new Error('no name');
    return id;
  }

  /** The ids of a notebook and those within it. */
  within(id: NotebookId): NotebookId[] {
    return notebooks.withinNotebook(notebooks.notebooksIn(this.ws), id);
  }

  handlers(): HandlersOf<keyof typeof notebookCommands> & ReturnType<FakeOrder['handlers']> {
    const { tell, change } = this.#ports;
    const done = () => {
      tell();
      return succeed(undefined);
    };
    return {
      ...new FakeOrder({ ...this.#ports, ws: this.ws }).handlers(),
      'notebooks.list': async () => {
        const counts = this.#counts();
        const all = notebooks.notebooksIn(this.ws, new Set(counts.keys()));
        return succeed(all.map((notebook) => ({ ...notebook, count: counts.get(notebook.id) ?? 0 })));
      },
      'notebooks.create': async ({ name, parent }) => {
        if (notebooks.notebookNameOf(name) === '') return fail({ code: 'name-empty' });
        const id = notebooks.addNotebook(this.ws, notebooks.notebookNameOf(name), parent);
        tell();
        return succeed({ id });
      },
      'notebooks.rename': async ({ id, name }) => {
        if (notebooks.notebookNameOf(name) === '') return fail({ code: 'name-empty' });
        notebooks.renameNotebook(this.ws, id, notebooks.notebookNameOf(name));
        return done();
      },
      'notebooks.move': async ({ id, parent }) =>
        notebooks.moveNotebook(this.ws, id, parent) ? done() : fail({ code: 'notebook-in-itself' }),
      'notebooks.remove': async ({ id }) => {
        const gone = this.within(id);
        const notes = [...this.#ports.docs()].flatMap(([note, doc]) => {
          const { notebook } = organisationOf(doc);
          return notebook !== undefined && gone.includes(notebook) && !isTrashed(doc) ? [note] : [];
        });
        for (const note of notes) change(note, (doc) => markTrashed(doc, 0));
        notebooks.setNotebooksGone(this.ws, gone, true);
        tell();
        return succeed({ notebooks: gone, notes });
      },
      'notebooks.restore': async (removed) => {
        notebooks.setNotebooksGone(this.ws, removed.notebooks, false);
        for (const note of removed.notes) change(note, unmarkTrashed);
        return done();
      },
      'notes.merge': async ({ ids }) => this.#ports.merge(ids),
      'notes.organise': async ({ ids, change: wanted }) => {
        const failed = ids.filter((id) => !change(id, (doc) => organise(doc, wanted)));
        return succeed({ failed });
      },
    };
  }

  #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const doc of this.#ports.docs().values()) {
      const { notebook } = organisationOf(doc);
      if (notebook !== undefined && !isTrashed(doc)) counts.set(notebook, (counts.get(notebook) ?? 0) + 1);
    }
    return counts;
  }
}

function organise(doc: Y.Doc, change: Organising): void {
  if (change.kind === 'trash') markTrashed(doc, 0);
  if (change.kind === 'restore') unmarkTrashed(doc);
  if (change.kind === 'move') moveToNotebook(doc, change.notebook);
  if (change.kind === 'pin') setPinned(doc, change.isPinned);
  if (change.kind !== 'tag') return;
  for (const name of change.remove) removeTag(doc, name);
  for (const name of change.add) addTag(doc, name);
}
