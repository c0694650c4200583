import type { DocId } from '../../core/contract/ids.ts';
import { parseStampedId, type Writer } from '../../core/segment/ids.ts';
import { versionDocument } from '../../core/version/document.ts';
import { isLargeDeletion, type VersionPace, waitMs } from '../../core/version/pace.ts';
import { outlived } from '../../core/version/thinning.ts';
import { authorsSince, type Reach, type VersionKind, type VersionText } from '../../core/version/version.ts';
import type { Log } from '../log.ts';
import type { StoredVersion, VersionStore, WrittenNote } from './ports.ts';
import { documentId, type VersionShelf } from './version-shelf.ts';

/** What making versions needs. */
export interface KeeperPorts {
  readonly store: VersionStore;
  readonly shelf: VersionShelf;
  readonly pace: VersionPace;
  readonly now: () => number;
  /** Runs something later, unless what is returned is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly writer: () => Writer;
  /** Whether this computer writes, or wrote, under the name of that stored version: only then it may bury it. */
  readonly isOwn: (documentId: string) => boolean;
  readonly log: Log;
}

/** What a note said at a moment, and why that is to be kept. */
interface Moment {
  readonly text: VersionText;
  readonly reach: Reach;
  readonly kind: VersionKind;
  readonly name: string;
}

/** A note that is being written in: since when there is something that no version holds, and the way to forget the wait. */
interface Writing {
  readonly note: WrittenNote;
  readonly sinceMs: number;
  readonly stop: () => void;
}

/**
 * Makes versions of what is written here, never of what others write: each device keeps its own people's work.
 *
 *     first edit of a note in memory --> what it said before is kept, if no version holds it and nobody else sees to that
 *     edit --> wait(2 min, at most 10 since the first) --> automatic
 *     edit that deletes much --> before-deletion, on the disk before the edit is
 */
export class VersionKeeper {
  readonly #ports: KeeperPorts;
  readonly #begun = new WeakSet<WrittenNote>();
  readonly #writing = new Map<DocId, Writing>();
  readonly #lanes = new Map<DocId, Promise<unknown>>();

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
  }

  /**
   * A note is about to be edited here. What is returned resolves when what has to be kept first is on the disk, or cannot
   * be kept; nothing where nothing has. It never rejects.
   */
  beforeEdit(note: WrittenNote, deletedUnits: number): Promise<unknown> | undefined {
    const isFirst = !this.#begun.has(note);
    this.#begun.add(note);
    const isLarge = isLargeDeletion(deletedUnits, note.units);
    const kept = isLarge ? this.keep(note, 'before-deletion') : undefined;
    if (isFirst && !isLarge) void this.#keepFirst(note);
    this.#waitAfter(note);
    return kept;
  }

  /** What stands in a note that somebody else wrote in last is theirs to keep, unless nobody ever kept anything of it. */
  async #keepFirst(note: WrittenNote): Promise<void> {
    const { shelf, writer } = this.#ports;
    const moment = momentOf(note, 'automatic');
    if (moment === undefined) return;
    const isOwn = note.editedBy === writer().account;
    await this.#inLane(note.id, async () => {
      if (isOwn || (await shelf.list(note.id)).length === 0) await this.#make(note.id, moment);
    });
  }

  /** Keeps what a note says now, unless the newest version says the same; a named one in any case. Never rejects: answers false when it cannot be kept. */
  async keep(note: WrittenNote, kind: VersionKind, name = ''): Promise<boolean> {
    const moment = momentOf(note, kind, name);
    return moment === undefined || this.#inLane(note.id, () => this.#make(note.id, moment));
  }

  /** Keeps what is written in notes that still waits, now. */
  async finish(): Promise<void> {
    await Promise.all([...this.#writing.values()].map(({ note }) => this.#end(note)));
    await Promise.all(this.#lanes.values());
  }

  /** Lets versions of a note go that are not to be kept any longer, as far as they are this computer's. */
  thin(note: DocId): Promise<boolean> {
    return this.#inLane(note, () => this.#thin(note));
  }

  #waitAfter(note: WrittenNote): void {
    const { now, after, pace } = this.#ports;
    const before = this.#writing.get(note.id);
    before?.stop();
    const sinceMs = before?.sinceMs ?? now();
    const stop = after(waitMs(sinceMs, now(), pace), () => void this.#end(note));
    this.#writing.set(note.id, { note, sinceMs, stop });
  }

  #end(note: WrittenNote): Promise<boolean> {
    this.#writing.get(note.id)?.stop();
    this.#writing.delete(note.id);
    return this.keep(note, 'automatic');
  }

  /** One after the other: each must know the one before it. */
  #inLane(note: DocId, work: () => Promise<void>): Promise<boolean> {
    const done = (this.#lanes.get(note) ?? Promise.resolve()).then(work).then(
      () => true,
      (cause: unknown) => {
        this.#ports.log.error('version not kept', cause);
        return false;
      },
    );
    this.#lanes.set(note, done);
    void done.then(() => this.#lanes.get(note) === done && this.#lanes.delete(note));
    return done;
  }

  async #make(note: DocId, { text, reach, kind, name }: Moment): Promise<void> {
    const { store, shelf, writer, now } = this.#ports;
    const newest = (await shelf.list(note)).at(-1);
    if (newest && kind !== 'named' && isSame(await shelf.text(note, newest.id), text)) return;
    const { account, device } = writer();
    const since = authorsSince(newest?.reach ?? new Map(), reach);
    const facts = { atMs: now(), kind, name, title: text.title, authors: since.length > 0 ? since : [account], reach };
    let lamport = lamportOf(note, newest);
    const next = () => versionDocument({ doc: note, lamport: ++lamport, account, device }, facts, text);
    let document = next();
    while (document !== undefined && !(await store.write(document))) document = next();
    if (document === undefined) this.#ports.log.info('a text is too large for a version');
    await this.#thin(note);
  }

  async #thin(note: DocId): Promise<void> {
    const { store, shelf, now, isOwn } = this.#ports;
    const gone = outlived(await shelf.list(note), now()).map((id) => documentId(note, id));
    const own = gone.filter(isOwn);
    if (own.length > 0) await store.bury(own);
  }
}

/** A note as it is now; undefined when there is nothing in it. */
function momentOf({ text, reach }: WrittenNote, kind: VersionKind, name = ''): Moment | undefined {
  return text === undefined || (text.title === '' && text.body === '') ? undefined : { text, reach, kind, name };
}

const isSame = (one: VersionText | undefined, other: VersionText): boolean =>
  one?.title === other.title && one.body === other.body;

const lamportOf = (note: DocId, newest: StoredVersion | undefined): number =>
  newest === undefined ? 0 : (parseStampedId(documentId(note, newest.id))?.lamport ?? 0);
