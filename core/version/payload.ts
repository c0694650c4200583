import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MAX_PAYLOAD_BYTES } from '../segment/envelope.ts';
import { VERSION_KINDS, type VersionFacts, type VersionText } from './version.ts';

/** The inside of a stored version: what it says of itself in front, so that it can be listed without unpacking its text. */
export interface PackedVersion {
  readonly facts: VersionFacts;
  /** Unpacks what the note said. Throws for bytes that nobody packed. */
  readonly text: () => VersionText;
}

const FORMAT = 1;
/** More than any workspace has members; bounds what a hostile version can make us hold. */
const MAX_ACCOUNTS = 10_000;
/** More than any note has; bounds what a few packed bytes can swell to. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Packs a version; undefined when it is too large to be stored, packed as it is. */
export function encodeVersion(facts: VersionFacts, { title, body }: VersionText): Uint8Array | undefined {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORMAT);
  encoding.writeVarUint(encoder, facts.atMs);
  encoding.writeVarUint(encoder, VERSION_KINDS.indexOf(facts.kind));
  encoding.writeVarString(encoder, facts.name);
  encoding.writeVarString(encoder, title);
  encoding.writeVarUint(encoder, facts.authors.length);
  for (const author of facts.authors) encoding.writeVarString(encoder, author);
  encoding.writeVarUint(encoder, facts.reach.size);
  for (const [account, units] of facts.reach) {
    encoding.writeVarString(encoder, account);
    encoding.writeVarUint(encoder, units);
  }
  const bytes = strToU8(body);
  encoding.writeVarUint(encoder, bytes.length);
  encoding.writeVarUint8Array(encoder, deflateSync(bytes));
  const packed = encoding.toUint8Array(encoder);
  return packed.length > MAX_PAYLOAD_BYTES || bytes.length > MAX_BODY_BYTES ? undefined : packed;
}

/** Reads what `encodeVersion` made; undefined for anything else. */
export function decodeVersion(bytes: Uint8Array): PackedVersion | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== FORMAT) return undefined;
    const atMs = decoding.readVarUint(decoder);
    const kind = VERSION_KINDS[decoding.readVarUint(decoder)];
    const name = decoding.readVarString(decoder);
    const title = decoding.readVarString(decoder);
    const authors = Array.from({ length: readCount(decoder) }, () => decoding.readVarString(decoder));
    const reach = new Map<string, number>();
    for (let count = readCount(decoder); count > 0; count--)
      reach.set(decoding.readVarString(decoder), decoding.readVarUint(decoder));
    const sizeBytes = decoding.readVarUint(decoder);
    const packed = decoding.readVarUint8Array(decoder);
    if (kind === undefined || sizeBytes > MAX_BODY_BYTES || decoding.hasContent(decoder)) return undefined;
    const facts = { atMs, kind, name, title, authors, reach };
    return { facts, text: () => ({ title, body: unpack(packed, sizeBytes) }) };
  } catch {
    // lib0 throws at the end of the bytes and for numbers past 2^53: whatever it was, it is no version.
    return undefined;
  }
}

function unpack(packed: Uint8Array, sizeBytes: number): string {
  // The room is given out beforehand: what would not fit is not written.
  const bytes = inflateSync(packed, { out: new Uint8Array(sizeBytes) });
  if (bytes.length !== sizeBytes) throw new RangeError('a version of another size than it says');
  return strFromU8(bytes);
}

function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ACCOUNTS) throw new RangeError('more than anyone knows');
  return count;
}
