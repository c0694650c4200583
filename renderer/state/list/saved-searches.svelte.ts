import type { Bridge } from '../../../core/contract/bridge.ts';
import type { SavedSearch } from '../../../core/workspace/saved-searches.ts';
import { ask } from '../../api/bridge.ts';
import type { Result } from '../../../core/contract/result.ts';
import { texts } from '../texts.svelte.ts';

/** What saved searches need of the window. */
interface SearchPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
}

/** The searches that a member keeps, live, on all their laptops. */
export class SavedSearches {
  readonly #ports: SearchPorts;
  readonly #unsubscribe: () => void;
  #all = $state.raw<readonly SavedSearch[]>([]);

  constructor(ports: SearchPorts) {
    this.#ports = ports;
    this.#unsubscribe = ports.bridge.subscribe('searches.changed', () => void this.load());
  }

  /** By name. */
  get all(): readonly SavedSearch[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const listed = await ask(this.#ports.bridge, 'searches.list', undefined);
    if (listed.ok) this.#all = listed.value;
  }

  /** Keeps what is being looked for, named by itself until it is renamed. */
  async keep(query: string): Promise<void> {
    const words = query.trim();
    if (words === '' || this.#all.some((search) => search.query === words)) return;
    await this.#do(ask(this.#ports.bridge, 'searches.keep', { name: words.slice(0, 200), query: words }));
  }

  async rename(search: SavedSearch, name: string): Promise<void> {
    const changed = name.trim().slice(0, 200);
    if (changed !== '' && changed !== search.name)
      await this.#do(ask(this.#ports.bridge, 'searches.keep', { ...search, name: changed }));
  }

  /** Forgets a search, with a way back. */
  async forget(search: SavedSearch): Promise<void> {
    if (!(await this.#do(ask(this.#ports.bridge, 'searches.forget', { id: search.id })))) return;
    const run = (): void => void this.#do(ask(this.#ports.bridge, 'searches.keep', search));
    this.#ports.say(texts().list.searchForgotten(search.name), { label: texts().list.undo, run });
  }

  close(): void {
    this.#unsubscribe();
  }

  async #do(asked: Promise<Result<undefined>>): Promise<boolean> {
    const done = await asked;
    if (!done.ok) this.#ports.say(texts().errors[done.error.code]);
    return done.ok;
  }
}
