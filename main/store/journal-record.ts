import { sha256 } from '@noble/hashes/sha2.js';
import { equalFlat } from 'lib0/array';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { deviceId, nonce, noteId, type DeviceId, type Nonce } from '../../core/contract/ids.ts';
import type { EarlySegment } from '../../core/segment/early-segment.ts';
import { decodePayload, encodePayload } from '../../core/segment/payload.ts';

/** One own edit as it was made: enough to make it again on a document that lacks it, or to see that it is there. */
export interface JournalRecord {
  readonly doc: string;
  readonly device: DeviceId;
  readonly nonce: Nonce;
  /** Yjs update, encoding V1. */
  readonly update: Uint8Array;
}

const names = v.object({ doc: v.string(), device: deviceId, nonce });

const earlyNames = v.object({ doc: noteId, account: v.string(), device: deviceId });

/** Length and check in front of a record. Bytes. */
const HEADER_BYTES = 12;
const CHECK_BYTES = 8;

/** Bytes of one record: length of the rest (4, little-endian), first 8 of its SHA-256, then document, device, nonce and update. */
export function encodeRecord(record: JournalRecord): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const text of [record.doc, record.device, record.nonce]) encoding.writeVarString(encoder, text);
  encoding.writeVarUint8Array(encoder, record.update);
  return framed(encoding.toUint8Array(encoder));
}

/** The same for a segment of somebody else that no store holds yet: an empty text, then document, account, device, number and payload. */
export function encodeEarly({ name, payload }: EarlySegment): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const text of ['', name.doc, name.account, name.device]) encoding.writeVarString(encoder, text);
  encoding.writeVarUint(encoder, name.n);
  encoding.writeVarUint8Array(encoder, encodePayload(payload));
  return framed(encoding.toUint8Array(encoder));
}

function framed(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes.set(checkOf(body), HEADER_BYTES - CHECK_BYTES);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/** Reads records up to the first that is torn or damaged: a crash in the middle of a write leaves one, and it was never acknowledged. */
export function decodeRecords(bytes: Uint8Array): (JournalRecord | EarlySegment)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: (JournalRecord | EarlySegment)[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const end = at + HEADER_BYTES + view.getUint32(at, true);
    const body = bytes.subarray(at + HEADER_BYTES, end);
    const check = bytes.subarray(at + HEADER_BYTES - CHECK_BYTES, at + HEADER_BYTES);
    if (end > bytes.length || !equalFlat([...check], [...checkOf(body)])) break;
    const record = decodeBody(body);
    if (record) records.push(record);
    at = end;
  }
  return records;
}

const checkOf = (body: Uint8Array): Uint8Array => sha256(body).subarray(0, CHECK_BYTES);

function decodeBody(body: Uint8Array): JournalRecord | EarlySegment | undefined {
  const decoder = decoding.createDecoder(body);
  const doc = decoding.readVarString(decoder);
  if (doc === '') return decodeEarly(decoder);
  const read = {
    doc,
    device: decoding.readVarString(decoder),
    nonce: decoding.readVarString(decoder),
  };
  // A copy: the file's buffer is let go.
  const update = decoding.readVarUint8Array(decoder).slice();
  const parsed = v.safeParse(names, read);
  return parsed.success ? { ...parsed.output, update } : undefined;
}

function decodeEarly(decoder: decoding.Decoder): EarlySegment | undefined {
  const read = {
    doc: decoding.readVarString(decoder),
    account: decoding.readVarString(decoder),
    device: decoding.readVarString(decoder),
  };
  const n = decoding.readVarUint(decoder);
  const payload = decodePayload(decoding.readVarUint8Array(decoder).slice());
  const parsed = v.safeParse(earlyNames, read);
  return parsed.success && payload ? { name: { ...parsed.output, n }, payload } : undefined;
}
