import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { EventName, EventPayload } from './events.ts';
import type { Result } from './result.ts';

/** All that a page can reach: `window.commonplace`. Frozen; data only crosses it. */
export interface Bridge {
  /** Asks main and waits for the answer. Never rejects for an expected failure: those are `ok: false`. */
  readonly invoke: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
  /** Listens until the returned function is called. */
  readonly subscribe: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) => () => void;
}

/** The two channels of Electron's IPC that the contract travels on. */
export const INVOKE_CHANNEL = 'commonplace:invoke';
export const EVENT_CHANNEL = 'commonplace:event';
