import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NotebookId } from '../../../core/contract/ids.ts';
import { notebookPath } from '../../../core/workspace/notebooks.ts';
import { ask } from '../../api/bridge.ts';

/** A notebook to choose, by the names from the top to it. */
export interface NotebookChoice {
  readonly id: NotebookId;
  readonly path: string;
}

/** The notebooks that tasks can be asked for by, while a list of them is on screen. */
export class TaskNotebooks {
  readonly #bridge: Bridge;
  #known = $state.raw<readonly NotebookChoice[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** By path. */
  get known(): readonly NotebookChoice[] {
    return this.#known;
  }

  /** Keeps them as they are in the workspace, until what is returned is called. */
  open(): () => void {
    void this.#load();
    return this.#bridge.subscribe('notebooks.changed', () => void this.#load());
  }

  async #load(): Promise<void> {
    const listed = await ask(this.#bridge, 'notebooks.list', undefined);
    if (!listed.ok) return;
    const notebooks = listed.value.map(({ id, name, parent }) => ({ id, name, ...(parent && { parent }) }));
    const choices = notebooks.map(({ id }) => ({ id, path: notebookPath(notebooks, id).join(' / ') }));
    this.#known = choices.sort((one, other) => one.path.localeCompare(other.path));
  }
}
