import type { NoteId } from '../../core/contract/ids.ts';
import { newNonce, type RandomBytes } from '../../core/contract/random-ids.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { createReplica } from '../../core/segment/replica.ts';
import { judgeDocument } from '../../core/segment/stored-update.ts';
import type { Log } from '../log.ts';
import { LiveNote } from './live-note.ts';
import type { Inspector, SegmentStore } from './ports.ts';
import type { Refusals } from './refusals.ts';

/** What the notes in memory need. */
export interface LiveNotesPorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly refusals: Refusals;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  /** A place in this device's chain was taken by a revision it did not write (rule S4). */
  readonly onPlaceTaken: () => void;
}

/** How soon a segment that could not be written is tried again. */
const RETRY_MS = 2000;

/** The notes that are in memory: loaded once, written after a pause, let go when nobody needs them. */
export class LiveNotes {
  readonly #ports: LiveNotesPorts;
  readonly #notes = new Map<NoteId, Promise<LiveNote>>();
  readonly #timers = new Map<NoteId, NodeJS.Timeout>();
  #writer: Writer;
  /** How long edits gather before they are written as a segment (rule S7). */
  paceMs = 3000;

  constructor(ports: LiveNotesPorts, writer: Writer) {
    this.#ports = ports;
    this.#writer = writer;
  }

  get writer(): Writer {
    return this.#writer;
  }

  /** A note that is in memory already, or on its way there. */
  find(id: NoteId): Promise<LiveNote> | undefined {
    return this.#notes.get(id);
  }

  /** Brings a note into memory. One without any document is new and empty. Rejects when the store does. */
  get(id: NoteId): Promise<LiveNote> {
    const known = this.#notes.get(id);
    if (known) return known;
    const loading = this.#load(id, this.#writer);
    this.#notes.set(id, loading);
    // A note that could not be read now may be readable later.
    loading.catch(() => this.#notes.delete(id));
    return loading;
  }

  /** Loads a note that edits of another device id of this computer (before it was renewed) belong to; not kept in memory. */
  load(id: NoteId, writer: Writer): Promise<LiveNote> {
    return this.#load(id, writer);
  }

  all(): Promise<LiveNote[]> {
    return Promise.all(this.#notes.values());
  }

  /** Writes the note's edits after the pace, together with those that follow until then. */
  scheduleFlush(id: NoteId): void {
    if (!this.#timers.has(id)) this.#setTimer(id, this.paceMs);
  }

  /** Writes everything now. Rejects when the store does; the edits are tried again later. */
  async flushAll(): Promise<void> {
    for (const note of await this.all()) await this.flush(note);
  }

  async flush(note: LiveNote): Promise<void> {
    clearTimeout(this.#timers.get(note.id));
    this.#timers.delete(note.id);
    try {
      const wasTaken = await note.flush(this.#ports.store, this.#ports.now());
      this.release(note);
      if (wasTaken) this.#ports.onPlaceTaken();
    } catch (cause) {
      this.#setTimer(note.id, RETRY_MS);
      throw cause;
    }
  }

  /** Lets a note go that nobody shows and that is written. */
  release(note: LiveNote): void {
    if (note.isIdle) this.#notes.delete(note.id);
  }

  /** Everything is written and forgotten; the notes load again under another writer. */
  async restartAs(writer: Writer): Promise<LiveNote[]> {
    const notes = await this.all();
    await this.flushAll();
    this.#notes.clear();
    this.#writer = writer;
    return notes;
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #setTimer(id: NoteId, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      this.#flushById(id).catch((cause: unknown) => this.#ports.log.error('segment not written', cause));
    }, delayMs);
    this.#timers.set(id, timer);
  }

  async #flushById(id: NoteId): Promise<void> {
    const note = await this.#notes.get(id);
    if (note) await this.flush(note);
  }

  async #load(id: NoteId, writer: Writer): Promise<LiveNote> {
    const { store, inspector, refusals, randomBytes } = this.#ports;
    const documents = await store.readSegments(id);
    const nextNumber = (await store.lastNumber(id, writer)) + 1;
    const replica = createReplica({ docId: id, ...writer, nextNumber });
    const mainNonce = newNonce(randomBytes);
    replica.admit(mainNonce);
    if (documents.length === 0) return new LiveNote(id, replica, mainNonce, 0);
    const inspection = await inspector.inspectLive({ doc: id, documents, isWhole: true });
    refusals.replace(id, inspection?.refusals ?? []);
    const verdicts = refusals.accepted(id, documents).map(judgeDocument);
    replica.receive(verdicts.flatMap((verdict) => (verdict.kind === 'usable' ? [verdict.segment] : [])));
    return new LiveNote(id, replica, mainNonce, inspection?.editedMs ?? 0);
  }
}
