import type { TaskRow } from '../../../core/contract/task-commands.ts';

/** Which row of the list the keyboard is at. It stays with its task when rows come and go above it, and with its place when the task goes. */
export class TaskCursor {
  #index = $state(0);
  #name: string | undefined;

  get index(): number {
    return this.#index;
  }

  /** Goes to a row, which may still be on its way. */
  go(index: number, row: TaskRow | undefined): void {
    this.#index = index;
    this.#name = row && nameOf(row);
  }

  /** The rows changed. */
  follow(rows: readonly (TaskRow | undefined)[]): void {
    const at = rows.findIndex((row) => row !== undefined && nameOf(row) === this.#name);
    const index = at < 0 ? Math.max(0, Math.min(this.#index, rows.length - 1)) : at;
    this.go(index, rows[index]);
  }
}

const nameOf = ({ note, task }: TaskRow): string => `${note} ${task.occurrence} ${task.text}`;
