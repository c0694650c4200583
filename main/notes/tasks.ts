import type * as Y from 'yjs';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type {
  TaskAct,
  TaskFilter,
  TaskGrouping,
  TaskPlace,
  TaskRow,
  TaskState,
} from '../../core/contract/task-commands.ts';
import type { TextChange } from '../../core/markdown/table/text-change.ts';
import { dayOf } from '../../core/note/day.ts';
import { bodyOf } from '../../core/note/note.ts';
import { applyChanges, isFresh, putBack, takeOut } from '../../core/note/text-edits.ts';
import { marked, markedAll, reworded, withoutTasks, withTask } from '../../core/note/task-edits.ts';
import { ME } from '../../core/note/task-words.ts';
import type { TaskKey } from '../../core/note/tasks.ts';
import { isTrashed } from '../../core/note/trash.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';

/** Which tasks the catalog is asked for. `mine` are the names that mean the person here, `day` is what today is. */
interface TaskQuestion {
  readonly state: TaskState;
  readonly mine?: readonly string[];
  readonly due?: NonNullable<TaskFilter['due']>;
  readonly notebooks?: readonly NotebookId[];
  readonly day: string;
}

/** A page of tasks, of which `left` are open and `done` are ticked in all. */
interface TaskPage {
  readonly total: number;
  readonly left: number;
  readonly done: number;
  readonly rows: TaskRow[];
}

type Page = { readonly grouping: TaskGrouping; readonly offset: number; readonly limit: number };

/** The derived list of all tasks. */
export interface TaskCatalog {
  tasks(query: TaskQuestion & Page): Promise<TaskPage>;
  taskPlaces(question: TaskQuestion): Promise<TaskPlace[]>;
}

/** What the tasks of a workspace need from outside. */
export interface TaskPorts {
  readonly catalog: TaskCatalog;
  /** Changes a note; the catalog has the change when this resolves. */
  readonly change: (id: NoteId, change: (doc: Y.Doc) => unknown) => Promise<Result<undefined>>;
  /** The note of today, made where there is none. */
  readonly today: () => Promise<Result<{ id: NoteId }>>;
  /** A notebook and all that lie in it. */
  readonly within: (notebook: NotebookId) => Promise<readonly NotebookId[]>;
  readonly account: string;
  readonly now: () => number;
}

/** How to take back what was done to one note. */
interface Reversal {
  readonly note: NoteId;
  readonly revert: (body: Y.Text) => void;
}

/** Acts that can be taken back; each may hold the lines of a thousand tasks. */
const KEPT_ACTS = 10;

/** The tasks of all notes of a workspace: every edit is one of the note's text, found by the task's words. */
export class Tasks {
  readonly #ports: TaskPorts;
  readonly #acts = new Map<number, readonly Reversal[]>();
  #lastAct = 0;

  constructor(ports: TaskPorts) {
    this.#ports = ports;
  }

  async list({ filter, state, ...page }: Page & { filter: TaskFilter; state: TaskState }): Promise<TaskPage> {
    return this.#ports.catalog.tasks({ ...(await this.#question(filter, state)), ...page });
  }

  mark({ note, task, isDone }: TaskPlace & { isDone: boolean }): Promise<Result<undefined>> {
    return this.#edit(note, (markdown) => marked(markdown, task, isDone));
  }

  reword({ note, task, words }: TaskPlace & { words: string }): Promise<Result<undefined>> {
    return this.#edit(note, (markdown) => reworded(markdown, task, words));
  }

  async add(words: string, into: NoteId | undefined): Promise<Result<{ note: NoteId }>> {
    const found = into === undefined ? await this.#ports.today() : succeed({ id: into });
    if (!found.ok) return found;
    const added = await this.#edit(found.value.id, (markdown, body) =>
      withTask(markdown, words, { isFresh: isFresh(body) }),
    );
    return added.ok ? succeed({ note: found.value.id }) : added;
  }

  async markAll(filter: TaskFilter, isDone: boolean): Promise<Result<TaskAct>> {
    const places = await this.#places(filter, isDone ? 'active' : 'done');
    return this.#act(places, (body, keys) => {
      const changed = markAllIn(body, keys, isDone);
      return { changed: changed.length, revert: (later) => markAllIn(later, changed, !isDone) };
    });
  }

  async clear(filter: TaskFilter): Promise<Result<TaskAct>> {
    return this.#remove(await this.#places(filter, 'done'), true);
  }

  async remove(place: TaskPlace): Promise<Result<TaskAct>> {
    const removed = await this.#remove([place], false);
    return removed.ok && removed.value.changed === 0 ? fail({ code: 'task-gone' }) : removed;
  }

  /** Takes back what an act did. Notes that are gone meanwhile are passed over, and so is an act that is forgotten. */
  async undo(act: number): Promise<Result<undefined>> {
    const reversals = this.#acts.get(act) ?? [];
    this.#acts.delete(act);
    for (const { note, revert } of reversals) {
      const reverted = await this.#ports.change(note, (doc) => revert(bodyOf(doc)));
      if (!reverted.ok && reverted.error.code !== 'note-not-found') return reverted;
    }
    return succeed(undefined);
  }

  #remove(places: readonly TaskPlace[], onlyDone: boolean): Promise<Result<TaskAct>> {
    return this.#act(places, (body, keys) => {
      const removed = takeOut(body, withoutTasks(body.toString(), keys, { onlyDone }));
      return { changed: removed.length, revert: (later) => putBack(later, removed) };
    });
  }

  /** Does something in every note that has some of the tasks, and remembers how to take it back. Stops where a note cannot be written. */
  async #act(
    places: readonly TaskPlace[],
    change: (body: Y.Text, keys: readonly TaskKey[]) => { changed: number; revert: (body: Y.Text) => void },
  ): Promise<Result<TaskAct>> {
    const reversals: Reversal[] = [];
    const act = this.#remember(reversals);
    let changed = 0;
    for (const [note, keys] of byNote(places)) {
      const written = await this.#ports.change(note, (doc) => {
        if (isTrashed(doc)) return;
        const done = change(bodyOf(doc), keys);
        changed += done.changed;
        if (done.changed > 0) reversals.push({ note, revert: done.revert });
      });
      if (!written.ok && written.error.code !== 'note-not-found') return written;
    }
    return succeed({ changed, act });
  }

  #remember(reversals: readonly Reversal[]): number {
    this.#lastAct += 1;
    this.#acts.set(this.#lastAct, reversals);
    this.#acts.delete(this.#lastAct - KEPT_ACTS);
    return this.#lastAct;
  }

  /** One small edit of a note's text; who means a task that is gone, or is in the Trash, changes nothing. */
  async #edit(
    note: NoteId,
    edit: (markdown: string, body: Y.Text) => readonly TextChange[] | undefined,
  ): Promise<Result<undefined>> {
    let isGone = false;
    const written = await this.#ports.change(note, (doc) => {
      const changes = isTrashed(doc) ? undefined : edit(bodyOf(doc).toString(), bodyOf(doc));
      isGone = changes === undefined;
      applyChanges(bodyOf(doc), changes ?? []);
    });
    return written.ok && isGone ? fail({ code: 'task-gone' }) : written;
  }

  async #places(filter: TaskFilter, state: TaskState): Promise<readonly TaskPlace[]> {
    return this.#ports.catalog.taskPlaces(await this.#question(filter, state));
  }

  async #question({ isMine, due, notebook }: TaskFilter, state: TaskState): Promise<TaskQuestion> {
    const { account, now, within } = this.#ports;
    const notebooks = notebook && (await within(notebook));
    const mine = account === LOCAL_ACCOUNT ? [ME] : [ME, account.toLowerCase()];
    return { state, day: dayOf(now()), ...(isMine && { mine }), ...(due && { due }), ...(notebooks && { notebooks }) };
  }
}

/** Answers the tasks whose boxes were others. */
function markAllIn(body: Y.Text, keys: readonly TaskKey[], isDone: boolean): readonly TaskKey[] {
  const { changes, changed } = markedAll(body.toString(), keys, isDone);
  applyChanges(body, changes);
  return changed;
}

function byNote(places: readonly TaskPlace[]): Map<NoteId, TaskKey[]> {
  const notes = new Map<NoteId, TaskKey[]>();
  for (const { note, task } of places) {
    const keys = notes.get(note);
    if (keys === undefined) notes.set(note, [task]);
    else keys.push(task);
  }
  return notes;
}
