import type { TaskPlace, TaskRow } from '../../../core/contract/task-commands.ts';

/** The words of a task while they are being changed. They belong to the task and not to its row, which may move. */
export class TaskDraft {
  readonly #reword: (place: TaskPlace, words: string) => void;
  #place = $state.raw<TaskPlace | undefined>();
  words = $state('');

  constructor(reword: (place: TaskPlace, words: string) => void) {
    this.#reword = reword;
  }

  isOf({ note, task }: TaskRow): boolean {
    const { note: mine, task: { text, occurrence } = {} } = this.#place ?? {};
    return mine === note && text === task.text && occurrence === task.occurrence;
  }

  begin({ note, task }: TaskRow): void {
    this.#place = { note, task };
    this.words = task.text;
  }

  /** The task gets the words; nothing happens where nothing is being changed. */
  commit(): void {
    const place = this.#place;
    this.cancel();
    if (place !== undefined) this.#reword(place, this.words);
  }

  cancel(): void {
    this.#place = undefined;
  }
}
