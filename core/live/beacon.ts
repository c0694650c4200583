import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { nonce, noteId, type Nonce, type NoteId } from '../contract/ids.ts';
import { caret, type Caret } from '../contract/presence-commands.ts';
import type { EarlySegment } from '../segment/early-segment.ts';
import { type Envelope, openEnvelope, type RefusalReason, sealEnvelope } from '../segment/envelope.ts';
import { parseWriterKey, writerKeyOf, type Writer } from '../segment/ids.ts';
import { decodePayload, encodePayload, type SegmentPayload } from '../segment/payload.ts';

/** What a device says of itself to those who are there now. Of no value a minute later. */
export interface Beacon {
  /** Drawn at each start: a counter that begins anew is no repetition. */
  readonly session: Nonce;
  /** Rises with each beacon of a session. */
  readonly counter: number;
  /** How soon the next one comes if nothing happens. Milliseconds. */
  readonly everyMs: number;
  /** What the person is called. */
  readonly name: string;
  /** The notes that are open there. */
  readonly notes: readonly BeaconNote[];
}

/** A note that is open on a device. */
export interface BeaconNote {
  readonly note: NoteId;
  /** Absent while nobody has been in the text. */
  readonly caret?: Caret;
  /** What was written lately: the number of its segment, and what that will hold. */
  readonly early?: Pick<EarlySegment['name'], 'n'> & { readonly payload: SegmentPayload };
}

/** As CouchDB holds it, under `<account>~<device>`. */
export interface BeaconDocument extends Envelope {
  readonly t: 'beacon';
}

/** What was read of a document in the live database. */
export type BeaconOutcome =
  | { readonly kind: 'beacon'; readonly writer: Writer; readonly beacon: Beacon }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** Nobody looks at more notes at once. */
export const MAX_BEACON_NOTES = 8;
/** Longest name that is shown. UTF-16 units. */
export const MAX_NAME_LENGTH = 100;

const FORMAT = 1;
/** Room for the early segments of all notes is not needed: one is typed in at a time. Bytes. */
const MAX_BEACON_BYTES = 96 * 1024;

const schema = v.object({
  session: nonce,
  counter: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  everyMs: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH)),
});

/** Makes the document of a beacon. */
export function beaconDocument(writer: Writer, beacon: Beacon): BeaconDocument {
  return sealEnvelope(writerKeyOf(writer), 'beacon', writer.account, encodeBeacon(beacon));
}

/** Reads a document of the live database, whoever wrote it: form, id, author, size, hash and every bound. */
export function readBeacon(document: unknown): BeaconOutcome {
  if (isTooLong(document)) return { kind: 'refused', reason: 'too-big' };
  const opened = openEnvelope(document, { t: 'beacon', parseId: parseWriterKey });
  if (opened.kind !== 'open') return opened;
  const beacon = decodeBeacon(opened.payload);
  return beacon ? { kind: 'beacon', writer: opened.name, beacon } : { kind: 'refused', reason: 'malformed' };
}

function isTooLong(document: unknown): boolean {
  const payload: unknown = typeof document === 'object' && document !== null && 'p' in document ? document.p : '';
  return typeof payload === 'string' && payload.length > (MAX_BEACON_BYTES * 4) / 3;
}

/** Bytes: format, session, counter, pace, name, number of notes, and of each: id, caret or nothing, early segment or nothing. */
function encodeBeacon({ session, counter, everyMs, name, notes }: Beacon): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORMAT);
  encoding.writeVarString(encoder, session);
  encoding.writeVarUint(encoder, counter);
  encoding.writeVarUint(encoder, everyMs);
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, notes.length);
  for (const { note, caret: place, early } of notes) {
    encoding.writeVarString(encoder, note);
    encoding.writeVarUint(encoder, place ? 1 : 0);
    if (place) {
      encoding.writeVarUint8Array(encoder, place.anchor);
      encoding.writeVarUint8Array(encoder, place.head);
    }
    encoding.writeVarUint(encoder, early?.n ?? 0);
    if (early) encoding.writeVarUint8Array(encoder, encodePayload(early.payload));
  }
  return encoding.toUint8Array(encoder);
}

function decodeBeacon(bytes: Uint8Array): Beacon | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== FORMAT) return undefined;
    const head = v.parse(schema, {
      session: decoding.readVarString(decoder),
      counter: decoding.readVarUint(decoder),
      everyMs: decoding.readVarUint(decoder),
      name: decoding.readVarString(decoder),
    });
    const count = decoding.readVarUint(decoder);
    if (count > MAX_BEACON_NOTES) return undefined;
    const notes = Array.from({ length: count }, () => readNote(decoder));
    return decoding.hasContent(decoder) ? undefined : { ...head, notes };
  } catch {
    // lib0 throws at the end of the bytes, valibot at anything out of bounds: whatever it was, it is no beacon.
    return undefined;
  }
}

function readNote(decoder: decoding.Decoder): BeaconNote {
  const note = v.parse(noteId, decoding.readVarString(decoder));
  const place = decoding.readVarUint(decoder) === 1 ? readCaret(decoder) : undefined;
  const n = decoding.readVarUint(decoder);
  const payload = n === 0 ? undefined : decodePayload(decoding.readVarUint8Array(decoder).slice());
  // Only a stored segment may say again what others wrote.
  if (n !== 0 && (!payload || payload.others)) throw new RangeError('no early segment');
  return { note, ...(place && { caret: place }), ...(payload && { early: { n, payload } }) };
}

function readCaret(decoder: decoding.Decoder): Caret {
  // Copies: the beacon's own bytes are let go.
  const anchor = decoding.readVarUint8Array(decoder).slice();
  return v.parse(caret, { anchor, head: decoding.readVarUint8Array(decoder).slice() });
}
