import type { AttachmentHash } from '../contract/attachment-values.ts';
import { MAX_ATTACHMENT_BYTES } from '../contract/attachment-commands.ts';

/** How files are cut: every chunk but the last has this many bytes. */
export const CHUNK_BYTES = 256 * 1024;

/** Which part of which file. `index` counts from 0. */
export interface ChunkName {
  readonly hash: AttachmentHash;
  readonly index: number;
}

const CHUNK_ID = /^blob-([0-9a-f]{64}):(\d{3})$/;

/** How many chunks a file of that size has; an empty file has one, which is empty. */
export const chunkCountOf = (sizeBytes: number): number => Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES));

/** Bytes in the chunk at `index` of a file of that size; undefined when it has no such chunk, or is too large to be a file. */
export function chunkBytesAt(sizeBytes: number, index: number): number | undefined {
  const isSize = Number.isSafeInteger(sizeBytes) && sizeBytes >= 0 && sizeBytes <= MAX_ATTACHMENT_BYTES;
  if (!isSize || index < 0 || index >= chunkCountOf(sizeBytes)) return undefined;
  return Math.min(CHUNK_BYTES, sizeBytes - index * CHUNK_BYTES);
}

/** The id of a chunk's document: `blob-<sha256>:<nnn>`. The part before the colon is CouchDB's partition. */
export const chunkIdOf = ({ hash, index }: ChunkName): string => `blob-${hash}:${String(index).padStart(3, '0')}`;

/** Takes such an id apart; undefined when it is none. */
export function parseChunkId(id: string): ChunkName | undefined {
  const [, hash, digits] = CHUNK_ID.exec(id) ?? [];
  return hash === undefined ? undefined : { hash: hash as AttachmentHash, index: Number(digits) };
}

/** The names of all chunks of a file, in order. */
export const chunksOf = (hash: AttachmentHash, sizeBytes: number): ChunkName[] =>
  Array.from({ length: chunkCountOf(sizeBytes) }, (_, index) => ({ hash, index }));
