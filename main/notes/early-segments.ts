import { earlyDocument, type EarlyDocument, type EarlySegment } from '../../core/segment/early-segment.ts';
import { joinPool } from '../../core/segment/pool.ts';
import { containsDeletions, mergeDeletions, NO_DELETIONS, type Deletions } from '../../core/segment/ranges.ts';
import { usableSegments, type StoredSegment } from '../../core/segment/stored-update.ts';
import type { Log } from '../log.ts';
import type { EditJournal, SegmentStore } from './ports.ts';

/** An early segment in both of its forms. */
interface Held extends StoredSegment {
  readonly early: EarlySegment;
  readonly document: EarlyDocument;
}

/** What keeping early segments takes. */
interface EarlyPorts {
  readonly journal: EditJournal;
  readonly store: Pick<SegmentStore, 'readDocuments'>;
  readonly log: Log;
}

/** So many of one note are kept before it is looked which of them are stored by now. */
const MANY = 64;

/**
 * What others wrote and told by the fast lane, until their segments are stored here. Own edits lean on it, so it is in the
 * journal before them (rule S7), and stands beside the stored documents wherever a note is built.
 */
export class EarlySegments {
  readonly #ports: EarlyPorts;
  readonly #byNote = new Map<string, readonly Held[]>();

  constructor(ports: EarlyPorts) {
    this.#ports = ports;
  }

  /** Keeps one that is about to reach a live document. It is on the disk before any edit that is journalled later. */
  hold(early: EarlySegment): void {
    const isNew = this.#add(early);
    if (!isNew) return;
    const { journal, log } = this.#ports;
    journal.appendEarly(early).catch((cause: unknown) => log.error('early segment not journalled', cause));
  }

  /** Begins with what the journal of earlier runs has; what is stored by now is forgotten, the rest goes into the new journal. */
  async restore(): Promise<void> {
    for (const early of this.#ports.journal.leftoverEarly) this.#add(early);
    await this.keep();
  }

  /** Writes those that are not stored yet into the journal's present file. Rejects when the disk does. */
  async keep(): Promise<void> {
    for (const note of [...this.#byNote.keys()]) await this.documentsOf(note);
    for (const { early } of [...this.#byNote.values()].flat()) await this.#ports.journal.appendEarly(early);
  }

  /** Resolves when all of a note that own edits may lean on is on the disk; rejects when it cannot be now. */
  async settled(note: string): Promise<void> {
    if (this.#byNote.has(note)) await this.#ports.journal.settled();
  }

  /** Every document of a note, those that are stored and those that are not yet. */
  async documentsOf(note: string): Promise<unknown[]> {
    const stored = await this.#ports.store.readDocuments(note);
    const held = this.#byNote.get(note);
    if (!held) return stored;
    const isStored = coveredBy(usableSegments(stored));
    const left = (this.#byNote.get(note) ?? held).filter((one) => !isStored(one));
    if (left.length > 0) this.#byNote.set(note, left);
    else this.#byNote.delete(note);
    return [...stored, ...left.map(({ document }) => document)];
  }

  /** Answers false for one that says nothing new. */
  #add(early: EarlySegment): boolean {
    const document = earlyDocument(early);
    const { doc } = early.name;
    const held = this.#byNote.get(doc) ?? [];
    const [segment] = usableSegments([document], { isSound: true });
    if (!segment || held.some((one) => one.rev === document._rev)) return false;
    const joined = joinPool(held, [{ ...segment, early, document }]);
    this.#byNote.set(doc, joined);
    if (joined.length % MANY === 0) this.#tidy(doc);
    return true;
  }

  #tidy(note: string): void {
    this.documentsOf(note).catch((cause: unknown) => this.#ports.log.error('early segments not looked through', cause));
  }
}

/** Whether everything that a segment says is said by these, which may cut it up differently. */
function coveredBy(stored: readonly StoredSegment[]): (segment: StoredSegment) => boolean {
  const ends = new Map<number, number>();
  let deletions: Deletions = NO_DELETIONS;
  for (const segment of stored) {
    for (const [client, end] of endsOf(segment)) ends.set(client, Math.max(end, ends.get(client) ?? 0));
    deletions = mergeDeletions(deletions, segment.deletions);
  }
  return (segment) =>
    [...endsOf(segment)].every(([client, end]) => end <= (ends.get(client) ?? 0)) &&
    containsDeletions(deletions, segment.deletions);
}

function* endsOf({ structs }: StoredSegment): Generator<[number, number]> {
  for (const [client, items] of structs) {
    const last = items.at(-1);
    if (last) yield [client, last.id.clock + last.length];
  }
}
