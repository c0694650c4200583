import { openEnvelope, sealEnvelope, type Envelope, type ReadOptions, type RefusalReason } from './envelope.ts';
import { parseSegmentId, segmentIdOf, type SegmentName } from './ids.ts';
import { decodePayload, encodePayload, type SegmentPayload } from './payload.ts';

/** A segment as CouchDB holds it. `sealed` tells the server's guard that only a tombstone may follow. */
export interface SegmentDocument extends Envelope {
  readonly t: 'segment';
  readonly sealed?: true;
}

/** What became of a stored document at the door. */
export type ReadOutcome =
  | {
      readonly kind: 'segment';
      readonly name: SegmentName;
      readonly payload: SegmentPayload;
    }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** Makes the document of a segment. */
export function segmentDocument(name: SegmentName, payload: SegmentPayload, isSealed: boolean): SegmentDocument {
  const document = sealEnvelope(segmentIdOf(name), 'segment', name.account, encodePayload(payload));
  return isSealed ? { ...document, sealed: true } : document;
}

/** Reads a document that claims to be a segment: its form, author, size and hash. What it may do is `checkSegment`'s matter. */
export function readSegmentDocument(document: unknown, options: ReadOptions = {}): ReadOutcome {
  const opened = openEnvelope(document, { t: 'segment', parseId: parseSegmentId, ...options });
  if (opened.kind !== 'open') return opened;
  const payload = decodePayload(opened.payload);
  return payload ? { kind: 'segment', name: opened.name, payload } : { kind: 'refused', reason: 'malformed' };
}
