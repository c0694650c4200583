import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { deviceId, nonce, type Nonce } from '../contract/ids.ts';
import type { Writer } from './ids.ts';

/** Another writer whose characters a segment repeats, with what their client ids were derived from. */
export interface RestatedWriter extends Writer {
  readonly nonces: readonly Nonce[];
}

/** The inside of a segment: who may have written (by nonce), when it was last written, and the Yjs update itself. */
export interface SegmentPayload {
  readonly nonces: readonly Nonce[];
  /** The writer's wall clock in milliseconds since 1970 at the last write; for display only. */
  readonly atMs: number;
  /** Yjs update, encoding V1: structs of the nonces' client ids only, and this device's own deletions. */
  readonly update: Uint8Array;
  /** Present in a segment that says a whole note again, others' characters and all deletions too (rule S8). */
  readonly others?: readonly RestatedWriter[];
}

const FORMAT = 1;
/** As the first, with other writers between the nonces and the time. */
const FORMAT_WITH_OTHERS = 2;
/** More windows than anyone opens of one note between two seals; bounds what a hostile segment can make us hash. */
const MAX_NONCES = 1000;
/** The same for all who ever wrote in a note, over the years. */
const MAX_OTHERS = 1000;
const MAX_NONCES_OF_OTHERS = 20_000;

const accountName = v.pipe(v.string(), v.minLength(1), v.maxLength(800));
const restatedWriter = v.object({ account: accountName, device: deviceId, nonces: v.array(nonce) });
const nonceList = v.pipe(v.array(nonce), v.maxLength(MAX_NONCES));

/** Bytes: format, number of nonces, the nonces, (other writers,) time, length and bytes of the update. */
export function encodePayload(payload: SegmentPayload): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, payload.others ? FORMAT_WITH_OTHERS : FORMAT);
  writeTexts(encoder, payload.nonces);
  if (payload.others) {
    encoding.writeVarUint(encoder, payload.others.length);
    for (const { account, device, nonces } of payload.others) {
      encoding.writeVarString(encoder, account);
      encoding.writeVarString(encoder, device);
      writeTexts(encoder, nonces);
    }
  }
  encoding.writeVarUint(encoder, payload.atMs);
  encoding.writeVarUint8Array(encoder, payload.update);
  return encoding.toUint8Array(encoder);
}

/** Reads what `encodePayload` wrote; undefined for anything else. */
export function decodePayload(bytes: Uint8Array): SegmentPayload | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const format = decoding.readVarUint(decoder);
    if (format !== FORMAT && format !== FORMAT_WITH_OTHERS) return undefined;
    const nonces = v.parse(nonceList, readTexts(decoder, MAX_NONCES));
    const others = format === FORMAT_WITH_OTHERS ? readOthers(decoder) : undefined;
    const atMs = decoding.readVarUint(decoder);
    const update = decoding.readVarUint8Array(decoder);
    if (decoding.hasContent(decoder)) return undefined;
    return { nonces, atMs, update, ...(others ? { others } : {}) };
  } catch {
    // lib0 throws at the end of the bytes and for numbers past 2^53: whatever it was, it is not a payload.
    return undefined;
  }
}

function readOthers(decoder: decoding.Decoder): RestatedWriter[] {
  const others: RestatedWriter[] = [];
  let room = MAX_NONCES_OF_OTHERS;
  for (let count = readCount(decoder, MAX_OTHERS); count > 0; count--) {
    const account = decoding.readVarString(decoder);
    const device = decoding.readVarString(decoder);
    const nonces = readTexts(decoder, room);
    room -= nonces.length;
    others.push(v.parse(restatedWriter, { account, device, nonces }));
  }
  return others;
}

function writeTexts(encoder: encoding.Encoder, texts: readonly string[]): void {
  encoding.writeVarUint(encoder, texts.length);
  for (const text of texts) encoding.writeVarString(encoder, text);
}

function readTexts(decoder: decoding.Decoder, limit: number): string[] {
  return Array.from({ length: readCount(decoder, limit) }, () => decoding.readVarString(decoder));
}

function readCount(decoder: decoding.Decoder, limit: number): number {
  const count = decoding.readVarUint(decoder);
  if (count > limit) throw new RangeError('more than anyone writes');
  return count;
}
