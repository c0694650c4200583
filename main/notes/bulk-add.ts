import type { NewNote } from '../../core/segment/new-note.ts';
import { idOf } from './refusals.ts';
import type { CatalogNote, SegmentStore } from './ports.ts';

/**
 * New notes that are stored together, many at a time. What lists know of them is kept until the change feed comes to
 * them, which then need not try them out: nobody but this process has written in them.
 */
export class BulkAdd {
  readonly #store: SegmentStore;
  readonly #added = new Map<string, NewNote>();

  constructor(store: SegmentStore) {
    this.#store = store;
  }

  /** How many notes the change feed has not come to yet. */
  get waitingCount(): number {
    return this.#added.size;
  }

  /** Stores notes, all of them or none; durable when it resolves. Rejects when the store does. */
  async add(notes: readonly NewNote[]): Promise<void> {
    for (const note of notes) this.#added.set(note.id, note);
    try {
      await this.#store.writeNew(notes.flatMap(({ documents }) => documents));
    } catch (cause) {
      for (const note of notes) this.#added.delete(note.id);
      throw cause;
    }
  }

  /** The entry of a note of which these are all documents that changed; undefined when anybody else wrote in it, too. */
  take(id: string, leaves: readonly unknown[]): CatalogNote | undefined {
    const note = this.#added.get(id);
    if (note === undefined) return undefined;
    this.#added.delete(id);
    const own = new Set(note.documents.map(({ _id }) => _id));
    const isAll = leaves.length === own.size && leaves.every((leaf) => own.has(idOf(leaf)));
    return isAll ? { id: note.id, erasedMs: 0, ...note.summary, ...note.authorship } : undefined;
  }
}
