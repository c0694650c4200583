/**
 * One document of this profile that the server was not yet seen to hold.
 *
 *     unchecked --+-- checked: the server has it ----------------> (gone: it is on the server)
 *                 +-- checked: it has not --> unsent --> sent --+-- seen in _changes, or checked -> (gone)
 *                                               ^  ^            +-- checked: still not there ---> unsent
 *                                               |  +---- a newer revision
 *                                               +-- asked again -- parked <-- refused
 */
interface Entry {
  /** All leaf revisions here. */
  revs: readonly string[];
  state: 'unchecked' | 'unsent' | 'sent' | 'parked';
  /** The local sequence of the change: below the smallest one everything is on the server. */
  seq: number;
  /** When the last push of these revisions was answered, and how often they were pushed. */
  sentAtMs: number;
  sentCount: number;
}

/** A document to push, with the leaf revisions that the outbox knew when it was taken. */
export interface Unsent {
  readonly id: string;
  readonly revs: readonly string[];
}

/** How long a pushed document may stay unseen before the server is asked for it; doubles with each push, up to `LONGEST`. */
const PROOF_MS = 10_000;
const LONGEST_PROOF_MS = 300_000;

/** What is still to be pushed or to be believed. No I/O: the times (wall clock, in milliseconds) come as arguments. */
export class Outbox {
  readonly #proofMs: number;
  readonly #entries = new Map<string, Entry>();
  readonly #onServer = new Map<string, readonly string[]>();
  #passedSeq = 0;

  /** Tests shorten `proofMs`. */
  constructor(proofMs: number = PROOF_MS) {
    this.#proofMs = proofMs;
  }

  /**
   * A document of ours changed here, or was found at the start (`isOld`), when the server may have it already. News that
   * is older than what is known of the document says nothing.
   */
  changed(id: string, revs: readonly string[], seq: number, isOld = false): void {
    this.passed(seq);
    const entry = this.#entries.get(id);
    if (entry !== undefined && (seq < entry.seq || isSame(entry.revs, revs))) return;
    this.#entries.delete(id);
    if (isSubset(revs, this.#onServer.get(id))) return;
    this.#entries.set(id, { revs, seq, state: isOld ? 'unchecked' : 'unsent', sentAtMs: 0, sentCount: 0 });
  }

  /** Every local change up to `seq` was told by `changed`, or was not ours. */
  passed(seq: number): void {
    this.#passedSeq = Math.max(this.#passedSeq, seq);
  }

  /** The server's own list of a document's leaf revisions, from `_changes`. The only positive proof beside `checked`. */
  seen(id: string, revs: readonly string[]): void {
    this.#onServer.set(id, revs);
    const entry = this.#entries.get(id);
    if (entry !== undefined && isSubset(entry.revs, revs)) this.#entries.delete(id);
  }

  /** Whether a document of ours is on the server as it is here; undefined while that is not known. */
  isOnServer(id: string): boolean | undefined {
    if (this.#entries.has(id)) return false;
    return this.#onServer.has(id) ? true : undefined;
  }

  /** The oldest documents to push now. */
  unsent(limit: number): Unsent[] {
    return this.#where(limit, (entry) => entry.state === 'unsent');
  }

  /** `pushed` was accepted in an answer, which proves nothing yet. Nothing happens when the document changed meanwhile. */
  sent(taken: Unsent, pushed: readonly string[], nowMs: number): void {
    const entry = this.#unchanged(taken);
    if (entry === undefined) return;
    Object.assign(entry, { revs: pushed, state: 'sent', sentAtMs: nowMs, sentCount: entry.sentCount + 1 });
    if (isSubset(pushed, this.#onServer.get(taken.id))) this.#entries.delete(taken.id);
  }

  /** The server refuses this document by itself. Nothing happens when the document changed meanwhile. */
  park(taken: Unsent): void {
    const entry = this.#unchanged(taken);
    if (entry !== undefined) entry.state = 'parked';
  }

  /** Documents to ask the server for: found at the start, or pushed a while ago and not seen since. */
  unproven(nowMs: number, limit: number): string[] {
    // A time of sending that is still to come means that the clock was set back: then now, not in that many hours.
    const isDue = (entry: Entry): boolean => this.#dueMs(entry) <= nowMs || entry.sentAtMs > nowMs;
    return this.#where(limit, (entry) => isUnproven(entry) && isDue(entry)).map((each) => each.id);
  }

  /** When `unproven` will next have something, or undefined. */
  nextCheckMs(): number | undefined {
    let soonestMs: number | undefined;
    for (const entry of this.#entries.values()) {
      if (isUnproven(entry)) soonestMs = Math.min(soonestMs ?? Number.POSITIVE_INFINITY, this.#dueMs(entry));
    }
    return soonestMs;
  }

  /**
   * The server's winning revision of a document that it was asked for; undefined when it has none. Answers false when
   * that decides nothing: with several leaves here, or another winner there although this one was pushed. Then the leaves
   * there must be asked for and told to `checkedLeaves`.
   */
  checked(id: string, winner: string | undefined): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || !isUnproven(entry)) return true;
    const isHeld = winner !== undefined && entry.revs.includes(winner);
    if (isHeld && entry.revs.length === 1) this.seen(id, entry.revs);
    else if (isHeld || (winner !== undefined && entry.sentCount > 0)) return false;
    else entry.state = 'unsent';
    return true;
  }

  /** All leaf revisions that the server has of a document it was asked for; none when it has not the document. */
  checkedLeaves(id: string, revs: readonly string[]): void {
    this.seen(id, revs);
    const entry = this.#entries.get(id);
    if (entry !== undefined && isUnproven(entry)) entry.state = 'unsent';
  }

  /** A new connection: nothing sent in the old one is believed, and what was refused may be allowed by now. */
  reconnected(): void {
    this.#turn('sent', 'unchecked');
    this.#turn('parked', 'unchecked');
  }

  /** Push what was refused again. */
  unpark(): void {
    this.#turn('parked', 'unsent');
  }

  /** Forgets what the server was seen to hold, and all documents: they are to be found anew, it is another server now. */
  forget(): void {
    this.#onServer.clear();
    this.#entries.clear();
    this.#passedSeq = 0;
  }

  /** Every document that the server was not yet seen to hold, parked ones too. */
  ids(): string[] {
    return [...this.#entries.keys()];
  }

  /** Documents that wait to be on the server, without the parked ones. */
  waiting(): number {
    return this.#entries.size - this.parked();
  }

  parked(): number {
    let count = 0;
    for (const entry of this.#entries.values()) if (entry.state === 'parked') count += 1;
    return count;
  }

  /** The local sequence up to which all documents of ours are on the server. */
  confirmedSeq(): number {
    let seq = this.#passedSeq;
    for (const entry of this.#entries.values()) seq = Math.min(seq, entry.seq - 1);
    return seq;
  }

  #where(limit: number, isWanted: (entry: Entry) => boolean): Unsent[] {
    const found: Unsent[] = [];
    for (const [id, entry] of this.#entries) {
      if (found.length >= limit) break;
      if (isWanted(entry)) found.push({ id, revs: entry.revs });
    }
    return found;
  }

  #unchanged(taken: Unsent): Entry | undefined {
    const entry = this.#entries.get(taken.id);
    return entry !== undefined && isSame(entry.revs, taken.revs) ? entry : undefined;
  }

  #turn(from: Entry['state'], to: Entry['state']): void {
    for (const entry of this.#entries.values()) if (entry.state === from) entry.state = to;
  }

  #dueMs(entry: Entry): number {
    if (entry.state === 'unchecked') return 0;
    return entry.sentAtMs + Math.min(LONGEST_PROOF_MS, this.#proofMs * 2 ** Math.min(entry.sentCount - 1, 20));
  }
}

function isUnproven(entry: Entry): boolean {
  return entry.state === 'unchecked' || entry.state === 'sent';
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && isSubset(left, right);
}

function isSubset(part: readonly string[], whole: readonly string[] | undefined): boolean {
  return whole !== undefined && part.every((rev) => whole.includes(rev));
}
