import type { DeviceId, NoteId } from '../../core/contract/ids.ts';
import { markTrashed, trashEditOf } from '../../core/note/trash.ts';
import { coverageOf, covers, goneDocument, joinCoverage } from '../../core/segment/gone.ts';
import { parseGoneId, parseSegmentId, type Writer } from '../../core/segment/ids.ts';
import { reachOf, writersOf } from '../../core/segment/restating.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import { erasureIn, type LiveNotes } from './live-notes.ts';
import type { ListWriter } from './list-writer.ts';
import type { LiveNote } from './live-note.ts';
import type { Inspector, NoteCatalog, SegmentStore } from './ports.ts';
import { idOf, type Refusals } from './refusals.ts';

/** What erasing notes for good needs. */
export interface ErasurePorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly catalog: NoteCatalog;
  readonly live: LiveNotes;
  readonly lists: ListWriter;
  readonly refusals: Refusals;
  readonly now: () => number;
  /** Whether this computer writes, or wrote, under that device id. */
  readonly isOwnDevice: (device: DeviceId) => boolean;
  /** A note in memory is gone for good: its windows should show another. */
  readonly onErased: (note: LiveNote) => void;
  /** A note changed here without a window having done it. */
  readonly onChanged: (note: LiveNote, update: Uint8Array) => void;
}

/** How long segments outlive the marker, so that who was away finds the note whole. Milliseconds. */
const BURY_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Erasing notes for good (rule S8). A marker beside the segments says what who erased it had seen: readers hide the note
 * unless there is more in it. Segments go thirty days later, each by its writer. Whoever wrote something that no marker
 * has seen writes the whole note down again, so that it stands without the segments of others, and puts it into the Trash.
 */
export class Erasures {
  readonly #ports: ErasurePorts;

  constructor(ports: ErasurePorts) {
    this.#ports = ports;
  }

  /** Erases a note of the Trash. Rejects when the store does. */
  async erase(note: LiveNote): Promise<void> {
    const { store, live, lists, now } = this.#ports;
    await live.flush(note);
    const coverage = coverageOf(note.replica.doc);
    const documents = await store.readDocuments(note.id);
    const own = documents.map((document) => parseGoneId(idOf(document))).filter((name) => this.#isOwn(name));
    let n = Math.max(0, ...own.map((name) => name?.n ?? 0)) + 1;
    while (!(await store.writeDocument(goneDocument({ doc: note.id, ...live.writer, n }, coverage, now())))) n += 1;
    note.erasure = { ...joinCoverage([coverage, ...(note.erasure ? [note.erasure] : [])]), atMs: now() };
    lists.touch(note);
    if (note.isErased) this.#ports.onErased(note);
  }

  /** A note in memory was erased, here or elsewhere, or something came to one that was: hides it, or keeps what was written. */
  async settle(note: LiveNote): Promise<void> {
    this.#ports.lists.touch(note);
    if (note.isErased) this.#ports.onErased(note);
    else await this.#keep(note);
  }

  /** The same for a note that may not be in memory. */
  async keepWritten(id: NoteId): Promise<void> {
    const { store } = this.#ports;
    const documents = await store.readDocuments(id);
    if (!this.#hasUnseen(id, documents)) return;
    const note = await this.#ports.live.get(id);
    await this.#keep(note);
    this.#ports.live.release(note);
  }

  /** Segments of these notes are about to become tombstones here: what this device wrote and nobody saw must not lose its ground. */
  async beforeTombstones(ids: readonly NoteId[]): Promise<void> {
    for (const id of ids) await this.keepWritten(id);
  }

  /** Turns own segments of notes that were erased thirty days ago into tombstones. */
  async bury(): Promise<void> {
    const { catalog, store, inspector, live, now } = this.#ports;
    for (const id of await catalog.erasedBefore(now() - BURY_AFTER_MS)) {
      const documents = await store.readDocuments(id);
      const own = documents.map(idOf).filter((each) => this.#isOwn(parseSegmentId(each)));
      if (own.length === 0) continue;
      const [inspection] = await inspector.inspect([{ doc: id, documents }]);
      const note = await live.find(id as NoteId);
      if (inspection?.isErased && (!note || live.forget(note))) await store.bury([...new Set(own)]);
    }
  }

  async #keep(note: LiveNote): Promise<void> {
    const { store, live, refusals, now, onChanged } = this.#ports;
    await live.flush(note);
    const documents = await store.readDocuments(note.id);
    if (!this.#hasUnseen(note.id, documents)) return;
    const erasure = note.erasure ?? joinCoverage([]);
    const trashed = trashEditOf(note.replica.doc);
    const isDecided = trashed !== undefined && trashed.clock >= (erasure.seen.get(trashed.client) ?? 0);
    // Somebody may have put it back, or taken it out of the Trash, already.
    const update = isDecided ? undefined : note.replica.edit(note.mainNonce, (doc) => markTrashed(doc, now(), true));
    const segments = usableSegments(refusals.accepted(note.id, documents));
    await live.restate(note, writersOf(segments));
    if (update) onChanged(note, update);
    this.#ports.lists.touch(note);
  }

  /** Whether this device wrote something that no marker has seen, and has not written the note down again since. */
  #hasUnseen(id: NoteId, documents: readonly unknown[]): boolean {
    const seen = erasureIn(documents) ?? joinCoverage([]);
    const own = usableSegments(this.#ports.refusals.accepted(id, documents)).filter(({ writer }) =>
      this.#isOwn(writer),
    );
    const unseen = own.filter((segment) => !covers(seen, reachOf(segment)));
    return unseen.length > 0 && !unseen.some(({ others }) => others);
  }

  #isOwn(writer: Writer | undefined): boolean {
    return (
      writer !== undefined &&
      writer.account === this.#ports.live.writer.account &&
      this.#ports.isOwnDevice(writer.device)
    );
  }
}
