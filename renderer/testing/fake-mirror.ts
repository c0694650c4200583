import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { mirrorCommands, MirrorState } from '../../core/contract/mirror-commands.ts';
import { succeed } from '../../core/contract/result.ts';

/** The mirror of a fake main: it does as it is told, at once. */
export class FakeMirror {
  readonly #tell: (state: MirrorState) => void;
  state: MirrorState = { state: 'off' };

  constructor(tell: (state: MirrorState) => void) {
    this.#tell = tell;
  }

  handlers(): HandlersOf<keyof typeof mirrorCommands> {
    return {
      'mirror.read': async () => succeed(this.state),
      'mirror.choose': () => this.#become({ state: 'current', folder: 'Notes', keptAside: 0 }),
      'mirror.stop': () => this.#become({ state: 'off' }),
      'mirror.retry': () => this.#become({ state: 'working', folder: 'Notes', keptAside: 0, done: 0, total: 2 }),
      'mirror.reveal': async () => succeed(undefined),
    };
  }

  async #become(state: MirrorState) {
    this.state = state;
    this.#tell(state);
    return succeed(state);
  }
}
