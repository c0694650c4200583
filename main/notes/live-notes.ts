import type { DocId } from '../../core/contract/ids.ts';
import { newNonce, type RandomBytes } from '../../core/contract/random-ids.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { NO_AUTHORSHIP } from '../../core/segment/authorship.ts';
import { createReplica } from '../../core/segment/replica.ts';
import { goneMarkersIn, joinCoverage } from '../../core/segment/gone.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import type { Log } from '../log.ts';
import type { EarlySegments } from './early-segments.ts';
import { LiveNote } from './live-note.ts';
import { latestOf } from './inspect.ts';
import type { Inspector, SegmentStore } from './ports.ts';
import type { Refusals } from './refusals.ts';

/** What the notes in memory need. */
export interface LiveNotesPorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly refusals: Refusals;
  readonly early: EarlySegments;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  /** A place in this device's chain was taken by a revision it did not write (rule S4). */
  readonly onPlaceTaken: () => void;
  /** The number of notes with edits that are in no segment yet became zero, or more than that. */
  readonly onUnwrittenChanged: () => void;
}

/** How long edits gather before they are written as a segment: the first after a rest, and those that follow (rule S7). */
export interface Pace {
  readonly firstMs: number;
  readonly nextMs: number;
}

/** How soon a segment that could not be written is tried again. */
const RETRY_MS = 2000;
/** Notes that stay in memory although nobody shows them: coming back to one goes on with its segment. */
const KEPT_IDLE = 50;

/** The notes that are in memory: loaded once, written after a pause, let go when nobody needs them. */
export class LiveNotes {
  readonly #ports: LiveNotesPorts;
  readonly #loading = new Map<DocId, Promise<LiveNote>>();
  /** In the order of their last use. */
  readonly #loaded = new Map<DocId, LiveNote>();
  readonly #timers = new Map<DocId, NodeJS.Timeout>();
  readonly #unwritten = new Set<DocId>();
  #writer: Writer;
  readonly #resting = new Map<DocId, NodeJS.Timeout>();
  #pace: Pace = { firstMs: 3000, nextMs: 3000 };

  constructor(ports: LiveNotesPorts, writer: Writer) {
    this.#ports = ports;
    this.#writer = writer;
  }

  get writer(): Writer {
    return this.#writer;
  }

  /** How many notes have edits that are in no segment yet. */
  get unwrittenCount(): number {
    return this.#unwritten.size;
  }

  /** Every note in memory. */
  all(): LiveNote[] {
    return [...this.#loaded.values()];
  }

  /** A note that is in memory now. */
  inMemory(id: DocId): LiveNote | undefined {
    return this.#loaded.get(id);
  }

  /** A note that is in memory already, also when it is still on its way there. */
  async find(id: DocId): Promise<LiveNote | undefined> {
    await this.#loading.get(id)?.catch(() => undefined);
    return this.#loaded.get(id);
  }

  /** Brings a note into memory. One without any document is new and empty. Rejects when the store does. */
  async get(id: DocId): Promise<LiveNote> {
    for (;;) {
      const known = this.#loaded.get(id);
      if (known) return known;
      // Two copies of one note would write the same chain: whoever asks meanwhile waits for the one on its way.
      const loading = this.#loading.get(id) ?? this.#bring(id);
      await loading;
    }
  }

  /** Loads a note that edits of another device id of this computer (before it was renewed) belong to; not kept in memory. */
  load(id: DocId, writer: Writer): Promise<LiveNote> {
    return this.#load(id, writer);
  }

  /** Writes the note's edits after the pace, together with those that follow until then. */
  scheduleFlush(note: LiveNote): void {
    const wasIdle = this.#unwritten.size === 0;
    this.#unwritten.add(note.id);
    if (wasIdle) this.#ports.onUnwrittenChanged();
    if (!this.#timers.has(note.id) && !this.#resting.has(note.id)) this.#setTimer(note, this.#pace.firstMs);
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
  }

  /** Writes everything that can be written now. Rejects when some of it cannot; that is tried again later. */
  async flushAll(): Promise<void> {
    const outcomes: PromiseSettledResult<void>[] = [];
    for (const note of this.all()) outcomes.push(...(await Promise.allSettled([this.flush(note)])));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  flush(note: LiveNote): Promise<void> {
    return this.#write(note, () => note.flush(this.#ports.store, this.#ports.now()));
  }

  /** Writes the whole note again (rule S8); rejects as `flush` does. */
  restate(note: LiveNote): Promise<void> {
    return this.#write(note, () => note.restate(this.#ports.store, this.#ports.now()));
  }

  async #write(note: LiveNote, write: () => Promise<boolean>): Promise<void> {
    clearTimeout(this.#timers.get(note.id));
    this.#timers.delete(note.id);
    this.#rest(note);
    try {
      // No own segment leans on what only the memory holds.
      await this.#ports.early.settled(note.id);
      const wasTaken = await write();
      this.#noteWritten(note);
      this.release(note);
      if (wasTaken) this.#ports.onPlaceTaken();
    } catch (cause) {
      this.#setTimer(note, RETRY_MS);
      throw cause;
    }
  }

  /** Lets notes go that nobody shows and that are written, the longest unused first. */
  release(note: LiveNote): void {
    if (this.#loaded.get(note.id) !== note) return;
    this.#loaded.delete(note.id);
    this.#loaded.set(note.id, note);
    const idle = this.all().filter((other) => other.isIdle);
    for (const { id } of idle.slice(0, Math.max(0, idle.length - KEPT_IDLE))) this.#loaded.delete(id);
  }

  /** Everything is written and forgotten; the notes load again under another writer. Answers those that were in memory. */
  async restartAs(writer: Writer): Promise<LiveNote[]> {
    do await this.flushAll();
    while (this.all().some((note) => note.hasUnwritten));
    const notes = this.all();
    this.#loaded.clear();
    this.#writer = writer;
    return notes;
  }

  /** Forgets a note that nobody needs; it loads again from what is stored then. Answers whether that could be. */
  forget(note: LiveNote): boolean {
    if (!note.isIdle) return false;
    this.#loaded.delete(note.id);
    return true;
  }

  close(): void {
    for (const timer of [...this.#timers.values(), ...this.#resting.values()]) clearTimeout(timer);
    this.#timers.clear();
    this.#resting.clear();
  }

  /** What follows within the pace gathers, and is written when that is over. */
  #rest(note: LiveNote): void {
    clearTimeout(this.#resting.get(note.id));
    const timer = setTimeout(() => {
      this.#resting.delete(note.id);
      if (note.replica.hasOwnEdits) this.#flushSoon(note);
    }, this.#pace.nextMs);
    this.#resting.set(note.id, timer);
  }

  #flushSoon(note: LiveNote): void {
    this.flush(note).catch((cause: unknown) => this.#ports.log.error('segment not written', cause));
  }

  #setTimer(note: LiveNote, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(note.id);
      this.#flushSoon(note);
    }, delayMs);
    this.#timers.set(note.id, timer);
  }

  #noteWritten(note: LiveNote): void {
    if (note.replica.hasOwnEdits || !this.#unwritten.delete(note.id)) return;
    if (this.#unwritten.size === 0) this.#ports.onUnwrittenChanged();
  }

  #bring(id: DocId): Promise<LiveNote> {
    const loading = this.#load(id, this.#writer)
      .then((note) => {
        this.#loaded.set(id, note);
        return note;
      })
      .finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }

  async #load(id: DocId, writer: Writer): Promise<LiveNote> {
    const { store, inspector, refusals, early, randomBytes } = this.#ports;
    const documents = await early.documentsOf(id);
    const nextNumber = (await store.lastNumber(id, writer)) + 1;
    const replica = createReplica({ docId: id, ...writer, nextNumber });
    const mainNonce = newNonce(randomBytes);
    replica.admit(mainNonce);
    const note = new LiveNote(id, replica, mainNonce);
    if (documents.length === 0) return note;
    const inspection = await inspector.inspectLive({ doc: id, documents, isWhole: true });
    refusals.replace(id, inspection?.refusals ?? []);
    const accepted = refusals.accepted(id, documents);
    // The inspector has computed the hashes of these.
    note.load(usableSegments(accepted, { isSound: true }));
    note.written = inspection ?? NO_AUTHORSHIP;
    note.erasure = erasureIn(accepted);
    return note;
  }
}

/** What the markers among a note's documents say together; undefined when there are none. */
export function erasureIn(documents: readonly unknown[]): LiveNote['erasure'] {
  const markers = goneMarkersIn(documents);
  return markers.length === 0 ? undefined : { ...joinCoverage(markers), atMs: latestOf(markers) };
}
