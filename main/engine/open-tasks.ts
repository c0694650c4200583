import { notebooksIn, withinNotebook } from '../../core/workspace/notebooks.ts';
import { DayNotes, type RoleCatalog } from '../notes/day-notes.ts';
import type { Notes } from '../notes/notes.ts';
import { type TaskCatalog, Tasks } from '../notes/tasks.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';

/** The parts of a workspace that its tasks and notes of a day are made of. */
interface TaskParts {
  readonly catalog: TaskCatalog & RoleCatalog;
  readonly notes: Notes;
  readonly account: string;
  readonly now: () => number;
}

/** Puts together the tasks of all notes, notes of a day and templates. */
export function openTasks({ catalog, notes, account, now }: TaskParts): { tasks: Tasks; days: DayNotes } {
  const change: Notes['change'] = (id, edit) => notes.change(id, edit);
  const days = new DayNotes({
    ...{ catalog, account, now, change },
    create: (content) => notes.create(content),
    contentOf: (id) => notes.contentOf(id),
  });
  const tasks = new Tasks({
    ...{ catalog, account, now, change },
    today: () => days.begin(),
    within: (id) => notes.readShared(WORKSPACE_DOC, (ws) => withinNotebook(notebooksIn(ws, new Set([id])), id)),
  });
  return { tasks, days };
}
