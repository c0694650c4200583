import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { ask } from '../../api/bridge.ts';

/** How long a note has to be looked at until it counts as seen, in ms. */
export const LOOK_MS = 1000;

/** Tells main which note is being looked at: the one on screen, while the window has the focus. */
export class SeenNotes {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  #shown: NoteId | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('notes.edited', ({ id }) => {
      if (id === this.#shown) this.look();
    });
  }

  /** Another note is on screen, or none. */
  show(id: NoteId | undefined): void {
    this.#shown = id;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.look();
  }

  /** What is on screen is, or is again, before somebody’s eyes. */
  look(): void {
    if (this.#shown === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#shown !== undefined && document.hasFocus()) void ask(this.#bridge, 'notes.seen', { id: this.#shown });
    }, LOOK_MS);
  }

  /** Everything counts as seen. */
  async all(): Promise<void> {
    await ask(this.#bridge, 'notes.seenAll', undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }
}
