import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { ask } from '../../api/bridge.ts';

/** A note that tasks can be written into. */
export interface TaskTarget {
  readonly id: NoteId;
  readonly title: string;
}

/** How many notes are offered, those edited last. */
const OFFERED = 20;

/** Where new tasks are written: into the note of today unless another one was chosen. */
export class TaskTargets {
  readonly #bridge: Bridge;
  #recent = $state.raw<readonly TaskTarget[]>([]);
  #chosen = $state.raw<TaskTarget | undefined>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** The notes to choose from, the chosen one among them. */
  get offered(): readonly TaskTarget[] {
    const chosen = this.#chosen;
    const isThere = chosen === undefined || this.#recent.some(({ id }) => id === chosen.id);
    return isThere ? this.#recent : [chosen, ...this.#recent];
  }

  /** Undefined for the note of today. */
  get chosen(): TaskTarget | undefined {
    return this.#chosen;
  }

  choose(target: TaskTarget | undefined): void {
    this.#chosen = target;
  }

  load(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const found = await ask(this.#bridge, 'notes.findTitles', { query: '', limit: OFFERED });
    if (found.ok) this.#recent = found.value.map(({ id, title }) => ({ id, title }));
  }
}
