import { isNoteId, type NoteId } from '../../core/contract/ids.ts';
import { ERASED_SUMMARY, summaryOf } from '../../core/note/summary.ts';
import type { Log } from '../log.ts';
import type { LiveNote } from './live-note.ts';
import type { CatalogNote, CatalogStep, NoteCatalog } from './ports.ts';
import type { Refusals } from './refusals.ts';

/** What the list is written with. */
interface ListWriterPorts {
  readonly catalog: NoteCatalog;
  readonly refusals: Refusals;
  readonly log: Log;
}

/** Keeps the catalog in step with notes that are being written, and says when lists should be read again. */
export class ListWriter {
  readonly #catalog: NoteCatalog;
  readonly #refusals: Refusals;
  readonly #log: Log;
  readonly #onListChanged: (total: number) => void;
  readonly #touched = new Map<NoteId, { readonly note: LiveNote; readonly timer: NodeJS.Timeout }>();
  #pause: NodeJS.Timeout | undefined;
  #isStale = false;

  constructor({ catalog, refusals, log }: ListWriterPorts, onListChanged: (total: number) => void) {
    this.#catalog = catalog;
    this.#refusals = refusals;
    this.#log = log;
    this.#onListChanged = onListChanged;
  }

  /** The note changed in memory: its entry is renewed after a moment, longer for long texts. */
  touch(note: LiveNote): void {
    const { id } = note;
    if (!isNoteId(id) || this.#touched.has(id)) return;
    const delayMs = 200 + note.replica.doc.getText('body').length / 500;
    const timer = setTimeout(() => {
      this.#touched.delete(id);
      this.put([entryOf(note)], undefined).catch((cause: unknown) => this.#log.error('list not renewed', cause));
    }, delayMs);
    this.#touched.set(id, { note, timer });
  }

  /** Renews every touched entry now. */
  async flush(): Promise<void> {
    const notes = [...this.#touched.values()];
    this.#touched.clear();
    for (const { timer } of notes) clearTimeout(timer);
    await this.put(
      notes.map(({ note }) => entryOf(note)),
      undefined,
    );
  }

  /** Puts entries into the catalog, with the step that they are and the accounts that wrote what led there. */
  async put(
    entries: readonly CatalogNote[],
    step: CatalogStep | undefined,
    accounts: readonly string[] = [],
  ): Promise<void> {
    const listed = entries.map((entry) => ({ ...entry, refusals: this.#refusals.of(entry.id) }));
    await this.#catalog.update(listed, step, accounts);
    if (entries.length > 0) this.announce();
  }

  close(): void {
    for (const { timer } of this.#touched.values()) clearTimeout(timer);
    this.#touched.clear();
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#isStale = false;
  }

  /** Says that lists should be read again: at once, and then at most four times a second: a window asks for the rows it shows each time. */
  announce(): void {
    this.#isStale = true;
    if (this.#pause) return;
    this.#isStale = false;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#isStale) this.announce();
    }, 250);
    this.#tell().catch((cause: unknown) => this.#log.error('list not counted', cause));
  }

  async #tell(): Promise<void> {
    const { total } = await this.#catalog.list({ view: 'all', query: '', offset: 0, limit: 0, nowMs: 0, account: '' });
    this.#onListChanged(total);
  }
}

/** The catalog's entry of a note in memory. */
export function entryOf(note: LiveNote): CatalogNote {
  const summary = note.isErased ? ERASED_SUMMARY : summaryOf(note.replica.doc);
  const erasedMs = note.erasure?.atMs ?? 0;
  return { id: note.id, ...note.written, erasedMs, trashedBy: note.trashedBy, ...summary };
}
