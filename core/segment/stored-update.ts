import { readSegmentDocument } from './document.ts';
import type { ReadOptions, RefusalReason } from './envelope.ts';
import { readGoneDocument, type GoneMarker } from './gone.ts';
import { segmentIdOf } from './ids.ts';
import type { RestatedWriter } from './payload.ts';
import type { StoredUpdate } from './pool.ts';
import { checkSegment } from './validate.ts';

/** A segment as a replica takes it, with what a list wants to know of it. */
export interface StoredSegment extends StoredUpdate {
  readonly doc: string;
  readonly atMs: number;
  /** The stored revision, empty for a document that was never stored: two leaves of one segment are judged apart. */
  readonly rev: string;
  readonly writer: RestatedWriter;
  /** Present when it says others' characters again, which only an erased note needs. */
  readonly others?: readonly RestatedWriter[];
}

/** What became of a stored document: usable, none of our business, or refused for a reason. */
export type SegmentVerdict =
  | { readonly kind: 'usable'; readonly segment: StoredSegment }
  | { readonly kind: 'gone'; readonly marker: GoneMarker }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** All checks of a stored document that need no scratch document: form, author, size, hash, client ids, order, content (R17, R20). */
export function judgeDocument(document: unknown, options: ReadOptions = {}): SegmentVerdict {
  const outcome = readSegmentDocument(document, options);
  if (outcome.kind === 'ignored') return readGoneDocument(document);
  if (outcome.kind !== 'segment') return outcome;
  const checked = checkSegment(outcome.name, outcome.payload);
  if (typeof checked === 'string') return { kind: 'refused', reason: checked };
  const { name, payload } = outcome;
  const { doc, account, device } = name;
  const writer = { account, device, nonces: payload.nonces };
  const others = payload.others && { others: payload.others };
  const place = { segmentId: segmentIdOf(name), rev: revisionOf(document) };
  return { kind: 'usable', segment: { ...checked, ...place, doc, atMs: payload.atMs, writer, ...others } };
}

/** The segments among stored documents that can be used; what is ignored or refused is left out. */
export function usableSegments(documents: readonly unknown[], options: ReadOptions = {}): StoredSegment[] {
  const verdicts = documents.map((document) => judgeDocument(document, options));
  return verdicts.flatMap((verdict) => (verdict.kind === 'usable' ? [verdict.segment] : []));
}

/** The revision of a stored document, empty when it has none. */
export function revisionOf(document: unknown): string {
  const rev = typeof document === 'object' && document !== null && '_rev' in document ? document._rev : undefined;
  return typeof rev === 'string' ? rev : '';
}
