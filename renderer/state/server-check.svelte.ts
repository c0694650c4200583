import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { CheckedServer } from '../../core/contract/server-check-commands.ts';
import type { Finding, ServerFix } from '../../core/server-check/finding.ts';
import { ask } from '../api/bridge.ts';

/** The check of one server, as a dialog shows it. */
export class ServerCheck {
  readonly #bridge: Bridge;
  readonly #where: () => CheckedServer;
  #findings = $state.raw<readonly Finding[] | undefined>();
  #isBusy = $state(false);
  #failure = $state.raw<AppErrorCode | undefined>();

  /** `where` is asked at each check: fields may have changed. */
  constructor(bridge: Bridge, where: () => CheckedServer) {
    this.#bridge = bridge;
    this.#where = where;
  }

  /** What was found; undefined before the first check has ended. */
  get findings(): readonly Finding[] | undefined {
    return this.#findings;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why nothing could be checked. */
  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  run(): void {
    void this.#take(() => ask(this.#bridge, 'server.check', { where: this.#where() }));
  }

  fix(fix: ServerFix): void {
    void this.#take(() => ask(this.#bridge, 'server.fix', { where: this.#where(), fix }));
  }

  /** What was found is about another server now. */
  forget(): void {
    this.#findings = undefined;
    this.#failure = undefined;
  }

  async #take(work: () => ReturnType<typeof ask<'server.check' | 'server.fix'>>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const answer = await work();
    this.#isBusy = false;
    this.#failure = answer.ok ? undefined : answer.error.code;
    if (answer.ok) this.#findings = answer.value.findings;
  }
}
