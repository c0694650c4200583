import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { taskCommands } from '../../core/contract/task-commands.ts';
import type { templateCommands } from '../../core/contract/template-commands.ts';
import type { Workspace } from './workspace.ts';

/** What answers about tasks, notes of a day and templates. */
interface TaskHandlerPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** The same, once notes may be written. */
  readonly writable: () => Promise<Workspace>;
}

/** Answers about tasks from the catalog, and writes them into their notes. */
export function taskHandlers({
  workspace,
  writable,
}: TaskHandlerPorts): HandlersOf<keyof typeof taskCommands | keyof typeof templateCommands> {
  const tasks = async () => (await writable()).tasks;
  const days = async () => (await writable()).days;
  return {
    'tasks.list': async (question) => succeed(await workspace().tasks.list(question)),
    'tasks.mark': async (place) => (await tasks()).mark(place),
    'tasks.reword': async (place) => (await tasks()).reword(place),
    'tasks.add': async ({ words, note }) => (await tasks()).add(words, note),
    'tasks.markAll': async ({ filter, isDone }) => (await tasks()).markAll(filter, isDone),
    'tasks.clear': async ({ filter }) => (await tasks()).clear(filter),
    'tasks.remove': async (place) => (await tasks()).remove(place),
    'tasks.undo': async ({ act }) => (await tasks()).undo(act),
    'days.begin': async () => (await days()).begin(),
    'templates.list': async () => succeed(await workspace().days.templates()),
    'templates.mark': async ({ id, use }) => (await days()).mark(id, use),
    'templates.createNote': async ({ id }) => (await days()).createFrom(id),
  };
}
