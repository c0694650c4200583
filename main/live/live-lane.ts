import { equalFlat } from 'lib0/array';
import type { NoteId, Nonce } from '../../core/contract/ids.ts';
import type { Caret, PresentPerson } from '../../core/contract/presence-commands.ts';
import {
  beaconDocument,
  MAX_BEACON_NOTES,
  readBeacon,
  type Beacon,
  type BeaconDocument,
  type BeaconNote,
} from '../../core/live/beacon.ts';
import { Roster } from '../../core/live/roster.ts';
import type { EarlySegment } from '../../core/segment/early-segment.ts';
import type { RefusalReason } from '../../core/segment/envelope.ts';
import { parseWriterKey, writerKeyOf, type Writer } from '../../core/segment/ids.ts';
import { createBell } from '../bell.ts';
import type { Log } from '../log.ts';
import { LatestRows, type HeardRow } from './latest-rows.ts';
import { createPeopleTeller } from './people-teller.ts';

/** What a workspace has for the fast lane, and takes from it. */
export interface LaneNotes {
  /** The notes that windows show. */
  shown(): readonly NoteId[];
  /** What was written here in a note lately; it may be told once `saved`, asked afterwards, has resolved. */
  earlyOf(id: NoteId): EarlySegment | undefined;
  saved(): Promise<void>;
  /** Takes what somebody else wrote; answers why it was refused, if it was. */
  take(id: NoteId, early: EarlySegment): Promise<RefusalReason | undefined>;
  /** Lists that something of a device was refused. */
  refuse(device: string, reason: RefusalReason): void;
}

/** What the fast lane of one workspace takes from outside. */
export interface LiveLanePorts {
  readonly notes: LaneNotes;
  /** Whose beacons go out; another one after this computer took a new device id. */
  readonly writer: () => Writer;
  readonly isOwn: (writer: Writer) => boolean;
  readonly session: Nonce;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  readonly onPeople: (people: PresentPerson[]) => void;
  /** Somebody else is in a note that is open here, or nobody any more. */
  readonly onTogether: (isTogether: boolean) => void;
  readonly log: Log;
}

/** How soon the next beacon comes while somebody is in the same note, and while somebody is elsewhere. Milliseconds. */
const TOGETHER_MS = 3000;
const APART_MS = 25_000;
/** The early segments of one beacon, together. Bytes. */
const MAX_EARLY_BYTES = 48 * 1024;
/** Who sends nonsense under many names fills no list. */
const MAX_REFUSED = 100;

/**
 * The fast lane of one workspace: says what is open, where the caret is and what was just written, and hears the same of
 * others. Says hello when it begins and whenever somebody new is heard, and is silent while nobody is there.
 */
export class LiveLane {
  readonly #ports: LiveLanePorts;
  readonly #roster = new Roster();
  readonly #bell = createBell();
  readonly #carets = new Map<NoteId, Caret>();
  readonly #rows = new LatestRows((row) =>
    this.#take(row).catch((cause: unknown) => this.#ports.log.error('beacon not taken', cause)),
  );
  readonly #teller: ReturnType<typeof createPeopleTeller>;
  /** What was last taken of a device's writing in a note: a heartbeat says it again. */
  readonly #taken = new Map<string, Uint8Array>();
  /** Devices of which something was refused: their segments speak for them. */
  readonly #muted = new Set<string>();
  #isDirty = false;
  #counter = 0;
  #spokenMs = 0;
  #everyMs = 0;
  #toldTogether = false;
  #expiry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(ports: LiveLanePorts) {
    this.#ports = ports;
    this.#teller = createPeopleTeller(ports.onPeople);
  }

  /** Who is there now. */
  get people(): PresentPerson[] {
    return this.#roster.devices.map(({ id, writer, beacon }) => ({
      ...{ id, account: writer.account, name: beacon.name },
      notes: beacon.notes.map(({ note, caret }) => ({ note, ...(caret && { caret }) })),
    }));
  }

  /** Somebody may be listening now. */
  begin(): void {
    this.#muted.clear();
    this.#speak();
  }

  /** The caret moved in a note that a window shows. */
  moved(note: NoteId, caret: Caret): void {
    this.#carets.set(note, caret);
    if (this.#roster.isIn([note])) this.#speak();
  }

  /** Somebody here wrote in a note. */
  written(note: NoteId): void {
    if (this.#roster.isIn([note])) this.#speak();
  }

  /** Windows show other notes than before. */
  shownChanged(): void {
    const shown = this.#ports.notes.shown();
    for (const note of this.#carets.keys()) if (!shown.includes(note)) this.#carets.delete(note);
    // Whoever opens a note has not seen what was taken for it before.
    this.#taken.clear();
    this.#tellTogether(this.#isTogether);
    if (this.#roster.devices.length > 0) this.#speak();
  }

  heard(row: HeardRow): void {
    const writer = parseWriterKey(row.id);
    if (!writer || !this.#ports.isOwn(writer)) this.#rows.add(row);
  }

  /** The next beacon, as soon as there is something to say or the others would miss it. Rejects when the signal is aborted. */
  async next(signal: AbortSignal): Promise<BeaconDocument> {
    for (;;) {
      signal.throwIfAborted();
      const waitMs = this.#silenceMs();
      if (waitMs !== undefined && waitMs <= 0) return this.#beacon();
      await this.#bell.wait(waitMs, signal);
    }
  }

  close(): void {
    this.#tellTogether(false);
    this.#isClosed = true;
    clearTimeout(this.#expiry);
    this.#teller.close();
  }

  #speak(): void {
    this.#isDirty = true;
    this.#bell.ring();
  }

  /** How long there is nothing to say; undefined: until something happens. */
  #silenceMs(): number | undefined {
    if (this.#isDirty || this.#everyMs !== this.#pace()) return 0;
    if (this.#roster.devices.length === 0) return undefined;
    return this.#spokenMs + this.#everyMs - this.#ports.nowMs();
  }

  #pace(): number {
    return this.#isTogether ? TOGETHER_MS : APART_MS;
  }

  get #isTogether(): boolean {
    return this.#roster.isIn(this.#ports.notes.shown());
  }

  #tellTogether(isTogether: boolean): void {
    if (isTogether === this.#toldTogether) return;
    this.#toldTogether = isTogether;
    this.#ports.onTogether(isTogether);
  }

  async #beacon(): Promise<BeaconDocument> {
    const { notes, writer, nowMs, session } = this.#ports;
    this.#isDirty = false;
    this.#everyMs = this.#pace();
    this.#spokenMs = nowMs();
    this.#counter += 1;
    const told = this.#notes();
    const isSaved = await notes.saved().then(
      () => true,
      () => false,
    );
    const beacon: Beacon = {
      ...{ session, counter: this.#counter, everyMs: this.#everyMs, name: writer().account },
      notes: isSaved ? told : told.map(({ early: _, ...rest }) => rest),
    };
    return beaconDocument(writer(), beacon);
  }

  #notes(): BeaconNote[] {
    const { notes } = this.#ports;
    let room = MAX_EARLY_BYTES;
    return notes
      .shown()
      .slice(0, MAX_BEACON_NOTES)
      .map((note) => {
        const caret = this.#carets.get(note);
        const early = this.#roster.isIn([note]) ? notes.earlyOf(note) : undefined;
        room -= early?.payload.update.length ?? 0;
        const said = early && room > 0 ? { early: { n: early.name.n, payload: early.payload } } : {};
        return { note, ...(caret && { caret }), ...said };
      });
  }

  async #take({ id, document }: HeardRow): Promise<void> {
    if (document === undefined) {
      if (this.#roster.left(id)) this.#rosterChanged();
      return;
    }
    const read = readBeacon(document);
    if (read.kind === 'refused') this.#refuse(id, read.reason);
    if (read.kind !== 'beacon' || writerKeyOf(read.writer) !== id) return;
    const { writer, beacon } = read;
    const news = this.#roster.heard(writer, beacon, this.#ports.nowMs());
    if (!news) return;
    // Whoever is new has heard nothing of this device yet.
    if (news.isNew) this.#speak();
    // First what was written: the caret may stand in it.
    for (const note of beacon.notes) await this.#takeEarly(id, writer, note);
    this.#rosterChanged();
  }

  async #takeEarly(id: string, writer: Writer, { note, early }: BeaconNote): Promise<void> {
    const { notes } = this.#ports;
    if (!early || this.#muted.has(id) || !notes.shown().includes(note)) return;
    const { n, payload } = early;
    const key = `${id} ${note}`;
    const before = this.#taken.get(key);
    if (before && equalFlat([...before], [...payload.update])) return;
    this.#taken.set(key, payload.update);
    const reason = await notes.take(note, { name: { doc: note, ...writer, n }, payload });
    if (reason) this.#refuse(id, reason);
  }

  #refuse(id: string, reason: RefusalReason): void {
    if (this.#muted.has(id) || this.#muted.size >= MAX_REFUSED) return;
    this.#muted.add(id);
    this.#ports.notes.refuse(id, reason);
  }

  #rosterChanged(): void {
    if (this.#isClosed) return;
    this.#teller.tell(this.people);
    this.#tellTogether(this.#isTogether);
    if (this.#everyMs !== this.#pace()) this.#bell.ring();
    clearTimeout(this.#expiry);
    const dueMs = this.#roster.nextExpiryMs;
    if (dueMs === undefined) return;
    this.#expiry = setTimeout(() => this.#expire(), Math.max(0, dueMs - this.#ports.nowMs()));
    this.#expiry.unref();
  }

  #expire(): void {
    this.#roster.expire(this.#ports.nowMs());
    this.#rosterChanged();
  }
}
