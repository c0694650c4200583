import { fromBase64, toBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import { payloadHash } from '../segment/envelope.ts';
import { CHUNK_BYTES, chunkBytesAt, chunkIdOf, parseChunkId, type ChunkName } from './chunk-ids.ts';

/** The format of chunks that this version reads and writes. */
const CHUNK_VERSION = 1;

const LONGEST_BASE64 = Math.ceil(CHUNK_BYTES / 3) * 4;
/** A revision id names so many hexadecimal digits of the chunk's hash. */
const REVISION_DIGITS = 32;

const chunkDocumentShape = v.strictObject({
  _id: v.string(),
  _rev: v.string(),
  v: v.literal(CHUNK_VERSION),
  t: v.literal('chunk'),
  /** Of the whole file, in bytes. */
  size: v.number(),
  /** SHA-256 over the id and the payload, hex. */
  h: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** The payload, base64. */
  p: v.pipe(v.string(), v.maxLength(LONGEST_BASE64)),
});

/**
 * A part of a file as CouchDB holds it. Who wrote it shows nowhere, and its revision follows from its content: the same
 * file attached on two computers is one document, without a conflict.
 */
export type ChunkDocument = v.InferOutput<typeof chunkDocumentShape>;

/** What a sound chunk document says. */
export interface Chunk {
  readonly name: ChunkName;
  /** Of the whole file. */
  readonly sizeBytes: number;
  readonly bytes: Uint8Array;
  readonly document: ChunkDocument;
}

/** Makes the document of one part of a file of `sizeBytes`. The bytes must be that part's. */
export function chunkDocument(name: ChunkName, sizeBytes: number, bytes: Uint8Array): ChunkDocument {
  const _id = chunkIdOf(name);
  const h = payloadHash(_id, bytes);
  return { _id, _rev: revisionOf(h), v: CHUNK_VERSION, t: 'chunk', size: sizeBytes, h, p: toBase64(bytes) };
}

/**
 * Reads a document that claims to be a chunk. Undefined unless it is exactly the one that `chunkDocument` makes: form,
 * id, sizes, hash, spelling of the payload and revision. That its bytes are the file's only the whole file can tell.
 */
export function readChunkDocument(document: unknown): Chunk | undefined {
  const parsed = v.safeParse(chunkDocumentShape, document);
  const name = parsed.success ? parseChunkId(parsed.output._id) : undefined;
  if (!parsed.success || name === undefined) return undefined;
  const { _id, _rev, size, h, p } = parsed.output;
  const length = chunkBytesAt(size, name.index);
  const bytes = length === undefined ? undefined : bytesOf(p);
  if (bytes?.length !== length || bytes === undefined) return undefined;
  if (payloadHash(_id, bytes) !== h || _rev !== revisionOf(h)) return undefined;
  return { name, sizeBytes: size, bytes, document: parsed.output };
}

const revisionOf = (h: string): string => `1-${h.slice(0, REVISION_DIGITS)}`;

/** Undefined for text that is not base64 in its one spelling. */
function bytesOf(text: string): Uint8Array | undefined {
  // Decoding passes over what is no base64, and encoding does not bring it back.
  const bytes = fromBase64(text);
  return toBase64(bytes) === text ? bytes : undefined;
}
