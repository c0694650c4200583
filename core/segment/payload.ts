import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { nonce, type Nonce } from '../contract/ids.ts';

/** The inside of a segment: who may have written (by nonce), when it was last written, and the Yjs update itself. */
export interface SegmentPayload {
  readonly nonces: readonly Nonce[];
  /** The writer's wall clock in milliseconds since 1970 at the last write; for display only. */
  readonly atMs: number;
  /** Yjs update, encoding V1: structs of the nonces' client ids only, and this device's own deletions. */
  readonly update: Uint8Array;
}

const FORMAT = 1;
/** More windows than anyone opens of one note between two seals; bounds what a hostile segment can make us hash. */
const MAX_NONCES = 1000;

const nonceList = v.pipe(v.array(nonce), v.maxLength(MAX_NONCES));

/** Bytes: format, number of nonces, the nonces, time, length and bytes of the update. */
export function encodePayload(payload: SegmentPayload): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORMAT);
  encoding.writeVarUint(encoder, payload.nonces.length);
  for (const text of payload.nonces) encoding.writeVarString(encoder, text);
  encoding.writeVarUint(encoder, payload.atMs);
  encoding.writeVarUint8Array(encoder, payload.update);
  return encoding.toUint8Array(encoder);
}

/** Reads what `encodePayload` wrote; undefined for anything else. */
export function decodePayload(bytes: Uint8Array): SegmentPayload | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== FORMAT) return undefined;
    const count = decoding.readVarUint(decoder);
    if (count > MAX_NONCES) return undefined;
    const texts: string[] = [];
    for (let i = 0; i < count; i++) texts.push(decoding.readVarString(decoder));
    const atMs = decoding.readVarUint(decoder);
    const update = decoding.readVarUint8Array(decoder);
    const nonces = v.safeParse(nonceList, texts);
    if (decoding.hasContent(decoder) || !nonces.success) return undefined;
    return { nonces: nonces.output, atMs, update };
  } catch {
    // lib0 throws at the end of the bytes and for numbers past 2^53: whatever it was, it is not a payload.
    return undefined;
  }
}
