import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { MirrorState } from '../../core/contract/mirror-commands.ts';
import { ask } from '../api/bridge.ts';

/** The folder of plain files that follows the workspace, as main tells it, while it is on screen. */
export class Mirror {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  #known = $state.raw<MirrorState | undefined>();
  #failure = $state.raw<AppErrorCode | undefined>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('mirror.changed', (known) => (this.#known = known));
    void this.#settle(ask(bridge, 'mirror.read', undefined));
  }

  /** Undefined until main has answered. */
  get known(): MirrorState | undefined {
    return this.#known;
  }

  /** Why the last folder could not be taken. */
  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  /** Asks for a folder in the system's dialog. */
  choose(): void {
    void this.#settle(ask(this.#bridge, 'mirror.choose', undefined));
  }

  stop(): void {
    void this.#settle(ask(this.#bridge, 'mirror.stop', undefined));
  }

  retry(): void {
    void this.#settle(ask(this.#bridge, 'mirror.retry', undefined));
  }

  /** Shows the folder in the system's file manager. */
  reveal(): void {
    void ask(this.#bridge, 'mirror.reveal', undefined);
  }

  close(): void {
    this.#unsubscribe();
  }

  async #settle(asked: ReturnType<typeof ask<'mirror.read'>>): Promise<void> {
    this.#failure = undefined;
    const answer = await asked;
    if (answer.ok) this.#known = answer.value;
    else this.#failure = answer.error.code;
  }
}
