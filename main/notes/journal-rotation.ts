import type { Log } from '../log.ts';
import type { LiveNotes } from './live-notes.ts';
import type { EditJournal } from './ports.ts';

/** The journal starts a new file at this size; the old one goes when its edits are in segments. Bytes. */
const ROTATE_AT_BYTES = 4 * 1024 * 1024;

/** Keeps the journal short. */
export class JournalRotation {
  readonly #journal: EditJournal;
  readonly #live: LiveNotes;
  readonly #log: Log;
  #rotating: Promise<void> | undefined;

  constructor({ journal, log }: { readonly journal: EditJournal; readonly log: Log }, live: LiveNotes) {
    this.#journal = journal;
    this.#live = live;
    this.#log = log;
  }

  /** Starts a new file when the present one is long; returns at once. */
  whenLong(): void {
    if (this.#rotating || this.#journal.sizeBytes < ROTATE_AT_BYTES) return;
    this.#rotating = this.#rotate()
      .catch((cause: unknown) => this.#log.error('journal not rotated', cause))
      .finally(() => {
        this.#rotating = undefined;
      });
  }

  async #rotate(): Promise<void> {
    const forget = await this.#journal.rotate();
    await this.#live.flushAll();
    await forget();
  }
}
