import type { CommandInput } from '../../core/contract/commands.ts';
import type { NotebookId } from '../../core/contract/ids.ts';
import { parseSearchQuery } from '../../core/search/search-query.ts';
import { namedNotebooks, notebooksIn, withinNotebook } from '../../core/workspace/notebooks.ts';
import type { ListPage } from '../notes/ports.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import type { Workspace } from './workspace.ts';

/** One page of a workspace's list. The catalog knows notebooks by their ids alone: here they are named. */
export async function listNotes(
  { notes }: Workspace,
  { notebook, ...query }: CommandInput<'notes.list'>,
): Promise<ListPage> {
  const named = query.query.includes('notebook:') ? parseSearchQuery(query.query, 0).notebooks : [];
  if (notebook === undefined && named.length === 0) return notes.list(query);
  const notebooks = await notes.readShared(WORKSPACE_DOC, (ws): NotebookId[][] => {
    const all = notebooksIn(ws, new Set(notebook === undefined ? [] : [notebook]));
    const chosen = notebook === undefined ? [] : [withinNotebook(all, notebook)];
    return [...chosen, ...named.map((name) => namedNotebooks(all, name))];
  });
  return notes.list({ ...query, notebooks });
}
