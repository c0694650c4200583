import type { Chunk, ChunkDocument } from '../../../core/attachment/chunk-document.ts';
import type { ChunkName } from '../../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';

/** The files of this computer, as the synchronisation of files needs them. */
export interface LocalFiles {
  /** Undefined unless the file is all here and checked. */
  whole(hash: AttachmentHash): { readonly sizeBytes: number } | undefined;
  wholeHashes(): AttachmentHash[];
  /** Files that lost chunks to a damaged disk. */
  lostHashes(): AttachmentHash[];
  /** The chunks that are here, with their revisions, and the size of the whole file where it is known. */
  held(
    hash: AttachmentHash,
  ): Promise<{ readonly revisions: ReadonlyMap<number, string>; readonly sizeBytes: number | undefined }>;
  /** A checked chunk; undefined when it is not here or damaged. */
  readChunk(name: ChunkName): Promise<Chunk | undefined>;
  writeChunks(documents: readonly ChunkDocument[]): Promise<void>;
  /** Checks a file that may have become whole. */
  settle(hash: AttachmentHash): Promise<'whole' | 'partial' | 'spoiled'>;
  /** In which epoch of the server the file was seen there. */
  sentIn(hash: AttachmentHash): number | undefined;
  markSent(hash: AttachmentHash, epoch: number): Promise<void>;
  readMark(name: string): Promise<unknown>;
  writeMark(name: string, value: unknown): Promise<void>;
  /** Calls back after files became whole, or stopped being it. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}
