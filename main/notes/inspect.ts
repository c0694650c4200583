import * as Y from 'yjs';
import { summaryOf, type NoteSummary } from '../../core/note/summary.ts';
import type { RefusalReason } from '../../core/segment/document.ts';
import { resolve } from '../../core/segment/resolve.ts';
import { judgeDocument, type StoredSegment } from '../../core/segment/stored-update.ts';
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
  readonly reason: RefusalReason;
}

/** What a scratch document showed about a note. */
export interface NoteInspection {
  readonly doc: string;
  readonly refusals: readonly Refusal[];
  readonly summary: NoteSummary;
  /** Latest time that a writer gave, 0 when there is none. Wall clock, milliseconds since 1970. */
  readonly editedMs: number;
}

/** What building a note from its stored documents gave. */
export interface BuiltNote {
  readonly scratch: Y.Doc;
  readonly refusals: readonly Refusal[];
  /** Sound segments that wait for something that is not stored yet. */
  readonly waiting: readonly StoredSegment[];
  readonly editedMs: number;
}

/** Tries notes' stored documents out on scratch documents (S5, R20). Runs in a worker: what hangs or throws here harms nobody. */
export function inspectNotes(notes: readonly NoteDocuments[]): NoteInspection[] {
  return notes.map((note) => {
    const { scratch, refusals, editedMs } = buildNote(note);
    return { doc: note.doc, refusals, summary: summaryOf(scratch), editedMs };
  });
}

/** Builds one note on a scratch document, leaving out whatever must not be applied. */
export function buildNote(note: NoteDocuments): BuiltNote {
  const { usable: all, refusals } = judgeAll(note);
  let usable = all;
  // Each round takes at least one bad segment out; what is left at the end builds a sound document.
  for (;;) {
    const trial = tryOut(usable);
    if (trial.refused.length === 0)
      return { scratch: trial.scratch, refusals, waiting: trial.waiting, editedMs: latestOf(usable) };
    for (const { segment, reason } of trial.refused) refusals.push({ id: segment.segmentId, reason });
    const bad = new Set(trial.refused.map(({ segment }) => segment));
    usable = usable.filter((segment) => !bad.has(segment));
  }
}

/** Sorts a note's stored documents into those that can be tried and those that are refused by their form alone. */
export function judgeAll({ doc, documents }: NoteDocuments): { usable: StoredSegment[]; refusals: Refusal[] } {
  const usable: StoredSegment[] = [];
  const refusals: Refusal[] = [];
  for (const document of documents) {
    const verdict = judgeDocument(document);
    if (verdict.kind === 'usable' && verdict.segment.doc === doc) usable.push(verdict.segment);
    else if (verdict.kind === 'usable') refusals.push({ id: idOf(document), reason: 'wrong-id' });
    else if (verdict.kind === 'refused') refusals.push({ id: idOf(document), reason: verdict.reason });
  }
  return { usable, refusals };
}

/** The latest time that a writer gave, 0 when there is none. */
export function latestOf(segments: readonly StoredSegment[]): number {
  return segments.reduce((latest, segment) => Math.max(latest, segment.atMs), 0);
}

interface Trial {
  readonly scratch: Y.Doc;
  readonly waiting: readonly StoredSegment[];
  readonly refused: readonly { readonly segment: StoredSegment; readonly reason: RefusalReason }[];
}

function tryOut(segments: readonly StoredSegment[]): Trial {
  const scratch = new Y.Doc();
  const { update, waiting } = resolve(new Map(), segments);
  try {
    if (update) Y.applyUpdate(scratch, update);
  } catch {
    return { scratch, waiting, refused: blame(segments).map((segment) => ({ segment, reason: 'does-not-apply' })) };
  }
  const misplaced = findMisplaced(scratch, new Map());
  const guilty = segments.filter((segment) => [...segment.structs.keys()].some((client) => misplaced.has(client)));
  return { scratch, waiting, refused: guilty.map((segment) => ({ segment, reason: 'misplaced-content' })) };
}

/** The segments that throw when they join those before them. Slow, and only walked when something threw. */
function blame(segments: readonly StoredSegment[]): StoredSegment[] {
  const good: StoredSegment[] = [];
  const bad: StoredSegment[] = [];
  for (const segment of segments) (applies([...good, segment]) ? good : bad).push(segment);
  // Whatever threw together but not one by one has no single culprit: none of it is used.
  return bad.length > 0 ? bad : [...segments];
}

function applies(segments: readonly StoredSegment[]): boolean {
  const scratch = new Y.Doc();
  try {
    const { update } = resolve(new Map(), segments);
    if (update) Y.applyUpdate(scratch, update);
    return true;
  } catch {
    return false;
  }
}
