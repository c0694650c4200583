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

/** What is still to be pushed or to be believed. No I/O: the times come as arguments. */
export interface Outbox {
  /** A document of ours changed here, or was found at the start (`isOld`), when the server may have it already. */
  changed(id: string, revs: readonly string[], seq: number, isOld?: boolean): void;
  /** Every local change up to `seq` was told by `changed`, or was not ours. */
  passed(seq: number): void;
  /** The server's own list of a document's leaf revisions, from `_changes`. The only positive proof beside `checked`. */
  seen(id: string, revs: readonly string[]): void;
  /** The oldest documents to push now. */
  unsent(limit: number): Unsent[];
  /** `pushed` was accepted in an answer, which proves nothing yet. Nothing happens when the document changed meanwhile. */
  sent(taken: Unsent, pushed: readonly string[], nowMs: number): void;
  /** The server refuses this document by itself. Nothing happens when the document changed meanwhile. */
  park(taken: Unsent): void;
  /** Documents to ask the server for: found at the start, or pushed a while ago and not seen since. */
  unproven(nowMs: number, limit: number): string[];
  /** When `unproven` will next have something, or undefined. */
  nextCheckMs(): number | undefined;
  /** The server's winning revision of a document that it was asked for; undefined when it has none. */
  checked(id: string, rev: string | undefined): void;
  /** A new connection: nothing sent in the old one is believed, and what was refused may be allowed by now. */
  reconnected(): void;
  /** Push what was refused again. */
  unpark(): void;
  /** Forgets what the server was seen to hold: it is another server now. */
  forget(): void;
  /** Documents that wait to be on the server, without the parked ones. */
  waiting(): number;
  parked(): number;
  /** The local sequence up to which all documents of ours are on the server. */
  confirmedSeq(): number;
}

/** How long a pushed document may stay unseen before the server is asked for it; doubles with each push, up to `LONGEST`. */
const PROOF_MS = 10_000;
const LONGEST_PROOF_MS = 300_000;

/** An empty outbox; `passed` then tells up to where everything is on the server. Tests shorten `proofMs`. */
export function createOutbox(proofMs: number = PROOF_MS): Outbox {
  const entries = new Map<string, Entry>();
  const onServer = new Map<string, readonly string[]>();
  let passedSeq = 0;

  const dueMs = (entry: Entry): number =>
    entry.state === 'unchecked'
      ? 0
      : entry.sentAtMs + Math.min(LONGEST_PROOF_MS, proofMs * 2 ** Math.min(entry.sentCount - 1, 20));
  const countOf = (isCounted: (entry: Entry) => boolean): number => [...entries.values()].filter(isCounted).length;
  const idsWhere = (limit: number, isWanted: (entry: Entry) => boolean): string[] => {
    const ids: string[] = [];
    for (const [id, entry] of entries) {
      if (ids.length >= limit) break;
      if (isWanted(entry)) ids.push(id);
    }
    return ids;
  };
  const unchanged = (taken: Unsent): Entry | undefined => {
    const entry = entries.get(taken.id);
    return entry !== undefined && isSame(entry.revs, taken.revs) ? entry : undefined;
  };
  const isUnproven = (entry: Entry): boolean => entry.state === 'unchecked' || entry.state === 'sent';
  const back = (state: Entry['state'], to: 'unchecked' | 'unsent'): void => {
    for (const entry of entries.values()) if (entry.state === state) entry.state = to;
  };

  return {
    changed(id, revs, seq, isOld = false) {
      const entry = entries.get(id);
      if (entry !== undefined && isSame(entry.revs, revs)) {
        entry.seq = Math.min(entry.seq, seq);
      } else if (!isSubset(revs, onServer.get(id))) {
        entries.delete(id);
        entries.set(id, { revs, seq, state: isOld ? 'unchecked' : 'unsent', sentAtMs: 0, sentCount: 0 });
      } else {
        entries.delete(id);
      }
      passedSeq = Math.max(passedSeq, seq);
    },
    passed(seq) {
      passedSeq = Math.max(passedSeq, seq);
    },
    seen(id, revs) {
      onServer.set(id, revs);
      const entry = entries.get(id);
      if (entry !== undefined && isSubset(entry.revs, revs)) entries.delete(id);
    },
    unsent: (limit) =>
      idsWhere(limit, (entry) => entry.state === 'unsent').map((id) => ({ id, revs: entries.get(id)?.revs ?? [] })),
    sent(taken, pushed, nowMs) {
      const entry = unchanged(taken);
      if (entry === undefined) return;
      Object.assign(entry, { revs: pushed, state: 'sent', sentAtMs: nowMs, sentCount: entry.sentCount + 1 });
      if (isSubset(pushed, onServer.get(taken.id))) entries.delete(taken.id);
    },
    park(taken) {
      const entry = unchanged(taken);
      if (entry !== undefined) entry.state = 'parked';
    },
    unproven: (nowMs, limit) => idsWhere(limit, (entry) => isUnproven(entry) && dueMs(entry) <= nowMs),
    nextCheckMs() {
      const times = [...entries.values()].filter(isUnproven).map(dueMs);
      return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
    },
    checked(id, rev) {
      const entry = entries.get(id);
      if (entry === undefined || !isUnproven(entry)) return;
      if (rev !== undefined && entry.revs.includes(rev)) entries.delete(id);
      else entry.state = 'unsent';
    },
    reconnected() {
      back('sent', 'unchecked');
      back('parked', 'unchecked');
    },
    unpark: () => back('parked', 'unsent'),
    forget() {
      onServer.clear();
      entries.clear();
      passedSeq = 0;
    },
    waiting: () => countOf((entry) => entry.state !== 'parked'),
    parked: () => countOf((entry) => entry.state === 'parked'),
    confirmedSeq: () => [...entries.values()].reduce((least, entry) => Math.min(least, entry.seq - 1), passedSeq),
  };
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && isSubset(left, right);
}

function isSubset(part: readonly string[], whole: readonly string[] | undefined): boolean {
  return whole !== undefined && part.every((rev) => whole.includes(rev));
}
