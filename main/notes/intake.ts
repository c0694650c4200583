import * as v from 'valibot';
import { isNoteId, noteId, sharedDocId, type DocId, type NoteId, type SharedDocId } from '../../core/contract/ids.ts';
import { joinAuthorship, NO_AUTHORSHIP, notAfter } from '../../core/segment/authorship.ts';
import { docPartOf, parseSegmentId, parseStampedId } from '../../core/segment/ids.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import type { BulkAdd } from './bulk-add.ts';
import { erasureIn } from './live-notes.ts';
import type { Erasures } from './erasures.ts';
import type { NoteDocuments, NoteInspection } from './inspect.ts';
import { entryOf, type ListWriter } from './list-writer.ts';
import type { LiveNote } from './live-note.ts';
import type { LiveNotes } from './live-notes.ts';
import type { CatalogNote, Inspector, NoteCatalog, SegmentStore, StampedChange, StorePage } from './ports.ts';
import type { Refusals } from './refusals.ts';

/** What taking in stored changes needs. */
export interface IntakePorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly catalog: NoteCatalog;
  readonly lists: ListWriter;
  readonly live: LiveNotes;
  readonly refusals: Refusals;
  readonly now: () => number;
  /** A live note took something from the store: its windows should hear of it. */
  readonly onTaken: (note: LiveNote, update: Uint8Array) => void;
  readonly erasures: Erasures;
  readonly bulk: BulkAdd;
  /** A shared document that nobody has asked for yet changed. */
  readonly onSharedChanged: (id: SharedDocId) => void;
  /** Takes messages and versions in. It hears of them again when the page could not be taken in whole. */
  readonly takeStamped: (changes: readonly StampedChange[]) => Promise<void>;
}

/** One note's part of a page, or that of another document of its kind. */
interface ChangedNote {
  readonly id: DocId;
  readonly leaves: unknown[];
}

/** A clock that is wrong by more than this, or a lie, must not keep a note on top for ever. Milliseconds. */
const FUTURE_MS = 24 * 60 * 60 * 1000;

/**
 * Takes a page of stored changes in: into the live documents that it speaks of, and into the catalog, with the
 * position in the same transaction. Everything goes over the inspector's scratch documents first, own segments too:
 * what others wrote leans on them.
 */
export async function takeChanges(ports: IntakePorts, source: string, page: StorePage): Promise<void> {
  const asleep: ChangedNote[] = [];
  const entries: CatalogNote[] = [];
  for (const note of byNote(page)) {
    const live = await ports.live.find(note.id);
    const added = ports.bulk.take(note.id, note.leaves);
    if (live) await takeIntoLive(ports, live, note.leaves);
    else if (added) entries.push(added);
    else if (isNoteId(note.id)) asleep.push(note);
    else ports.onSharedChanged(note.id);
  }
  for (const inspection of await inspect(ports, asleep)) {
    const { doc: id, refusals, summary, erasedMs, isErased, trashedBy, ...written } = inspection;
    ports.refusals.replace(id, refusals);
    entries.push({ id, erasedMs, trashedBy, ...summary, ...notAfter(written, ports.now() + FUTURE_MS) });
    if (erasedMs > 0 && !isErased) await ports.erasures.keepWritten(id as NoteId);
  }
  const stamped = stampedIn(page);
  if (stamped.length > 0) await ports.takeStamped(stamped);
  const step = { source, since: page.since, seq: page.lastSeq };
  const live = await liveNotesOf(ports, page);
  // Nothing is waited for between an entry and its way to the catalog: an older one would come after a newer one.
  await ports.lists.put(withLiveEntries(live, entries), step, accountsIn(page, ports.refusals));
}

/** Who wrote the segments of a page that were found sound. */
function accountsIn(page: StorePage, refusals: Refusals): string[] {
  const names = page.changes.flatMap(({ id }) => {
    const name = parseSegmentId(id);
    const isRefused = name !== undefined && refusals.of(name.doc).some((refusal) => refusal.id === id);
    return name === undefined || isRefused ? [] : [name.account];
  });
  return [...new Set(names)];
}

/** The notes of a page that are in memory. */
async function liveNotesOf({ live }: IntakePorts, page: StorePage): Promise<LiveNote[]> {
  const notes: LiveNote[] = [];
  for (const { id } of byNote(page)) {
    const note = await live.find(id);
    if (note && isNoteId(id)) notes.push(note);
  }
  return notes;
}

/** What is in memory is newer than what an inspection saw, and belongs into the same transaction as the position. */
function withLiveEntries(live: readonly LiveNote[], entries: readonly CatalogNote[]): CatalogNote[] {
  const latest = new Map<string, CatalogNote>(entries.map((entry) => [entry.id, entry]));
  for (const note of live) latest.set(note.id, entryOf(note));
  return [...latest.values()];
}

const docId = v.union([noteId, sharedDocId]);

function byNote(page: StorePage): ChangedNote[] {
  const notes = new Map<DocId, ChangedNote>();
  for (const { id, leaves } of page.changes) {
    const doc = v.safeParse(docId, docPartOf(id));
    if (!doc.success || parseStampedId(id)) continue;
    const note = notes.get(doc.output) ?? { id: doc.output, leaves: [] };
    note.leaves.push(...leaves);
    notes.set(doc.output, note);
  }
  return [...notes.values()];
}

function stampedIn(page: StorePage): StampedChange[] {
  return page.changes.flatMap(({ id, leaves }) => {
    const name = parseStampedId(id);
    return name === undefined ? [] : [{ name, leaves }];
  });
}

/** A note that the catalog does not know yet is all in this page or will come again with its next page; others are read whole. */
async function inspect(ports: IntakePorts, notes: readonly ChangedNote[]): Promise<NoteInspection[]> {
  if (notes.length === 0) return [];
  const known = new Set(await ports.catalog.known(notes.map((note) => note.id)));
  const whole: NoteDocuments[] = [];
  for (const { id, leaves } of notes)
    whole.push({ doc: id, documents: known.has(id) ? await ports.store.readDocuments(id) : leaves });
  return ports.inspector.inspect(whole);
}

/** What was added is tried out by itself; only when that shows something odd the whole note is read and tried again. */
async function takeIntoLive(ports: IntakePorts, live: LiveNote, added: readonly unknown[]): Promise<void> {
  const { inspector, refusals, lists, onTaken, erasures } = ports;
  let documents = added;
  let inspection = await inspector.inspectLive({ doc: live.id, documents, isWhole: false });
  if (inspection) refusals.add(live.id, inspection.refusals);
  else {
    documents = await ports.store.readDocuments(live.id);
    inspection = await inspector.inspectLive({ doc: live.id, documents, isWhole: true });
    refusals.replace(live.id, inspection?.refusals ?? []);
    live.erasure = erasureIn(refusals.accepted(live.id, documents));
  }
  const update = live.receive(usableSegments(refusals.accepted(live.id, documents)));
  if (update) {
    const written = notAfter(inspection ?? NO_AUTHORSHIP, ports.now() + FUTURE_MS);
    live.written = joinAuthorship(live.written, written);
    onTaken(live, update);
  }
  if (update || inspection?.refusals.length) lists.touch(live);
  if (live.erasure) await erasures.settle(live);
}
