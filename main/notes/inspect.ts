import * as Y from 'yjs';
import { ERASED_SUMMARY, summaryOf, type NoteSummary } from '../../core/note/summary.ts';
import { trashEditOf } from '../../core/note/trash.ts';
import { authorshipOf, type Authorship } from '../../core/segment/authorship.ts';
import { type ClientAccounts, clientAccountsOf } from '../../core/segment/client-accounts.ts';
import type { RefusalReason } from '../../core/segment/envelope.ts';
import { covers, editsOf, joinCoverage, type GoneMarker } from '../../core/segment/gone.ts';
import { clockVectorOf, emptyDocument } from '../../core/segment/replica.ts';
import { resolve } from '../../core/segment/resolve.ts';
import { judgeDocument, revisionOf, type StoredSegment } from '../../core/segment/stored-update.ts';
import { findMisplaced } from '../../core/segment/validate.ts';
import { idOf } from './refusals.ts';

/** One note's stored documents, whole. */
export interface NoteDocuments {
  readonly doc: string;
  readonly documents: readonly unknown[];
}

/** A stored document that must not reach a live one. */
export interface Refusal {
  readonly id: string;
  /** Which leaf of it, empty where that cannot be read. */
  readonly rev: string;
  readonly reason: RefusalReason;
}

/** What a scratch document showed about a note. */
export interface NoteInspection extends Authorship {
  readonly doc: string;
  readonly refusals: readonly Refusal[];
  readonly summary: NoteSummary;
  /** When it was last erased for good, by the clock of who did, 0 when it never was. Milliseconds since 1970. */
  readonly erasedMs: number;
  /** It was erased, and nobody wrote anything that who erased it had not seen (rule S8). */
  readonly isErased: boolean;
  /** Who put it into the Trash; empty while it is not there, or when that cannot be told. */
  readonly trashedBy: string;
}

/** What building a note from its stored documents gave. */
export interface BuiltNote extends Authorship {
  readonly scratch: Y.Doc;
  readonly refusals: readonly Refusal[];
  /** Sound segments that wait for something that is not stored yet. */
  readonly waiting: readonly StoredSegment[];
  readonly markers: readonly GoneMarker[];
  readonly accounts: ClientAccounts;
}

/** Tries notes' stored documents out on scratch documents (S5, R20). Runs in a worker: what hangs or throws here harms nobody. */
export function inspectNotes(notes: readonly NoteDocuments[]): NoteInspection[] {
  return notes.map((note) => {
    const { scratch, refusals, markers, accounts, authors, editedBy, editedMs } = buildNote(note);
    const isErased = markers.length > 0 && covers(joinCoverage(markers), editsOf(scratch));
    const summary = isErased ? ERASED_SUMMARY : summaryOf(scratch);
    const erasedMs = latestOf(markers);
    const trashedBy = (summary.isTrashed && accounts.get(trashEditOf(scratch)?.client ?? 0)) || '';
    return { doc: note.doc, refusals, summary, erasedMs, isErased, trashedBy, authors, editedBy, editedMs };
  });
}

/** Builds one note on a scratch document, leaving out whatever must not be applied. */
export function buildNote(note: NoteDocuments): BuiltNote {
  const { usable: all, markers, refusals } = judgeAll(note);
  // First hand first, as they are resolved: whoever is to blame is looked for in this order.
  let usable = all.toSorted((a, b) => Number(a.others !== undefined) - Number(b.others !== undefined));
  if (markers.length === 0) {
    // Nobody may say again what others wrote unless their segments may be gone.
    for (const { others, segmentId, rev } of all)
      if (others) refusals.push({ id: segmentId, rev, reason: 'foreign-client' });
    usable = all.filter(({ others }) => !others);
  }
  // Each round takes at least one bad segment out; what is left at the end builds a sound document.
  for (;;) {
    const trial = tryOut(usable);
    if (trial.refused.length === 0)
      return {
        ...{ scratch: trial.scratch, refusals, waiting: trial.waiting, markers },
        ...{ accounts: clientAccountsOf(usable), ...authorshipOf(usable) },
      };
    for (const { segment, reason } of trial.refused) refusals.push({ id: segment.segmentId, rev: segment.rev, reason });
    const bad = new Set(trial.refused.map(({ segment }) => segment));
    usable = usable.filter((segment) => !bad.has(segment));
  }
}

/** A note's stored documents as their form alone tells. */
interface JudgedDocuments {
  readonly usable: StoredSegment[];
  readonly markers: GoneMarker[];
  readonly refusals: Refusal[];
}

/** Sorts a note's stored documents into those that can be tried and those that are refused by their form alone. */
export function judgeAll({ doc, documents }: NoteDocuments): JudgedDocuments {
  const usable: StoredSegment[] = [];
  const markers: GoneMarker[] = [];
  const refusals: Refusal[] = [];
  for (const document of documents) {
    const verdict = judgeDocument(document);
    if (verdict.kind === 'usable' && verdict.segment.doc === doc) usable.push(verdict.segment);
    else if (verdict.kind === 'gone' && verdict.marker.doc === doc) markers.push(verdict.marker);
    else if (verdict.kind !== 'ignored') {
      const reason = verdict.kind === 'refused' ? verdict.reason : 'wrong-id';
      refusals.push({ id: idOf(document), rev: revisionOf(document), reason });
    }
  }
  return { usable, markers, refusals };
}

/** The latest time that a writer gave, 0 when there is none. */
export function latestOf(written: readonly { readonly atMs: number }[]): number {
  return written.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
}

interface Trial {
  readonly scratch: Y.Doc;
  readonly waiting: readonly StoredSegment[];
  readonly refused: readonly { readonly segment: StoredSegment; readonly reason: RefusalReason }[];
}

function tryOut(segments: readonly StoredSegment[]): Trial {
  const scratch = emptyDocument();
  const { update, waiting } = resolve(new Map(), segments);
  try {
    if (update) Y.applyUpdate(scratch, update);
  } catch {
    return { scratch, waiting, refused: blame(segments).map((segment) => ({ segment, reason: 'does-not-apply' })) };
  }
  const misplaced = findMisplaced(scratch, new Map());
  const suspects = segments.filter((segment) => reaches(segment, misplaced));
  // Who says again what somebody wrote may have said it rightly.
  const firstHand = suspects.filter(({ others }) => !others);
  const guilty = firstHand.length > 0 ? firstHand : suspects;
  return { scratch, waiting, refused: guilty.map((segment) => ({ segment, reason: 'misplaced-content' })) };
}

/** Whether a segment holds a clock at or behind the first misplaced one of its client id: what was written before stays. */
function reaches(segment: StoredSegment, misplaced: ReadonlyMap<number, number>): boolean {
  for (const [client, items] of segment.structs) {
    const last = items.at(-1);
    if (last && last.id.clock + last.length > (misplaced.get(client) ?? Number.POSITIVE_INFINITY)) return true;
  }
  return false;
}

/** The segments that throw when they join those before them. Only walked when something threw. */
function blame(segments: readonly StoredSegment[]): StoredSegment[] {
  const bad: StoredSegment[] = [];
  let good: StoredSegment[] = [];
  let scratch = emptyDocument();
  let waiting: readonly StoredSegment[] = [];
  for (const segment of segments) {
    const resolution = resolve(clockVectorOf(scratch), [...waiting, segment]);
    try {
      if (resolution.update) Y.applyUpdate(scratch, resolution.update);
      waiting = resolution.waiting;
      good.push(segment);
    } catch {
      // What threw may have changed the document before it did: it is built again without the culprit.
      bad.push(segment);
      const rebuilt = rebuild(good);
      ({ scratch, waiting, good } = rebuilt);
    }
  }
  // Whatever threw together but not one by one has no single culprit: none of it is used.
  return bad.length > 0 ? bad : [...segments];
}

function rebuild(segments: readonly StoredSegment[]) {
  const scratch = emptyDocument();
  const { update, waiting } = resolve(new Map(), segments);
  if (update) Y.applyUpdate(scratch, update);
  return { scratch, waiting, good: [...segments] };
}
