import * as Y from 'yjs';
import type { WindowId } from '../../core/contract/handlers.ts';
import { isNoteId, type ClientId, type DeviceId, type NoteId, type SharedDocId } from '../../core/contract/ids.ts';
import { newNonce, newNoteId } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { NoteText } from '../../core/contract/text-commands.ts';
import type { OpenNote, RefusedDocument } from '../../core/contract/values.ts';
import { isEmptyNote, contentOf, fillNote, type NoteContent } from '../../core/note/note.ts';
import { isTrashed, markTrashed, unmarkTrashed } from '../../core/note/trash.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { authorshipBy, joinAuthorship, type Authorship } from '../../core/segment/authorship.ts';
import { deletedUnitsIn } from '../../core/segment/deleted-units.ts';
import type { Writer } from '../../core/segment/ids.ts';
import type { NewNote } from '../../core/segment/new-note.ts';
import { CatalogFeed } from './catalog-feed.ts';
import { BulkAdd } from './bulk-add.ts';
import { Burials } from './burials.ts';
import { Erasures } from './erasures.ts';
import type { IntakePorts } from './intake.ts';
import { entryOf, ListWriter } from './list-writer.ts';
import { Journalled } from './journalled.ts';
import type { LiveNote } from './live-note.ts';
import { LiveNotes, type Pace } from './live-notes.ts';
import type { ListPage, ListQuery, OwnEdit, Rebuilding } from './ports.ts';
import type { NotesPorts } from './notes-ports.ts';
import { readNotes } from './read-notes.ts';
import { Refusals } from './refusals.ts';
import { groupByNote, replayInto } from './replay.ts';
import { storeFailure } from './store-failure.ts';

/** Before each page of the list while a first sync fetches everything: the list grows, and the sync has the machine. */
const FETCHING_PAUSE_MS = 1000;

/** The notes of one workspace: what people do with them, and what arrives for them. */
export class Notes {
  readonly #ports: NotesPorts;
  readonly #refusals: Refusals;
  readonly #live: LiveNotes;
  readonly #lists: ListWriter;
  readonly #erasures: Erasures;
  #feed: CatalogFeed | undefined;
  readonly #bulk: BulkAdd;
  readonly #journalled: Journalled;
  readonly #burials: Burials;
  #isClosed = false;

  constructor(ports: NotesPorts, writer: Writer) {
    this.#ports = ports;
    this.#refusals = new Refusals(ports.onRefusalsChanged);
    this.#live = new LiveNotes({ ...ports, refusals: this.#refusals }, writer);
    this.#lists = new ListWriter({ ...ports, refusals: this.#refusals }, ports.onListChanged);
    this.#journalled = new Journalled({ ...ports, flushAll: () => this.#live.flushAll() });
    this.#bulk = new BulkAdd({
      ...ports,
      settled: async () => this.#feed?.settled(),
      setPause: (pauseMs) => this.#feed?.setPause(pauseMs),
    });
    this.#erasures = new Erasures({
      ...ports,
      live: this.#live,
      lists: this.#lists,
      onErased: (note) => {
        if (isNoteId(note.id)) for (const window of note.windows.keys()) ports.onErased(window, note.id);
      },
      onChanged: (note, update) => this.#tellWindows(note, update),
    });
    this.#burials = new Burials({
      ...ports,
      eraseTrashed: (beforeMs) => this.eraseTrashed(beforeMs),
      bury: () => this.#erasures.bury(),
    });
  }

  /** Puts what the journal holds into segments, then follows the store. Rejects when the store does. */
  async start(): Promise<void> {
    const { journal, catalog, log } = this.#ports;
    await this.#replay(journal.leftover);
    await journal.forgetLeftover();
    const refusals = await catalog.refusals().catch(() => []);
    for (const { note, ...refusal } of refusals) this.#refusals.add(note, [refusal]);
    const intake: IntakePorts = {
      ...this.#ports,
      lists: this.#lists,
      live: this.#live,
      refusals: this.#refusals,
      erasures: this.#erasures,
      bulk: this.#bulk,
      onTaken: (note, update) => this.#tellWindows(note, update),
    };
    this.#feed = new CatalogFeed(intake, log);
    await this.#feed.begun;
    this.#burials.start();
  }

  /** Whether the list is being made anew, and does not know every note yet. */
  get isRebuilding(): boolean {
    return this.#feed?.rebuilding !== undefined;
  }

  /** A page of the list, and how far the list is while it is being made anew: then it is not the whole truth. */
  async list(query: ListQuery): Promise<ListPage & { rebuilding?: Rebuilding }> {
    const before = this.#feed?.rebuilding;
    const { catalog, now } = this.#ports;
    const page = await catalog.list({ ...query, nowMs: now(), account: this.#live.writer.account });
    const rebuilding = this.#feed?.rebuilding ?? before;
    return rebuilding ? { ...page, rebuilding } : page;
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
    await this.#lists.tryPut(entryOf(note));
    return succeed({ id });
  }

  /** Whose device writes what is made here. */
  get writer(): Writer {
    return this.#live.writer;
  }

  /** Notes that are new, ready to be stored, all of them or none. Succeeds once they are durable; the list follows. */
  addMany(notes: readonly NewNote[]): Promise<Result<undefined>> {
    return this.#bulk.add(notes);
  }

  /** What a note says, without bringing it into memory: what the list knows of it may be a moment behind. */
  async textOf(id: NoteId): Promise<NoteText | undefined> {
    const note = this.#live.inMemory(id);
    if (note) return note.text;
    // Whoever cannot have the text waits for the document.
    return this.#ports.catalog.textOf(id).catch(() => undefined);
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
    const kept = this.#ports.beforeEdit(note, deletedUnitsIn(edit.update));
    if (kept) note.holdBack(kept);
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
    return this.change(id, (doc) => !isTrashed(doc) && markTrashed(doc, this.#ports.now()));
  }

  async restore(id: NoteId): Promise<Result<undefined>> {
    return this.change(id, (doc) => isTrashed(doc) && unmarkTrashed(doc));
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

  /** Erases every note that was put into the Trash before then, by the clock of who did; answers how many. */
  async eraseTrashed(beforeMs: number): Promise<Result<{ notes: number }>> {
    let notes = 0;
    for (const id of await this.#ports.catalog.trashedBefore(beforeMs)) {
      if (this.#isClosed) break;
      const erased = await this.erase(id as NoteId);
      if (erased.ok) notes += 1;
      // Taken out of the Trash, or erased, a moment ago.
      else if (erased.error.code !== 'note-not-found' && erased.error.code !== 'note-not-trashed') return erased;
    }
    return succeed({ notes });
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
      .flatMap(({ id }) => (isNoteId(id) ? [id] : []));
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

  /** A note, brought into memory; undefined when there is none of that id. */
  async find(id: NoteId): Promise<LiveNote | undefined> {
    const note = await this.#load(id);
    if (note) this.#live.release(note);
    return note;
  }

  /** Some notes as they stand, for what leaves the app; those that are empty or gone are left out. Ask for few at once. */
  read(ids: readonly NoteId[]): Promise<OutgoingNote[]> {
    return readNotes({ ...this.#ports, live: this.#live }, ids);
  }

  /** Who wrote in a note, and who did last; undefined when there is none of that id. */
  async authorshipOf(id: NoteId): Promise<Authorship | undefined> {
    const note = await this.#load(id);
    if (note) this.#live.release(note);
    return note?.written;
  }

  /** Something that lists show changed without a note having done. */
  listChanged(): void {
    this.#lists.announce();
  }

  /** Reads a shared document, which then stays in memory. Rejects when the store does. */
  async readShared<T>(id: SharedDocId, read: (doc: Y.Doc) => T): Promise<T> {
    return read((await this.#shared(id)).replica.doc);
  }

  /** Edits a shared document. Succeeds once the journal has it, also when nothing changed. */
  async editShared(id: SharedDocId, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>> {
    return this.#editHere(await this.#shared(id), change);
  }

  async #shared(id: SharedDocId): Promise<LiveNote> {
    const shared = await this.#live.get(id);
    shared.isKept = true;
    return shared;
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
    for (const { id, windows } of notes)
      if (isNoteId(id)) for (const window of windows.keys()) this.#ports.onReopenNeeded(window, id);
  }

  /** Writes everything and stops. What cannot be written stays in the journal. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#feed?.close();
    await this.#erasures.close();
    await this.#burials.close();
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

  /** An edit of a note that no window makes. Succeeds once the journal has it, also when nothing changed; the list has it then, too. */
  async change(id: NoteId, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>> {
    const note = await this.#load(id);
    if (!note) return fail({ code: 'note-not-found' });
    const saved = await this.#editHere(note, change);
    if (saved.ok) await this.#lists.tryPut(entryOf(note));
    return saved;
  }

  /** An edit that main makes itself. When it changes nothing, the one that did may still be on its way to the disk. */
  async #editHere(note: LiveNote, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>> {
    const update = note.replica.edit(note.mainNonce, change);
    if (!update) return this.#journalled.saved(this.#ports.journal.settled());
    const { device } = note.replica.writer;
    return this.#save(note, { doc: note.id, device, nonce: note.mainNonce, update });
  }

  #save(note: LiveNote, edit: OwnEdit, window?: WindowId): Promise<Result<undefined>> {
    const { account } = note.replica.writer;
    note.written = joinAuthorship(note.written, authorshipBy(account, this.#ports.now()));
    this.#tellWindows(note, edit.update, window);
    this.#lists.touch(note);
    this.#live.scheduleFlush(note);
    if (note.erasure) this.#settleErased(note);
    const append = (): Promise<void> => this.#ports.journal.append(edit);
    return this.#journalled.saved(note.heldBack ? note.heldBack.then(append) : append());
  }

  #settleErased(note: LiveNote): void {
    this.#erasures.settle(note, true).catch((cause: unknown) => this.#ports.log.error('erased note not kept', cause));
  }

  #tellWindows({ id, windows }: LiveNote, update: Uint8Array, except?: WindowId): void {
    if (!isNoteId(id)) this.#ports.onSharedChanged(id);
    else for (const window of windows.keys()) if (window !== except) this.#ports.onEdited(window, id, update);
  }

  async #writeAway(note: LiveNote): Promise<void> {
    await this.#live.flush(note).catch((cause: unknown) => this.#ports.log.error('segment not written', cause));
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
      // The list takes it from the store otherwise: no trouble with the list may keep the app from starting.
      if (isNoteId(note.id)) await this.#lists.tryPut(entryOf(note));
    }
  }
}
