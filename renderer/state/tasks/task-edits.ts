import type { Bridge } from '../../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../../core/contract/errors.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { Result } from '../../../core/contract/result.ts';
import type { TaskAct, TaskFilter, TaskPlace } from '../../../core/contract/task-commands.ts';
import { ask } from '../../api/bridge.ts';
import { errorTexts } from '../../api/error-texts.ts';
import { texts } from '../texts.svelte.ts';
import type { ToastMessage } from '../toasts.svelte.ts';

/** What editing tasks needs from the window. */
export interface TaskEditsPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: ToastMessage['action']) => void;
  /** What is on screen is, or may be, old: ask again. */
  readonly reload: () => void;
}

/** What a person does to tasks. What cannot be done is said, and what is done to many can be taken back. */
export class TaskEdits {
  readonly #ports: TaskEditsPorts;

  constructor(ports: TaskEditsPorts) {
    this.#ports = ports;
  }

  mark({ note, task }: TaskPlace, isDone: boolean): void {
    void this.#told(ask(this.#ports.bridge, 'tasks.mark', { note, task, isDone }));
  }

  /** Gives a task other words; none at all take it out. What was typed for a task that is gone can become a new one. */
  reword(place: TaskPlace, words: string): void {
    const { note, task } = place;
    if (words.trim() === '') this.remove(place);
    else if (words.trim() !== task.text) void this.#reword(place, words.trim(), note);
  }

  /** Writes a task into a note, or into that of today. Answers whether that was done. */
  async add(words: string, note: NoteId | undefined): Promise<boolean> {
    const added = await ask(this.#ports.bridge, 'tasks.add', { words, ...(note && { note }) });
    if (added.ok) this.#ports.reload();
    else this.#refuse(added.error.code);
    return added.ok;
  }

  markAll(filter: TaskFilter, isDone: boolean): void {
    const { markedAll, unmarkedAll } = texts().tasks;
    void this.#act(ask(this.#ports.bridge, 'tasks.markAll', { filter, isDone }), isDone ? markedAll : unmarkedAll);
  }

  clear(filter: TaskFilter): void {
    void this.#act(ask(this.#ports.bridge, 'tasks.clear', { filter }), texts().tasks.removed);
  }

  remove({ note, task }: TaskPlace): void {
    void this.#act(ask(this.#ports.bridge, 'tasks.remove', { note, task }), texts().tasks.removed);
  }

  async #reword({ task }: TaskPlace, words: string, note: NoteId): Promise<void> {
    const reworded = await ask(this.#ports.bridge, 'tasks.reword', { note, task, words });
    if (reworded.ok) return this.#ports.reload();
    const again = { label: texts().tasks.addAnew, run: () => void this.add(words, note) };
    this.#refuse(reworded.error.code, reworded.error.code === 'task-gone' ? again : undefined);
  }

  async #act(acting: Promise<Result<TaskAct>>, said: (count: number) => string): Promise<void> {
    const done = await acting;
    if (!done.ok) return this.#refuse(done.error.code);
    this.#ports.reload();
    const { act, changed } = done.value;
    const undo = () => void this.#told(ask(this.#ports.bridge, 'tasks.undo', { act }));
    if (changed > 0) this.#ports.say(said(changed), { label: texts().tasks.undo, run: undo });
  }

  async #told(doing: Promise<Result<undefined>>): Promise<void> {
    const done = await doing;
    if (done.ok) this.#ports.reload();
    else this.#refuse(done.error.code);
  }

  #refuse(code: AppErrorCode, action?: ToastMessage['action']): void {
    this.#ports.say(errorTexts[code], action);
    this.#ports.reload();
  }
}
