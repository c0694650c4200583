import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { ask } from '../api/bridge.ts';
import type { NoteList } from './note-list.svelte.ts';
import type { OpenNotes } from './open-notes.svelte.ts';
import { texts } from './texts.svelte.ts';

/** What removing notes needs of the window. */
interface RemovalPorts {
  readonly bridge: Bridge;
  readonly list: NoteList;
  readonly notes: OpenNotes;
  /** Whether the window shows one note and nothing beside it: then it goes on showing it, as what it is now. */
  readonly isAlone: () => boolean;
  /** Brings the list to the front, with the focus in it, or in the search field when nothing is left to show. */
  readonly enter: (place: 'list' | 'search') => void;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
}

/** Notes into the Trash, out of it, and out of the world; what is shown in their place. */
export class NoteRemoval {
  readonly #ports: RemovalPorts;

  constructor(ports: RemovalPorts) {
    this.#ports = ports;
  }

  /** Moves a note to the Trash, with a way back; nothing when it is there already. */
  async trash(id: NoteId | undefined): Promise<void> {
    const { bridge, list, notes, isAlone, say } = this.#ports;
    if (id === undefined || (notes.current?.id === id && notes.current.isTrashed)) return;
    const neighbour = list.neighbourOf(id);
    const trashed = await ask(bridge, 'notes.trash', { id });
    if (!trashed.ok) return say(texts().errors[trashed.error.code]);
    if (notes.current?.id === id && !isAlone()) this.#showNext(neighbour?.id);
    say(texts().note.trashed, { label: texts().actions.undo, run: () => void this.#undo(id) });
  }

  async restore(id: NoteId): Promise<void> {
    const restored = await ask(this.#ports.bridge, 'notes.restore', { id });
    if (!restored.ok) this.#ports.say(texts().errors[restored.error.code]);
  }

  /** Deletes the note on screen, which is in the Trash, for good. Ask first: there is no way back. */
  async erase(): Promise<void> {
    const id = this.#ports.notes.current?.id;
    if (id === undefined) return;
    const erased = await ask(this.#ports.bridge, 'notes.erase', { id });
    if (!erased.ok) this.#ports.say(texts().errors[erased.error.code]);
  }

  /** Somebody deleted the note on screen for good; what was still to be sent from here is sent, and brings it back. */
  leaveErased(id: NoteId): void {
    if (this.#ports.notes.current?.id !== id) return;
    this.#showNext(this.#ports.list.neighbourOf(id)?.id);
    this.#ports.say(texts().note.erased);
  }

  /** Notes left the list: if the one on screen is among them, the first that stays is shown. */
  leave(ids: readonly NoteId[]): void {
    const { list, notes } = this.#ports;
    const current = notes.current?.id;
    if (current === undefined || !ids.includes(current)) return;
    this.#showNext(list.rows.find((row) => row !== undefined && !ids.includes(row.id))?.id);
  }

  #showNext(id: NoteId | undefined): void {
    const { notes, enter } = this.#ports;
    if (id === undefined) notes.showNothing();
    else notes.open(id);
    // The list still has the row of the note: the focus there would open it again.
    enter(id === undefined ? 'search' : 'list');
  }

  async #undo(id: NoteId): Promise<void> {
    this.#ports.notes.open(id);
    await this.restore(id);
  }
}
