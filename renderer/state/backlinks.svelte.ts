import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { BacklinkRow } from '../../core/contract/reference-commands.ts';
import { ask } from '../api/bridge.ts';
import { inTurn } from './in-turn.ts';

/** The notes that link to the one on screen, as long as somebody looks at them. */
export class Backlinks {
  readonly #bridge: Bridge;
  readonly #find: (id: NoteId) => Promise<readonly BacklinkRow[] | undefined>;
  #rows = $state.raw<readonly BacklinkRow[] | undefined>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#find = inTurn(async (id) => {
      const found = await ask(bridge, 'notes.backlinks', { id });
      return found.ok ? found.value : undefined;
    });
  }

  /** Undefined until the first answer about the note. */
  get rows(): readonly BacklinkRow[] | undefined {
    return this.#rows;
  }

  /** Keeps `rows` to those of a note until what is returned is called. */
  follow(id: NoteId): () => void {
    let isFollowed = true;
    this.#rows = undefined;
    const look = async (): Promise<void> => {
      const rows = await this.#find(id);
      if (isFollowed && rows !== undefined) this.#rows = rows;
    };
    const unsubscribe = this.#bridge.subscribe('notes.listChanged', () => void look());
    void look();
    return () => {
      isFollowed = false;
      unsubscribe();
    };
  }
}
