import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { notebookCommands } from '../../core/contract/notebook-commands.ts';
import type { rewriteCommands } from '../../core/contract/rewrite-commands.ts';
import type { tagCommands } from '../../core/contract/tag-commands.ts';
import type { trashCommands } from '../../core/contract/trash-commands.ts';
import type { versionCommands } from '../../core/contract/version-commands.ts';
import type { Notes } from '../notes/notes.ts';
import { notebookHandlers } from './notebook-handlers.ts';
import { rewriteHandlers } from './rewrite-handlers.ts';
import { Rewritings } from './rewritings.ts';
import { tagHandlers } from './tag-handlers.ts';
import { versionHandlers } from './version-handlers.ts';
import type { Workspace } from './workspace.ts';

/** What answers commands that keep notes in order. */
interface OrderPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  /** So many of the notes that are being rewritten are done. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

type OrderCommand =
  | keyof typeof notebookCommands
  | keyof typeof rewriteCommands
  | keyof typeof tagCommands
  | keyof typeof trashCommands
  | keyof typeof versionCommands;

/** Notebooks, tags, links that follow titles, versions, and the Trash as a whole. */
export function orderHandlers({ workspace, writable, onProgress }: OrderPorts): HandlersOf<OrderCommand> {
  const ports = { workspace, writable, rewritings: new Rewritings({ writable, onProgress }) };
  return {
    ...notebookHandlers(ports),
    ...tagHandlers(ports),
    ...rewriteHandlers(ports),
    ...versionHandlers(ports),
    'trash.empty': async () => {
      const notes = await writable();
      // What was deleted a moment ago may not be in the catalog yet.
      await notes.flush();
      return notes.eraseTrashed(Number.MAX_SAFE_INTEGER);
    },
  };
}
