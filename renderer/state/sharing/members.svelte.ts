import type { Bridge } from '../../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../../core/contract/commands.ts';
import type { Result } from '../../../core/contract/result.ts';
import type { Role } from '../../../core/membership/role.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';

/** A link on show: whose, and the link. */
interface ShownLink {
  readonly account: string;
  readonly link: string;
}

/** The state of one opened dialog of members: who is there, who is invited, and the link on show. */
export class Members {
  readonly #bridge: Bridge;
  #known = $state.raw<CommandOutput<'members.list'> | undefined>();
  #shown = $state.raw<ShownLink | undefined>();
  #problem = $state<string | undefined>();
  #isBusy = $state(false);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    void this.#during(async () => succeeded);
  }

  /** Undefined until the server has answered. */
  get known(): CommandOutput<'members.list'> | undefined {
    return this.#known;
  }

  get shown(): ShownLink | undefined {
    return this.#shown;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  setRole(account: string, role: Role): Promise<void> {
    return this.#during(() => ask(this.#bridge, 'members.setRole', { account, role }));
  }

  remove(account: string): Promise<void> {
    return this.#during(() => ask(this.#bridge, 'members.remove', { account }));
  }

  invite(wish: CommandInput<'invites.create'>): Promise<void> {
    return this.#during(async () => {
      const made = await ask(this.#bridge, 'invites.create', wish);
      if (made.ok) this.#shown = made.value;
      return made;
    });
  }

  showLink(account: string): Promise<void> {
    return this.#during(async () => {
      const found = await ask(this.#bridge, 'invites.show', { account });
      if (found.ok) this.#shown = { account, ...found.value };
      return found;
    });
  }

  revoke(account: string): Promise<void> {
    if (this.#shown?.account === account) this.#shown = undefined;
    return this.#during(() => ask(this.#bridge, 'invites.revoke', { account }));
  }

  /** Does one thing after the other and looks at the list again, whatever came of it. */
  async #during(work: () => Promise<Result<unknown>>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const done = await work();
    const listed = await ask(this.#bridge, 'members.list', undefined);
    if (listed.ok) this.#known = listed.value;
    const failed = [done, listed].find((each) => !each.ok);
    this.#problem = failed?.ok === false ? texts().errors[failed.error.code] : undefined;
    this.#isBusy = false;
  }
}

const succeeded: Result<undefined> = { ok: true, value: undefined };
