import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { NewNote } from '../../core/segment/new-note.ts';
import type { Log } from '../log.ts';
import type { CatalogNote, SegmentStore } from './ports.ts';
import { idOf } from './refusals.ts';
import { storeFailure } from './store-failure.ts';

/** What adding many notes needs. */
interface BulkAddPorts {
  readonly store: SegmentStore;
  readonly log: Log;
  /** Resolves when the change feed has come to all that is stored. */
  readonly settled: () => Promise<void>;
  /** How long the change feed waits before each page. Milliseconds. */
  readonly setPause: (pauseMs: number) => void;
}

/** Before each page while notes are added: a full page costs the full-text index less than many small ones. */
const ADDING_PAUSE_MS = 300;
/** So many notes may wait for the change feed; the next ones come after it. */
const MOST_WAITING = 500;

/**
 * New notes that are stored together, many at a time. What lists know of them is kept until the change feed comes to
 * them, which then need not try them out: nobody but this process has written in them.
 */
export class BulkAdd {
  readonly #ports: BulkAddPorts;
  readonly #added = new Map<string, NewNote>();

  constructor(ports: BulkAddPorts) {
    this.#ports = ports;
  }

  /** Stores notes, all of them or none. Succeeds once they are durable; the list follows. */
  async add(notes: readonly NewNote[]): Promise<Result<undefined>> {
    for (const note of notes) this.#added.set(note.id, note);
    this.#ports.setPause(ADDING_PAUSE_MS);
    try {
      await this.#ports.store.writeNew(notes.flatMap(({ documents }) => documents));
    } catch (cause) {
      for (const note of notes) this.#forget(note.id);
      this.#ports.log.error('notes not added', cause);
      return fail(storeFailure(cause));
    }
    // The notes are saved; a list that cannot show them yet is tried again by itself.
    if (this.#added.size > MOST_WAITING) await this.#ports.settled().catch(() => undefined);
    return succeed(undefined);
  }

  /** The entry of a note of which these are all documents that changed; undefined when anybody else wrote in it, too. */
  take(id: string, leaves: readonly unknown[]): CatalogNote | undefined {
    const note = this.#added.get(id);
    if (note === undefined) return undefined;
    this.#forget(id);
    const own = new Set(note.documents.map(({ _id }) => _id));
    const isAll = leaves.length === own.size && leaves.every((leaf) => own.has(idOf(leaf)));
    return isAll ? { id: note.id, erasedMs: 0, trashedBy: '', ...note.summary, ...note.authorship } : undefined;
  }

  #forget(id: string): void {
    this.#added.delete(id);
    if (this.#added.size === 0) this.#ports.setPause(0);
  }
}
