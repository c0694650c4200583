import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { BacklinkRow } from '../../core/contract/reference-commands.ts';
import { ask } from '../api/bridge.ts';
import { Refresh } from './refresh.ts';

/** Texts are read for this; it follows what is written no more often, in ms. */
const PAUSE_MS = 3000;

/** The notes that name the one on screen without linking to it, as long as somebody looks at them. */
export class Mentions {
  readonly #bridge: Bridge;
  #rows = $state.raw<readonly BacklinkRow[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** None until the first answer about the note. */
  get rows(): readonly BacklinkRow[] {
    return this.#rows;
  }

  /** One of them links to it now. */
  forget(source: NoteId): void {
    this.#rows = this.#rows.filter(({ id }) => id !== source);
  }

  /** Keeps `rows` to those of a note until what is returned is called. */
  follow(id: NoteId): () => void {
    let isFollowed = true;
    this.#rows = [];
    const refresh = new Refresh(async () => {
      const found = await ask(this.#bridge, 'notes.mentions', { id });
      if (isFollowed && found.ok) this.#rows = found.value;
    }, PAUSE_MS);
    const unsubscribe = this.#bridge.subscribe('notes.listChanged', () => refresh.want());
    refresh.want();
    return () => {
      isFollowed = false;
      refresh.close();
      unsubscribe();
    };
  }
}
