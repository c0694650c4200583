import type { DeviceId, NotebookId, Nonce } from '../../core/contract/ids.ts';
import type { NoteText } from '../../core/contract/text-commands.ts';
import type { NoteRow } from '../../core/contract/values.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import type { NoteSummary } from '../../core/note/summary.ts';
import type { Authorship } from '../../core/segment/authorship.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import type { Envelope } from '../../core/segment/envelope.ts';
import type { StampedKind, StampedName, Writer } from '../../core/segment/ids.ts';
import type { NoteDocuments, NoteInspection, Refusal } from './inspect.ts';
import type { LiveInspection, LiveQuestion } from './scratch-pad.ts';

/** Where the documents of a workspace lie. Calls reject when the disk or the database fails. */
export interface SegmentStore {
  uuid(): Promise<string>;
  /** Every segment of a note, and every marker that it was erased. */
  readDocuments(doc: string): Promise<unknown[]>;
  lastNumber(doc: string, writer: Writer): Promise<number>;
  /** Every message, or every version, of a note. */
  readStamped(doc: string, kind: StampedKind): Promise<unknown[]>;
  /** False when the id is taken by a revision that this process did not write. */
  writeDocument(document: Envelope): Promise<boolean>;
  /** Writes documents of new notes, all of them or none. Rejects when an id of them is taken. */
  writeNew(documents: readonly SegmentDocument[]): Promise<void>;
  /** Turns own documents into tombstones. */
  bury(ids: readonly string[]): Promise<void>;
  changesSince(since: number, limit: number): Promise<StorePage>;
  /** The position of the last change. */
  lastSeq(): Promise<number>;
  onChange(listener: () => void): () => void;
}

/** A run of stored changes, each with all leaf revisions of its document: all that lie between the two positions. */
export interface StorePage {
  readonly since: number;
  readonly changes: readonly { readonly id: string; readonly leaves: readonly unknown[] }[];
  readonly lastSeq: number;
}

/** A message or version that was stored or buried, with all leaf revisions of it, tombstones included. */
export interface StampedChange {
  readonly name: StampedName;
  readonly leaves: readonly unknown[];
}

/** One own edit, as it was made. */
export interface OwnEdit {
  readonly doc: string;
  readonly device: DeviceId;
  readonly nonce: Nonce;
  readonly update: Uint8Array;
}

/** Where own edits are safe before a segment holds them (rule S7). */
export interface EditJournal {
  readonly leftover: readonly OwnEdit[];
  readonly sizeBytes: number;
  append(edit: OwnEdit): Promise<void>;
  settled(): Promise<void>;
  forgetLeftover(): Promise<void>;
  rotate(): Promise<() => Promise<void>>;
}

/** A note as the catalog takes it. */
export interface CatalogNote extends NoteSummary, Authorship {
  readonly id: string;
  /** When it was last erased for good, 0 when it never was. */
  readonly erasedMs: number;
  /** Who put it into the Trash; empty while it is not there, or when that cannot be told. */
  readonly trashedBy: string;
}

/** A note with the stored documents of it that must not be applied. */
export interface ListedNote extends CatalogNote {
  readonly refusals: readonly Refusal[];
}

/** How far the catalog has seen which database. */
export interface SeenPosition {
  readonly source: string;
  readonly seq: number;
}

/** A step of the catalog from one position to a later one. */
export interface CatalogStep extends SeenPosition {
  readonly since: number;
}

/** The derived list and search. */
export interface NoteCatalog {
  position(): Promise<SeenPosition | undefined>;
  /** `accounts` are those who wrote what the step brought. Rejects when the catalog does not stand where the step begins, or later. */
  update(entries: readonly ListedNote[], step: CatalogStep | undefined, accounts?: readonly string[]): Promise<void>;
  /** Empties it. */
  renew(): Promise<void>;
  /** Calls back whenever it is empty and has to be filled from the first change on. One listener. */
  onRenewed(listener: () => void): void;
  known(ids: readonly string[]): Promise<string[]>;
  /** Every refusal that was put in, with the note that it is of. */
  refusals(): Promise<readonly (Refusal & { readonly note: string })[]>;
  /** What a note says, as of its last entry; undefined for one that no list shows. */
  textOf(id: string): Promise<NoteText | undefined>;
  /** The notes that were erased for good before then. */
  erasedBefore(timeMs: number): Promise<string[]>;
  /** The notes in the Trash that were put there before then. */
  trashedBefore(timeMs: number): Promise<string[]>;
  /** `nowMs`: what the days named in the query are counted from; `account`: who asks. */
  list(query: ListQuery & { readonly nowMs: number; readonly account: string }): Promise<ListPage>;
}

/** A page of the list, or of the matches of a search. */
export interface ListQuery {
  readonly view: 'all' | 'trash';
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort?: ListSort | undefined;
  /** Only notes that lie in one of each of these lists. */
  readonly notebooks?: readonly (readonly NotebookId[])[];
}

/** `instead`: words that were looked for in place of others that no note has. */
export interface ListPage {
  readonly total: number;
  readonly rows: NoteRow[];
  readonly instead: string[];
}

/** How far the list is that is being made anew: what it has seen of the stored changes. */
export interface Rebuilding {
  readonly done: number;
  readonly total: number;
}

/** Tries stored documents out where they can do no harm. */
export interface Inspector {
  inspect(notes: readonly NoteDocuments[]): Promise<NoteInspection[]>;
  /** The same for an open note, which is asked about again and again. Undefined when it must be asked about as a whole. */
  inspectLive(question: LiveQuestion): Promise<LiveInspection | undefined>;
  /** Whole notes as plain values; those that are empty or erased for good are left out. */
  contents(notes: readonly NoteDocuments[]): Promise<OutgoingNote[]>;
}
