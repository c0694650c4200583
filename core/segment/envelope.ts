import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import type { Writer } from './ids.ts';

/** The newest format of a stored document that this version reads and writes. */
export const DOCUMENT_VERSION = 1;

/** A payload above this is not ours: our own pieces end at 256 KB (rules S1, R20). In bytes. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;

/** What every document of ours has in common, as CouchDB holds it. */
export interface Envelope {
  readonly _id: string;
  readonly _rev?: string;
  readonly v: typeof DOCUMENT_VERSION;
  /** Type. */
  readonly t: string;
  /** The account that wrote it. */
  readonly by: string;
  /** SHA-256 over the id and the payload, hex: a flipped bit or a moved document shows (R17). */
  readonly h: string;
  /** The payload, base64. */
  readonly p: string;
}

/** Why a stored document is kept but not applied. */
export const refusalReason = v.picklist([
  'malformed',
  'wrong-id',
  'wrong-author',
  'wrong-hash',
  'too-big',
  'foreign-client',
  'broken-order',
  'forbidden-content',
  'misplaced-content',
  'does-not-apply',
]);
export type RefusalReason = v.InferOutput<typeof refusalReason>;

/** What an envelope held. */
export type EnvelopeOutcome<Name extends Writer> =
  | { readonly kind: 'open'; readonly name: Name; readonly payload: Uint8Array }
  /** Deleted, of a newer format, or of another type: kept and left alone. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

const claimed = v.looseObject({ _id: v.string(), v: v.number(), t: v.string() });
const shape = v.object({ _id: v.string(), by: v.string(), h: v.string(), p: v.string() });

/** Puts a payload into a document of a type. */
export function sealEnvelope<T extends string>(id: string, t: T, by: string, payload: Uint8Array): Envelope & { t: T } {
  return { _id: id, v: DOCUMENT_VERSION, t, by, h: payloadHash(id, payload), p: toBase64(payload) };
}

/** How a document is read. `isSound`: these very bytes were found sound before, so their hash is not computed again. */
export interface ReadOptions {
  readonly isSound?: boolean;
}

/** A type of document: its name, and how its ids are taken apart. */
export interface DocumentType<Name extends Writer> extends ReadOptions {
  readonly t: string;
  readonly parseId: (id: string) => Name | undefined;
}

/** Reads a document that claims to be of a type: its form, id, author, size and hash. */
export function openEnvelope<Name extends Writer>(
  document: unknown,
  { t, parseId, isSound = false }: DocumentType<Name>,
): EnvelopeOutcome<Name> {
  const claim = v.safeParse(claimed, document);
  if (!claim.success) return isTombstone(document) ? { kind: 'ignored' } : { kind: 'refused', reason: 'malformed' };
  if (isTombstone(document) || claim.output.v > DOCUMENT_VERSION || claim.output.t !== t) return { kind: 'ignored' };
  const parsed = v.safeParse(shape, document);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const { _id, by, h, p } = parsed.output;
  const name = parseId(_id);
  if (!name) return { kind: 'refused', reason: 'wrong-id' };
  if (name.account !== by) return { kind: 'refused', reason: 'wrong-author' };
  if (p.length > (MAX_PAYLOAD_BYTES * 4) / 3 + 4) return { kind: 'refused', reason: 'too-big' };
  const payload = fromBase64(p);
  if (!isSound && payloadHash(_id, payload) !== h) return { kind: 'refused', reason: 'wrong-hash' };
  return { kind: 'open', name, payload };
}

function isTombstone(document: unknown): boolean {
  return typeof document === 'object' && document !== null && '_deleted' in document && document._deleted === true;
}

/** SHA-256 over an id and a payload, hex. */
export function payloadHash(id: string, payload: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${id}\n`), payload)));
}
