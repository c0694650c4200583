import type { Bridge } from '../../../core/contract/bridge.ts';
import type { CommandOutput } from '../../../core/contract/commands.ts';
import type { AppErrorCode } from '../../../core/contract/errors.ts';
import type { TaskFilter, TaskGrouping, TaskRow, TaskState } from '../../../core/contract/task-commands.ts';
import { ask } from '../../api/bridge.ts';
import { Refresh } from '../refresh.ts';
import { PagedRows } from '../paged-rows.svelte.ts';

/** What is shown of the tasks of all notes. */
export interface TaskChoice {
  readonly filter: TaskFilter;
  readonly state: TaskState;
  readonly grouping: TaskGrouping;
}

/** The count follows the list no more often than this, in ms: notes are told of four times a second while somebody writes. */
const COUNT_PAUSE_MS = 500;

const EVERYTHING: TaskChoice = { filter: { isMine: false }, state: 'all', grouping: 'note' };

/** The tasks of all notes as far as they were looked at, and how many are left. */
export class TaskList {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  readonly #pages = new PagedRows<TaskRow, CommandOutput<'tasks.list'>>({
    fetch: (part) => ask(this.#bridge, 'tasks.list', { ...this.#choice, ...part }),
    onpage: ({ left, done }) => {
      this.#left = left;
      this.#done = done;
    },
    onoutcome: (code) => {
      this.#failure = code;
    },
  });
  #choice = $state.raw(EVERYTHING);
  #left = $state(0);
  #done = $state(0);
  #openCount = $state(0);
  #failure = $state<AppErrorCode | undefined>();
  #isShown = false;
  readonly #counting = new Refresh(() => this.#count(), COUNT_PAUSE_MS);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('notes.listChanged', () => this.reload());
  }

  get choice(): TaskChoice {
    return this.#choice;
  }

  get rows(): readonly (TaskRow | undefined)[] {
    return this.#pages.rows;
  }

  get isLoaded(): boolean {
    return this.#pages.isLoaded;
  }

  /** How many of the filter are open, whatever else is shown of it. */
  get left(): number {
    return this.#left;
  }

  /** How many of the filter are ticked. */
  get done(): number {
    return this.#done;
  }

  /** How many are open in the whole workspace. */
  get openCount(): number {
    return this.#openCount;
  }

  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  /** Shows something else, from the top. */
  choose(change: Partial<TaskChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.#pages.restart();
    void this.#pages.reload();
  }

  /** Narrows what is shown, or widens it: a field that is given as undefined counts no more. */
  narrow(change: { readonly [Field in keyof TaskFilter]?: TaskFilter[Field] | undefined }): void {
    const { isMine = false, due, notebook } = { ...this.#choice.filter, ...change };
    this.choose({ filter: { isMine, ...(due && { due }), ...(notebook && { notebook }) } });
  }

  /** The list is on screen, until what is returned is called. */
  open(): () => void {
    this.#isShown = true;
    void this.#pages.reload();
    return () => {
      this.#isShown = false;
    };
  }

  /** The rows on screen are `from` to `to`, both included. */
  show(from: number, to: number): void {
    this.#pages.show(from, to);
  }

  rowAt(index: number): Promise<TaskRow | undefined> {
    return this.#pages.rowAt(index);
  }

  /** Asks again for what is on screen, and for the count that always is. */
  reload(): void {
    if (this.#isShown) void this.#pages.reload();
    this.#counting.want();
  }

  close(): void {
    this.#counting.close();
    this.#unsubscribe();
  }

  async #count(): Promise<void> {
    const answer = await ask(this.#bridge, 'tasks.list', { ...EVERYTHING, offset: 0, limit: 0 });
    if (answer.ok) this.#openCount = answer.value.left;
  }
}
