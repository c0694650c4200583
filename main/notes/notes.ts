import * as Y from 'yjs';
import type { WindowId } from '../../core/contract/handlers.ts';
import type { ClientId, DeviceId, NoteId } from '../../core/contract/ids.ts';
import { newNonce, newNoteId } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { NoteText } from '../../core/contract/text-commands.ts';
import type { OpenNote, RefusedDocument } from '../../core/contract/values.ts';
import { isEmptyNote, contentOf, fillNote, type NoteContent } from '../../core/note/note.ts';
import { isTrashed, markTrashed, unmarkTrashed } from '../../core/note/trash.ts';
import { covers } from '../../core/segment/gone.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { reachOf } from '../../core/segment/restating.ts';
import { checkUpdate } from '../../core/segment/validate.ts';
import { followChanges, type ChangeFeed } from './change-feed.ts';
import { Erasures } from './erasures.ts';
import { takeChanges, type IntakePorts } from './intake.ts';
import { entryOf, ListWriter } from './list-writer.ts';
import type { LiveNote } from './live-note.ts';
import { LiveNotes, type LiveNotesPorts, type Pace } from './live-notes.ts';
import type { EditJournal, ListPage, ListQuery, NoteCatalog, OwnEdit } from './ports.ts';
import { Refusals } from './refusals.ts';
import { storeFailure } from './store-failure.ts';

/** What the notes of one workspace need from outside. */
export interface NotesPorts extends Omit<LiveNotesPorts, 'refusals'> {
  readonly journal: EditJournal;
  readonly catalog: NoteCatalog;
  /** An edit that the given window has not made itself. */
  readonly onEdited: (window: WindowId, id: NoteId, update: Uint8Array) => void;
  /** A window's client id is void: it must open the note again. */
  readonly onReopenNeeded: (window: WindowId, id: NoteId) => void;
  /** A note that the window shows was erased for good. */
  readonly onErased: (window: WindowId, id: NoteId) => void;
  /** Whether this computer writes, or wrote, under that device id. */
  readonly isOwnDevice: (device: DeviceId) => boolean;
  readonly onListChanged: (total: number) => void;
  readonly onRefusalsChanged: () => void;
}

/** The journal starts a new file at this size; the old one goes when its edits are in segments. Bytes. */
const ROTATE_AT_BYTES = 4 * 1024 * 1024;

/** How often notes that were erased long ago are looked for. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Before each page of the list while a first sync fetches everything: the list grows, and the sync has the machine. */
const FETCHING_PAUSE_MS = 1000;

/** The notes of one workspace: what people do with them, and what arrives for them. */
export class Notes {
  readonly #ports: NotesPorts;
  readonly #refusals: Refusals;
  readonly #live: LiveNotes;
  readonly #lists: ListWriter;
  readonly #erasures: Erasures;
  #feed: ChangeFeed | undefined;
  #rotating: Promise<void> | undefined;
  #burials: NodeJS.Timeout | undefined;
  #burying: Promise<void> = Promise.resolve();

  constructor(ports: NotesPorts, writer: Writer) {
    this.#ports = ports;
    this.#refusals = new Refusals(ports.onRefusalsChanged);
    this.#live = new LiveNotes({ ...ports, refusals: this.#refusals }, writer);
    this.#lists = new ListWriter({ ...ports, refusals: this.#refusals }, ports.onListChanged);
    this.#erasures = new Erasures({
      ...ports,
      live: this.#live,
      lists: this.#lists,
      onErased: (note) => {
        for (const window of note.windows.keys()) ports.onErased(window, note.id);
      },
      onChanged: (note, update) => this.#tellWindows(note, update),
    });
  }

  /** Puts what the journal holds into segments, then follows the store. Rejects when the store does. */
  async start(): Promise<void> {
    const { store, journal, catalog } = this.#ports;
    await this.#replay(journal.leftover);
    await journal.forgetLeftover();
    const source = await store.uuid();
    const seen = await catalog.position();
    for (const { note, ...refusal } of await catalog.refusals()) this.#refusals.add(note, [refusal]);
    const intake: IntakePorts = {
      ...this.#ports,
      lists: this.#lists,
      live: this.#live,
      refusals: this.#refusals,
      erasures: this.#erasures,
      onTaken: (note, update) => this.#tellWindows(note, update),
    };
    this.#feed = followChanges(store, seen?.source === source ? seen.seq : 0, {
      take: (page) => takeChanges(intake, source, page),
      log: this.#ports.log,
    });
    this.#bury();
    this.#burials = setInterval(() => this.#bury(), DAY_MS);
    this.#burials.unref();
  }

  list(query: ListQuery): Promise<ListPage> {
    return this.#ports.catalog.list({ ...query, nowMs: this.#ports.now() });
  }

  /** How many notes have edits that are in no segment yet. */
  get unwrittenCount(): number {
    return this.#live.unwrittenCount;
  }

  get refusalCount(): number {
    return this.#refusals.count;
  }

  refusals(): RefusedDocument[] {
    return this.#refusals.list();
  }

  /** How long edits gather before a segment is written. */
  setPace(pace: Pace): void {
    this.#live.setPace(pace);
  }

  /** Lists notes that arrive in passing only, while all of them are being fetched: fetching comes first. */
  setFetching(isFetching: boolean): void {
    this.#feed?.setPause(isFetching ? FETCHING_PAUSE_MS : 0);
  }

  /** A new note with nothing in it but the time it was made. */
  async create(content?: NoteContent): Promise<Result<{ id: NoteId }>> {
    const id = newNoteId(this.#ports.randomBytes);
    const note = await this.#live.get(id);
    const meta = new Map<string, unknown>([['created', this.#ports.now()]]);
    const saved = await this.#editHere(note, (doc) => fillNote(doc, content ?? { title: '', body: '', meta }));
    if (!saved.ok) return saved;
    // The note is saved; a list that cannot show it yet is no reason to say otherwise.
    await this.#lists
      .put([entryOf(note)], undefined)
      .catch((cause: unknown) => this.#ports.log.error('not listed', cause));
    return succeed({ id });
  }

  /** What a note says, without bringing it into memory: what the list knows of it may be a moment behind. */
  async textOf(id: NoteId): Promise<NoteText | undefined> {
    const note = this.#live.inMemory(id);
    return note ? note.text : this.#ports.catalog.textOf(id);
  }

  async open(id: NoteId, window: WindowId): Promise<Result<OpenNote>> {
    const note = await this.#load(id);
    if (!note) return fail({ code: 'note-not-found' });
    const nonce = newNonce(this.#ports.randomBytes);
    const clientId = note.replica.admit(nonce);
    note.windows.set(window, { nonce, clientId });
    return succeed({ id, clientId, state: Y.encodeStateAsUpdate(note.replica.doc) });
  }

  /** An edit made in a window. Succeeds once the journal has it. */
  async edit(
    window: WindowId,
    edit: { id: NoteId; clientId: ClientId; update: Uint8Array },
  ): Promise<Result<undefined>> {
    const note = await this.#live.find(edit.id);
    const seat = note?.windows.get(window);
    if (!note || !seat || seat.clientId !== edit.clientId) return fail({ code: 'note-reopen' });
    const refusal = note.replica.applyOwn(edit.update, seat.nonce);
    if (refusal) {
      this.#ports.log.error('edit of a window refused', refusal);
      return fail({ code: 'note-reopen' });
    }
    const { device } = note.replica.writer;
    return this.#save(note, { doc: edit.id, device, nonce: seat.nonce, update: edit.update }, window);
  }

  async closeNote(id: NoteId, window: WindowId): Promise<void> {
    const note = await this.#live.find(id);
    if (note?.windows.delete(window)) await this.#writeAway(note);
  }

  async windowClosed(window: WindowId): Promise<void> {
    for (const note of this.#live.all()) if (note.windows.delete(window)) await this.#writeAway(note);
  }

  async trash(id: NoteId): Promise<Result<undefined>> {
    return this.#change(id, (doc) => !isTrashed(doc) && markTrashed(doc, this.#ports.now()));
  }

  async restore(id: NoteId): Promise<Result<undefined>> {
    return this.#change(id, (doc) => isTrashed(doc) && unmarkTrashed(doc));
  }

  /** Erases a note of the Trash for good: for everybody, unless somebody writes in it who has not heard of that (rule S8). */
  async erase(id: NoteId): Promise<Result<undefined>> {
    const note = await this.#load(id);
    if (!note) return fail({ code: 'note-not-found' });
    if (!isTrashed(note.replica.doc)) return fail({ code: 'note-not-trashed' });
    try {
      await this.#erasures.erase(note);
    } catch (cause) {
      this.#ports.log.error('note not erased', cause);
      return fail(storeFailure(cause));
    }
    return succeed(undefined);
  }

  /** Segments of these notes are about to become tombstones here. Rejects when the store does. */
  beforeTombstones(ids: readonly NoteId[]): Promise<void> {
    return this.#erasures.beforeTombstones(ids);
  }

  /** The notes that windows show. */
  shown(): NoteId[] {
    return this.#live
      .all()
      .filter((note) => note.windows.size > 0)
      .map((note) => note.id);
  }

  /** A note's plain content, for a copy; undefined when it has none. */
  async contentOf(id: NoteId): Promise<{ content: NoteContent; isTrashed: boolean } | undefined> {
    const note = await this.#load(id);
    if (!note) return undefined;
    const { doc } = note.replica;
    const copy = { content: contentOf(doc), isTrashed: isTrashed(doc) };
    this.#live.release(note);
    return copy;
  }

  /** Writes everything into segments and the catalog now. Rejects when the store does. */
  async flush(): Promise<void> {
    await this.#live.flushAll();
    await this.#lists.flush();
  }

  /** Resolves when everything that is stored is in the catalog and in the live notes. */
  async settled(): Promise<void> {
    await this.#feed?.settled();
    await this.#lists.flush();
  }

  /** This computer has another device id now: what was written stays, what follows goes under the new one (rule S4). */
  async renewDevice(device: DeviceId): Promise<void> {
    const { account } = this.#live.writer;
    const notes = await this.#live.restartAs({ account, device });
    for (const note of notes) for (const window of note.windows.keys()) this.#ports.onReopenNeeded(window, note.id);
  }

  /** Writes everything and stops. What cannot be written stays in the journal. */
  async close(): Promise<void> {
    clearInterval(this.#burials);
    await this.#feed?.close();
    await this.#erasures.close();
    await this.#burying;
    await this.flush().catch((cause: unknown) => this.#ports.log.error('not everything written at close', cause));
    this.#lists.close();
    this.#live.close();
  }

  async #load(id: NoteId): Promise<LiveNote | undefined> {
    const note = await this.#live.get(id);
    const isThere = !isEmptyNote(note.replica.doc) || note.windows.size > 0;
    if (isThere && !note.isErased) return note;
    this.#live.release(note);
    return undefined;
  }

  async #change(id: NoteId, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>> {
    const note = await this.#load(id);
    return note ? this.#editHere(note, change) : fail({ code: 'note-not-found' });
  }

  /** An edit that main makes itself. When it changes nothing, the one that did may still be on its way to the disk. */
  async #editHere(note: LiveNote, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>> {
    const update = note.replica.edit(note.mainNonce, change);
    if (!update) return this.#journalled(this.#ports.journal.settled());
    const { device } = note.replica.writer;
    return this.#save(note, { doc: note.id, device, nonce: note.mainNonce, update });
  }

  #save(note: LiveNote, edit: OwnEdit, window?: WindowId): Promise<Result<undefined>> {
    note.editedMs = this.#ports.now();
    this.#tellWindows(note, edit.update, window);
    this.#lists.touch(note);
    this.#live.scheduleFlush(note);
    if (note.erasure) this.#settleErased(note);
    return this.#journalled(this.#ports.journal.append(edit));
  }

  /** Segments of notes that were erased long ago become tombstones. */
  #bury(): void {
    const { log } = this.#ports;
    this.#burying = this.#burying
      .then(() => this.#erasures.bury())
      .catch((cause: unknown) => log.error('erased notes not buried', cause));
  }

  #settleErased(note: LiveNote): void {
    this.#erasures.settle(note, true).catch((cause: unknown) => this.#ports.log.error('erased note not kept', cause));
  }

  async #journalled(writing: Promise<void>): Promise<Result<undefined>> {
    try {
      await writing;
    } catch (cause) {
      this.#ports.log.error('edit not journalled', cause);
      return fail(storeFailure(cause));
    }
    this.#rotateWhenLong();
    return succeed(undefined);
  }

  #tellWindows(note: LiveNote, update: Uint8Array, except?: WindowId): void {
    for (const window of note.windows.keys()) if (window !== except) this.#ports.onEdited(window, note.id, update);
  }

  async #writeAway(note: LiveNote): Promise<void> {
    await this.#live.flush(note).catch((cause: unknown) => this.#ports.log.error('segment not written', cause));
  }

  #rotateWhenLong(): void {
    if (this.#rotating || this.#ports.journal.sizeBytes < ROTATE_AT_BYTES) return;
    const rotate = async (): Promise<void> => {
      const forget = await this.#ports.journal.rotate();
      await this.#live.flushAll();
      await forget();
    };
    this.#rotating = rotate()
      .catch((cause: unknown) => this.#ports.log.error('journal not rotated', cause))
      .finally(() => {
        this.#rotating = undefined;
      });
  }

  /**
   * Makes the journalled edits again on documents that lack them; those that are there already change nothing. What
   * cannot be made again now, because something that it leans on could not be read, goes into the new journal.
   */
  async #replay(edits: readonly OwnEdit[]): Promise<void> {
    const { account } = this.#live.writer;
    const { store, journal, log, now } = this.#ports;
    for (const part of groupByNote(edits)) {
      const note = await this.#live.load(part.id, { account, device: part.device });
      const refused = replayInto(note, part.edits);
      for (const edit of refused) await journal.append(edit);
      if (refused.length > 0) log.error(`${refused.length} journalled edits wait`);
      await note.flush(store, now());
      await this.#lists.put([entryOf(note)], undefined);
    }
  }
}

/** The edits of one note under one device id, in their order. */
function groupByNote(edits: readonly OwnEdit[]): { id: NoteId; device: DeviceId; edits: OwnEdit[] }[] {
  const parts = new Map<string, { id: NoteId; device: DeviceId; edits: OwnEdit[] }>();
  for (const edit of edits) {
    const key = `${edit.doc} ${edit.device}`;
    const part = parts.get(key) ?? { id: edit.doc as NoteId, device: edit.device, edits: [] };
    part.edits.push(edit);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Goes over the edits until no further one can be made; answers those that cannot. */
function replayInto(note: LiveNote, edits: readonly OwnEdit[]): OwnEdit[] {
  for (const { nonce } of edits) note.replica.admit(nonce);
  let left = edits.filter((edit) => !wasErased(note, edit));
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((edit) => note.replica.applyOwn(edit.update, edit.nonce) !== undefined);
  }
  return left;
}

/** Whether an edit was seen by who erased the note: then it was in a segment, and what it leans on may be gone. */
function wasErased({ erasure, replica }: LiveNote, { update, nonce }: OwnEdit): boolean {
  const checked = checkUpdate(update, new Set([replica.admit(nonce)]));
  return erasure !== undefined && typeof checked !== 'string' && covers(erasure, reachOf(checked));
}
