import { segmentDocument, type SegmentDocument } from './document.ts';
import type { SegmentName } from './ids.ts';
import type { SegmentPayload } from './payload.ts';

/** What a device wrote in the last seconds, in the form of the segment that will hold it: known before any store has it. */
export interface EarlySegment {
  readonly name: SegmentName;
  readonly payload: SegmentPayload;
}

/** A revision that no store gives out, and another one for other content. */
export type EarlyDocument = SegmentDocument & { readonly _rev: string };

/** An early segment as a stored one would look, so that all that judges stored ones judges it. */
export function earlyDocument({ name, payload }: EarlySegment): EarlyDocument {
  const document = segmentDocument(name, payload, false);
  return { ...document, _rev: `early-${document.h}` };
}
