import type { NotebookId } from '../../core/contract/ids.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { notebookAt } from '../../core/workspace/notebooks.ts';
import { addFile } from '../attachments/add-file.ts';
import type { ImportStore } from '../import/ports.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import type { Workspace } from './workspace.ts';

/** What an import writes a workspace with. `held` resolves when notes may be written. */
export function importStore(
  { notes, sources, attachments, history }: Workspace,
  held: () => Promise<void>,
): ImportStore {
  return {
    get writer() {
      return notes.writer;
    },
    async sources() {
      // What was changed a moment ago, or has just arrived, counts as well.
      await notes.settled();
      return sources.sources();
    },
    hasFile: (hash) => attachments.files.whole(hash) !== undefined,
    async addFile(file) {
      await held();
      return addFile(attachments.uploads, file, () => undefined);
    },
    async addMany(added) {
      await held();
      return notes.addMany(added);
    },
    async change(id, change) {
      await held();
      const note = await notes.find(id);
      if (note) await history.keeper.keep(note, 'before-import');
      return notes.change(id, change);
    },
    async contentOf(id) {
      const note = await notes.contentOf(id);
      return note === undefined || note.isTrashed ? undefined : note.content;
    },
    listed: () => notes.settled(),
    async notebookAt(path) {
      await held();
      let id: NotebookId | undefined;
      const saved = await notes.editShared(WORKSPACE_DOC, (ws) => (id = notebookAt(ws, path)));
      if (!saved.ok) return saved;
      return id === undefined ? fail({ code: 'invalid-input' }) : succeed(id);
    },
  };
}
