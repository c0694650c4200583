import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { Result } from '../../core/contract/result.ts';
import type { UpdateState } from '../../core/contract/update-commands.ts';
import { ask } from '../api/bridge.ts';

/** Where the app stands with its updates, as main tells it, and what a person can do about it. */
export class Updates {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  #state = $state.raw<UpdateState>({ state: 'idle' });

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('updates.changed', (state) => {
      this.#state = state;
    });
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Asks main where it stands; later changes come by themselves. */
  read(): void {
    void this.#take(ask(this.#bridge, 'updates.read', undefined));
  }

  check(): void {
    void this.#take(ask(this.#bridge, 'updates.check', undefined));
  }

  download(): void {
    void this.#take(ask(this.#bridge, 'updates.download', undefined));
  }

  /** Whether the downloaded version is installed at the next quit. */
  installOnQuit(consent: CommandInput<'updates.installOnQuit'>['consent']): void {
    void this.#take(ask(this.#bridge, 'updates.installOnQuit', { consent }));
  }

  /** Takes the notice away until there is a newer version. */
  dismiss(): void {
    void this.#take(ask(this.#bridge, 'updates.dismiss', undefined));
  }

  close(): void {
    this.#unsubscribe();
  }

  async #take(asked: Promise<Result<CommandOutput<'updates.read'>>>): Promise<void> {
    const answer = await asked;
    if (answer.ok) this.#state = answer.value;
  }
}
