import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { RefusedDocument, SyncStatus } from '../../core/contract/values.ts';
import { mayEdit } from '../../core/membership/role.ts';
import { ask } from '../api/bridge.ts';
import { announcementOf, type Chip, chipOf } from './status-chip.ts';

/** Where the workspace stands with its server, as main tells it, and the ways to move it on. */
export class SyncState {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  #status = $state.raw<SyncStatus>({ phase: { state: 'local' }, waiting: 0, parked: 0, refused: 0 });
  #refusals = $state.raw<readonly RefusedDocument[]>([]);
  #signInFailure = $state<AppErrorCode | undefined>();
  #isBusy = $state(false);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('sync.statusChanged', (status) => this.set(status));
  }

  get status(): SyncStatus {
    return this.#status;
  }

  /** Whether the member may not change notes, as far as the server has said so. */
  get isReadOnly(): boolean {
    return this.#status.role !== undefined && !mayEdit(this.#status.role);
  }

  get chip(): Chip {
    return chipOf(this.#status);
  }

  get announcement(): string {
    return announcementOf(this.#status);
  }

  /** The documents that were kept but not applied, as of the last `loadRefusals`. */
  get refusals(): readonly RefusedDocument[] {
    return this.#refusals;
  }

  get signInFailure(): AppErrorCode | undefined {
    return this.#signInFailure;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  set(status: SyncStatus): void {
    this.#status = status;
  }

  async loadRefusals(): Promise<void> {
    const answer = await ask(this.#bridge, 'sync.refusals', undefined);
    if (answer.ok) this.#refusals = answer.value;
  }

  async retry(): Promise<void> {
    await ask(this.#bridge, 'sync.retry', undefined);
  }

  async signIn(password: string): Promise<void> {
    this.#isBusy = true;
    this.#signInFailure = undefined;
    const answer = await ask(this.#bridge, 'sync.signIn', { password });
    if (!answer.ok) this.#signInFailure = answer.error.code;
    this.#isBusy = false;
  }

  close(): void {
    this.#unsubscribe();
  }
}
