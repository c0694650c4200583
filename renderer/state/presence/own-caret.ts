import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { Caret } from '../../../core/contract/presence-commands.ts';
import { ask } from '../../api/bridge.ts';

/** Main tells the others fifteen times a second at most. Milliseconds. */
export const PAUSE_MS = 60;

/** Tells main where the caret of this window is: at once after a rest, and the latest place while it moves on. */
export class OwnCaret {
  readonly #bridge: Bridge;
  #told: { readonly note: NoteId; readonly caret: Caret } | undefined;
  #latest: { readonly note: NoteId; readonly caret: Caret } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  moved(note: NoteId, caret: Caret): void {
    this.#latest = { note, caret };
    if (this.#timer === undefined) this.#tell();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer = undefined;
    const latest = this.#latest;
    if (latest === undefined || (this.#told?.note === latest.note && isSame(this.#told.caret, latest.caret))) return;
    this.#told = latest;
    this.#timer = setTimeout(() => this.#tell(), PAUSE_MS);
    void ask(this.#bridge, 'presence.set', latest);
  }
}

const isSame = (one: Caret, other: Caret): boolean =>
  one.anchor.join() === other.anchor.join() && one.head.join() === other.head.join();
