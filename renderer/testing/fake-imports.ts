import type { EventName, EventPayload } from '../../core/contract/events.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { importCommands, ImportState } from '../../core/contract/import-commands.ts';
import { succeed } from '../../core/contract/result.ts';

/** The import of a fake main: what is chosen, started and cancelled is remembered, and a test says how far it is. */
export class FakeImports {
  #state: ImportState = { state: 'idle' };
  readonly #tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly handlers: HandlersOf<keyof typeof importCommands> = {
    'imports.state': async () => succeed(this.#state),
    'imports.choose': async () => succeed('chosen'),
    'imports.start': async () => succeed(undefined),
    'imports.cancel': async () => succeed(undefined),
    'imports.dismiss': async () => {
      this.set({ state: 'idle' });
      return succeed(undefined);
    },
    'imports.saveReport': async () => succeed('saved'),
  };

  constructor(tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void) {
    this.#tell = tell;
  }

  /** It is so far now; every window hears of it. */
  set(state: ImportState): void {
    this.#state = state;
    this.#tell('imports.changed', state);
  }
}
