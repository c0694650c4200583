import type { DeviceId, NoteId } from '../../core/contract/ids.ts';
import { markTrashed, trashEditOf } from '../../core/note/trash.ts';
import { coverageOf, covers, goneDocument, joinCoverage, seenPart, type Coverage } from '../../core/segment/gone.ts';
import { parseGoneId, parseSegmentId, parseStampedId, type Writer } from '../../core/segment/ids.ts';
import { reachOf } from '../../core/segment/restating.ts';
import { usableSegments, type StoredSegment } from '../../core/segment/stored-update.ts';
import { erasureIn, type LiveNotes } from './live-notes.ts';
import type { ListWriter } from './list-writer.ts';
import type { LiveNote } from './live-note.ts';
import type { Inspector, NoteCatalog, SegmentStore } from './ports.ts';
import { idOf } from './refusals.ts';

/** What erasing notes for good needs. */
export interface ErasurePorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly catalog: NoteCatalog;
  readonly live: LiveNotes;
  readonly lists: ListWriter;
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
  #lane: Promise<void> = Promise.resolve();
  #isClosed = false;
  /**
   * Notes that were looked at since they have these markers: with something of this device in them that no marker has seen
   * and that now stands by itself, whatever is written from now on; or with nothing such, until something is written here.
   */
  readonly #settled = new WeakMap<LiveNote, { readonly erasure: LiveNote['erasure']; readonly stands: boolean }>();

  constructor(ports: ErasurePorts) {
    this.#ports = ports;
  }

  /** Erases a note of the Trash. Rejects when the store does. */
  async erase(note: LiveNote): Promise<void> {
    const { store, live, lists, now } = this.#ports;
    // Before anything is waited for: what comes meanwhile, a restore in another window, say, was not seen.
    const coverage = coverageOf(note.replica.doc);
    await live.flush(note);
    const documents = await store.readDocuments(note.id);
    const own = documents.map((document) => parseGoneId(idOf(document))).filter((name) => this.#isOwn(name));
    let n = Math.max(0, ...own.map((name) => name?.n ?? 0)) + 1;
    while (!(await store.writeDocument(goneDocument({ doc: note.id, ...live.writer, n }, coverage, now())))) n += 1;
    note.erasure = { ...joinCoverage([coverage, ...(note.erasure ? [note.erasure] : [])]), atMs: now() };
    lists.touch(note);
    if (note.isErased) this.#ports.onErased(note);
  }

  /**
   * A note in memory was erased, here or elsewhere, or something came to one that was: hides it, or keeps what was written.
   * `isOwn` when it was written here.
   */
  async settle(note: LiveNote, isOwn = false): Promise<void> {
    this.#ports.lists.touch(note);
    const settled = this.#settled.get(note);
    if (settled && settled.erasure === note.erasure && (settled.stands || !isOwn)) return;
    if (note.isErased) this.#ports.onErased(note);
    else await this.#keep(note);
  }

  /** The same for a note that may not be in memory. `isLosing` when segments of it are about to become tombstones here. */
  async keepWritten(id: NoteId, isLosing = false): Promise<void> {
    const { store, live } = this.#ports;
    const inMemory = await live.find(id);
    if (!inMemory && !this.#hasUnseen(await store.readDocuments(id))) return;
    const note = inMemory ?? (await live.get(id));
    await this.#keep(note, isLosing);
    live.release(note);
  }

  /** Segments of these notes are about to become tombstones here: what this device wrote and nobody saw must not lose its ground. */
  async beforeTombstones(ids: readonly NoteId[]): Promise<void> {
    for (const id of ids) await this.keepWritten(id, true);
  }

  /** Turns own segments, messages and versions of notes that were erased thirty days ago into tombstones. */
  async bury(): Promise<void> {
    const { catalog, store, inspector, live, now } = this.#ports;
    for (const id of await catalog.erasedBefore(now() - BURY_AFTER_MS)) {
      if (this.#isClosed) return;
      const documents = await store.readDocuments(id);
      const beside = [...(await store.readStamped(id, 'm')), ...(await store.readStamped(id, 'v'))];
      const own = [...documents, ...beside]
        .map(idOf)
        .filter((each) => this.#isOwn(parseSegmentId(each) ?? parseStampedId(each)));
      if (own.length === 0) continue;
      const [inspection] = await inspector.inspect([{ doc: id, documents }]);
      const note = await live.find(id as NoteId);
      if (inspection?.isErased && (!note || live.forget(note))) await store.bury([...new Set(own)]);
    }
  }

  /** Ends what can wait for another day, and waits for what cannot. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lane;
  }

  /** One after the other: two of them would write the same note down twice. */
  #keep(note: LiveNote, isLosing = false): Promise<void> {
    const done = this.#lane.then(() => this.#keepNow(note, isLosing));
    this.#lane = done.catch(() => undefined);
    return done;
  }

  async #keepNow(note: LiveNote, isLosing: boolean): Promise<void> {
    const { store, live, onChanged, lists } = this.#ports;
    // What is in the journal alone leans on the segments of others as well.
    await live.flush(note);
    const { erasure } = note;
    const documents = await store.readDocuments(note.id);
    const stands = this.#hasUnseen(documents);
    if (stands) {
      const seen = erasureIn(documents);
      const update = seen && !isDecided(note, seen) ? this.#putBack(note) : undefined;
      // At once: what is edited here later builds on it in every window.
      if (update) onChanged(note, update);
      const held = coverageOf(note.replica.doc);
      const ground = isLosing || !seen ? held : seenPart(seen, held);
      await (this.#isRestated(ground, documents) ? live.flush(note) : live.restate(note));
      lists.touch(note);
    }
    this.#settled.set(note, { erasure, stands });
  }

  #putBack(note: LiveNote): Uint8Array | undefined {
    return note.replica.edit(note.mainNonce, (doc) => markTrashed(doc, this.#ports.now(), true));
  }

  /** Whether this device wrote something that no marker has seen. All of it may be, while there are tombstones and no marker yet. */
  #hasUnseen(documents: readonly unknown[]): boolean {
    const seen = erasureIn(documents) ?? joinCoverage([]);
    return this.#ownOf(documents).some((segment) => !covers(seen, reachOf(segment)));
  }

  /**
   * Whether this device has written down again all that others may take away. Which segments were written counts, not
   * which are of use: to write the others once more would change nothing.
   */
  #isRestated(ground: Coverage, documents: readonly unknown[]): boolean {
    const restated = this.#ownOf(documents).filter(({ others }) => others);
    return covers(joinCoverage(restated.map(reachOf)), ground);
  }

  #ownOf(documents: readonly unknown[]): StoredSegment[] {
    return usableSegments(documents).filter(({ writer }) => this.#isOwn(writer));
  }

  #isOwn(writer: Writer | undefined): boolean {
    return (
      writer !== undefined &&
      writer.account === this.#ports.live.writer.account &&
      this.#ports.isOwnDevice(writer.device)
    );
  }
}

/** Whether somebody has put it into the Trash again already, or taken it out. */
function isDecided(note: LiveNote, { seen }: Coverage): boolean {
  const trashed = trashEditOf(note.replica.doc);
  return trashed !== undefined && trashed.clock >= (seen.get(trashed.client) ?? 0);
}
