import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import { parseSegmentId, segmentIdOf, type SegmentName } from './ids.ts';
import { decodePayload, encodePayload, type SegmentPayload } from './payload.ts';

/** The newest format of a stored document that this version reads and writes. */
export const DOCUMENT_VERSION = 1;

/** A payload above this is not ours: our own pieces end at 256 KB (rules S1, R20). In bytes. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;

/** A segment as CouchDB holds it. `sealed` tells the server's guard that only a tombstone may follow. */
export interface SegmentDocument {
  readonly _id: string;
  readonly _rev?: string;
  readonly v: typeof DOCUMENT_VERSION;
  readonly t: 'segment';
  readonly by: string;
  readonly sealed?: true;
  /** SHA-256 over the id and the payload, hex: a flipped bit or a moved document shows (R17). */
  readonly h: string;
  /** The payload, base64. */
  readonly p: string;
}

/** What became of a stored document at the door. */
export type ReadOutcome =
  | {
      readonly kind: 'segment';
      readonly name: SegmentName;
      readonly payload: SegmentPayload;
      readonly isSealed: boolean;
    }
  /** Deleted, of a newer format, or of a type this version does not know: kept and left alone. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** Why a stored document is kept but not applied. */
export type RefusalReason =
  | 'malformed'
  | 'wrong-id'
  | 'wrong-author'
  | 'wrong-hash'
  | 'too-big'
  | 'foreign-client'
  | 'broken-order'
  | 'forbidden-content'
  | 'misplaced-content'
  | 'does-not-apply';

const envelope = v.looseObject({ _id: v.string(), v: v.number(), t: v.string() });
const shape = v.object({
  _id: v.string(),
  by: v.string(),
  sealed: v.optional(v.literal(true)),
  h: v.string(),
  p: v.string(),
});

/** Makes the document of a segment. */
export function segmentDocument(name: SegmentName, payload: SegmentPayload, isSealed: boolean): SegmentDocument {
  const _id = segmentIdOf(name);
  const bytes = encodePayload(payload);
  return {
    _id,
    v: DOCUMENT_VERSION,
    t: 'segment',
    by: name.account,
    ...(isSealed ? { sealed: true } : {}),
    h: payloadHash(_id, bytes),
    p: toBase64(bytes),
  };
}

/** Reads a document that claims to be a segment: its form, author, size and hash. What it may do is `checkSegment`'s matter. */
export function readSegmentDocument(document: unknown): ReadOutcome {
  const claim = v.safeParse(envelope, document);
  if (!claim.success) return isTombstone(document) ? { kind: 'ignored' } : { kind: 'refused', reason: 'malformed' };
  if (isTombstone(document) || claim.output.v > DOCUMENT_VERSION || claim.output.t !== 'segment')
    return { kind: 'ignored' };
  const parsed = v.safeParse(shape, document);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const { _id, by, sealed, h, p } = parsed.output;
  const name = parseSegmentId(_id);
  if (!name) return { kind: 'refused', reason: 'wrong-id' };
  if (name.account !== by) return { kind: 'refused', reason: 'wrong-author' };
  if (p.length > (MAX_PAYLOAD_BYTES * 4) / 3 + 4) return { kind: 'refused', reason: 'too-big' };
  const bytes = fromBase64(p);
  if (payloadHash(_id, bytes) !== h) return { kind: 'refused', reason: 'wrong-hash' };
  const payload = decodePayload(bytes);
  if (!payload) return { kind: 'refused', reason: 'malformed' };
  return { kind: 'segment', name, payload, isSealed: sealed === true };
}

function isTombstone(document: unknown): boolean {
  return typeof document === 'object' && document !== null && '_deleted' in document && document._deleted === true;
}

function payloadHash(id: string, payload: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${id}\n`), payload)));
}
