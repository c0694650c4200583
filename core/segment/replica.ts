import * as Y from 'yjs';
import type { ClientId, Nonce } from '../contract/ids.ts';
import { clientIdOf } from './client-id.ts';
import { segmentDocument, type SegmentDocument } from './document.ts';
import type { RefusalReason } from './envelope.ts';
import type { Writer } from './ids.ts';
import type { EarlySegment } from './early-segment.ts';
import { encodeOwnEdits } from './own-edits.ts';
import { OwnStretch } from './own-stretch.ts';
import { coverageOf } from './gone.ts';
import { joinPool } from './pool.ts';
import { resolve } from './resolve.ts';
import type { RestatedWriter } from './payload.ts';
import { Authors } from './restating.ts';
import type { StoredSegment } from './stored-update.ts';
import { checkUpdate } from './validate.ts';
import { deletionsOf } from './wire.ts';

/** A segment is closed at this payload, so that a rewrite never re-sends much. Bytes (rule S1). */
export const SEAL_AT_BYTES = 16 * 1024;
/** A segment is closed after this many rewrites, so that its revision tree is never cut by a limit of 300 (rule S1, sync-facts 6). */
export const SEAL_AT_GENERATION = 200;
/** How long what is written stays in `early`: longer than a segment takes to the others. Milliseconds. */
const EARLY_MS = 2000;
/** What is longer is left to the segment. Bytes. */
const MAX_EARLY_BYTES = 32 * 1024;
/** Foreign updates that wait for something missing; more are read again from the store when the document is next opened. */
const MAX_WAITING = 5000;

/** Transaction origin of edits made on this device, through a window or by main. */
export const OWN_EDIT = Symbol('own edit');
/** Transaction origin of everything that came from stored segments. */
export const STORED_EDIT = Symbol('stored edit');

/** Which document, whose device, and the first free place in the device's chain. */
export interface ReplicaOptions extends Writer {
  readonly docId: string;
  readonly nextNumber: number;
}

/**
 * One device's copy of one document: takes own edits and others' segments, and says which segments the device should
 * store. Holds state but does no I/O: whoever owns it journals, stores and shows.
 */
export interface Replica {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  /** True when own edits are in no segment that `flush` gave out. A flag, never a comparison of state vectors (rule S2). */
  readonly hasOwnEdits: boolean;
  /** How many foreign updates wait for something that is not here yet. */
  readonly waitingCount: number;
  /** Lets a client id write, and names it. */
  admit(nonce: Nonce): ClientId;
  /** Takes an edit that was made under an admitted nonce; anything else is refused and changes nothing (rule S6). */
  applyOwn(update: Uint8Array, nonce: Nonce): RefusalReason | undefined;
  /** Makes an edit here, under an admitted nonce. Answers the update; undefined when nothing changed. */
  edit(nonce: Nonce, change: (doc: Y.Doc) => void): Uint8Array | undefined;
  /** Takes what stored segments say, in any order, any number of times. Answers the update that the document took, if any. */
  receive(segments: readonly StoredSegment[]): Uint8Array | undefined;
  /** The same for a copy that nobody has seen yet. Does not say what the document took: that takes as long as to take it. */
  load(segments: readonly StoredSegment[]): void;
  /** The segments to store now, in this order; `atMs` is the wall clock. Empty when there is nothing new. */
  flush(atMs: number): SegmentDocument[];
  /**
   * What was written here in the last seconds, some of it stored already; undefined when that is nothing, or too much
   * for the fast lane.
   */
  early(atMs: number): EarlySegment | undefined;
  /**
   * The whole document as segments that need no other (rule S8), to be stored now, beside all that were stored before.
   * What was unflushed is in them.
   */
  restate(atMs: number): SegmentDocument[];
  /** The number that the open segment has or the next one will have. */
  readonly number: number;
  /** Goes on with the chain at another number, because the place of the last one was taken (rule S4). */
  continueAt(number: number): void;
}

/** Creates an empty copy; `load` fills it. */
export function createReplica(options: ReplicaOptions): Replica {
  return new SegmentedDocument(options);
}

/** A document without anything in it. The id is given because Yjs would draw 32 random numbers for one, and nothing uses it. */
export const emptyDocument = (): Y.Doc => new Y.Doc({ guid: '' });

/** The next unused clock of every client id in a document. */
export function clockVectorOf(doc: Y.Doc): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const client of doc.store.clients.keys()) clocks.set(client, Y.getState(doc.store, client));
  return clocks;
}

class SegmentedDocument implements Replica {
  readonly doc: Y.Doc;
  readonly #docId: string;
  readonly writer: Writer;
  readonly #clients = new Map<Nonce, ClientId>();
  /** What the open segment, the last of the chain, covers. */
  readonly #open: OwnStretch;
  /** What was written lately, and at the end of it what was written since the other one began. */
  #early: OwnStretch;
  #latest: OwnStretch;
  #turnedMs = 0;
  #number: number;
  #generation = 0;
  #isDirty = false;
  #waiting: readonly StoredSegment[] = [];
  /** Everyone whose segments came. */
  readonly #authors = new Authors();

  constructor({ docId, account, device, nextNumber }: ReplicaOptions) {
    this.#docId = docId;
    this.doc = emptyDocument();
    this.#open = new OwnStretch(this.doc);
    this.#early = new OwnStretch(this.doc);
    this.#latest = new OwnStretch(this.doc);
    this.writer = { account, device };
    this.#number = nextNumber;
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin !== OWN_EDIT || transaction.changed.size === 0) return;
      const deletions = deletionsOf(transaction.deleteSet);
      for (const stretch of this.#stretches) stretch.deleted(deletions);
      this.#isDirty = true;
    });
  }

  get hasOwnEdits(): boolean {
    return this.#isDirty;
  }

  get number(): number {
    return this.#number;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  admit(nonce: Nonce): ClientId {
    const known = this.#clients.get(nonce);
    if (known !== undefined) return known;
    const client = clientIdOf(this.#docId, this.writer, nonce);
    this.#clients.set(nonce, client);
    for (const stretch of this.#stretches) stretch.admit(client);
    return client;
  }

  applyOwn(update: Uint8Array, nonce: Nonce): RefusalReason | undefined {
    const client = this.#clients.get(nonce);
    if (client === undefined) return 'foreign-client';
    const checked = checkUpdate(update, new Set([client]));
    if (typeof checked === 'string') return checked;
    const resolution = resolve(clockVectorOf(this.doc), [checked]);
    if (resolution.waiting.length > 0) return 'broken-order';
    if (resolution.update) Y.applyUpdate(this.doc, resolution.update, OWN_EDIT);
    return undefined;
  }

  edit(nonce: Nonce, change: (doc: Y.Doc) => void): Uint8Array | undefined {
    this.doc.clientID = this.admit(nonce);
    return this.#updateOf(() => this.doc.transact(() => change(this.doc), OWN_EDIT));
  }

  receive(segments: readonly StoredSegment[]): Uint8Array | undefined {
    return this.#updateOf(() => this.load(segments));
  }

  load(segments: readonly StoredSegment[]): void {
    for (const { writer, others = [] } of segments) for (const each of [writer, ...others]) this.#authors.add(each);
    const { update, waiting } = resolve(clockVectorOf(this.doc), joinPool(this.#waiting, segments));
    this.#waiting = waiting.slice(0, MAX_WAITING);
    if (update) Y.applyUpdate(this.doc, update, STORED_EDIT);
  }

  flush(atMs: number): SegmentDocument[] {
    if (!this.#isDirty) return [];
    const nonces = this.#noncesOf(this.#open);
    const updates = this.#open.encode();
    this.#generation += 1;
    const isLong = updates.length > 1 || (updates[0]?.length ?? 0) >= SEAL_AT_BYTES;
    const isSealed = isLong || this.#generation >= SEAL_AT_GENERATION;
    const documents = updates.map((update, index) => {
      const name = { doc: this.#docId, ...this.writer, n: this.#number + index };
      return segmentDocument(name, { nonces, atMs, update }, isSealed);
    });
    if (isSealed) this.#startSegment(this.#number + updates.length);
    this.#isDirty = false;
    this.#turnEarly(atMs);
    return documents;
  }

  early(atMs: number): EarlySegment | undefined {
    if (this.#early.isEmpty) return undefined;
    const [update, ...more] = this.#early.encode();
    if (!update || more.length > 0 || update.length > MAX_EARLY_BYTES) return undefined;
    const name = { doc: this.#docId, ...this.writer, n: this.#number };
    return { name, payload: { nonces: this.#noncesOf(this.#early), atMs, update } };
  }

  restate(atMs: number): SegmentDocument[] {
    const { seen, deletions } = coverageOf(this.doc);
    const fromStart = new Map([...seen.keys()].map((client) => [client, 0]));
    const updates = encodeOwnEdits(this.doc, fromStart, deletions);
    this.#authors.add({ ...this.writer, nonces: [...this.#clients.keys()] });
    const authors = this.#authors.byClient(this.#docId);
    // Beside the open segment: until all of these are stored, what it says is nowhere else.
    const first = this.#number + Math.min(this.#generation, 1);
    const documents = updates.map((update, index) => {
      const name = { doc: this.#docId, ...this.writer, n: first + index };
      return segmentDocument(name, { nonces: [], atMs, update, others: authorsOf(update, authors) }, true);
    });
    this.#startSegment(first + updates.length);
    this.#isDirty = false;
    return documents;
  }

  continueAt(number: number): void {
    // What the open segment covers stays: its next version says all of it again, under the new number.
    this.#number = number;
    this.#generation = 0;
  }

  /** What a change did to the document, as an update; undefined when it did nothing. */
  #updateOf(change: () => void): Uint8Array | undefined {
    let made: Uint8Array | undefined;
    const keep = (update: Uint8Array) => {
      made = update;
    };
    this.doc.on('update', keep);
    try {
      change();
    } finally {
      this.doc.off('update', keep);
    }
    return made;
  }

  get #stretches(): OwnStretch[] {
    return [this.#open, this.#early, this.#latest];
  }

  /** The nonces whose client ids wrote in a stretch; others need no mention. */
  #noncesOf(stretch: OwnStretch): Nonce[] {
    return [...this.#clients].filter(([, client]) => stretch.wrote(client)).map(([nonce]) => nonce);
  }

  /** Everything is in segments now; what was written before the last turn has had time to reach the others. */
  #turnEarly(atMs: number): void {
    // Either way round: the clock may have been set back.
    if (Math.abs(atMs - this.#turnedMs) < EARLY_MS) return;
    this.#turnedMs = atMs;
    [this.#early, this.#latest] = [this.#latest, this.#early];
    this.#latest.restart();
  }

  #startSegment(number: number): void {
    this.#number = number;
    this.#generation = 0;
    this.#open.restart();
  }
}

/** Those who wrote what an update says: all who ever wrote in a document may be too many for one segment. */
function authorsOf(update: Uint8Array, authors: ReadonlyMap<number, RestatedWriter>): RestatedWriter[] {
  const needed = new Authors();
  for (const client of Y.parseUpdateMeta(update).to.keys()) {
    const author = authors.get(client);
    if (author) needed.add(author);
  }
  return needed.list();
}
