import { readSegmentDocument, type RefusalReason } from './document.ts';
import { segmentIdOf } from './ids.ts';
import type { StoredUpdate } from './replica.ts';
import { checkSegment } from './validate.ts';

/** A segment as a replica takes it, with what a list wants to know of it. */
export interface StoredSegment extends StoredUpdate {
  readonly doc: string;
  readonly atMs: number;
}

/** What became of a stored document: usable, none of our business, or refused for a reason. */
export type SegmentVerdict =
  | { readonly kind: 'usable'; readonly segment: StoredSegment }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** All checks of a stored document that need no scratch document: form, author, size, hash, client ids, order, content (R17, R20). */
export function judgeDocument(document: unknown): SegmentVerdict {
  const outcome = readSegmentDocument(document);
  if (outcome.kind !== 'segment') return outcome;
  const checked = checkSegment(outcome.name, outcome.payload);
  if (typeof checked === 'string') return { kind: 'refused', reason: checked };
  const { name, payload } = outcome;
  return { kind: 'usable', segment: { ...checked, doc: name.doc, atMs: payload.atMs, segmentId: segmentIdOf(name) } };
}
