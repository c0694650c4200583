import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import * as v from 'valibot';
import { type Chunk, type ChunkDocument, readChunkDocument } from '../../core/attachment/chunk-document.ts';
import { chunkCountOf, chunkIdOf, type ChunkName, chunksOf, parseChunkId } from '../../core/attachment/chunk-ids.ts';
import { HEAD_BYTES, pictureTypeOf } from '../../core/attachment/picture-type.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { count } from '../../core/contract/values.ts';
import { dropIndex, type FileIndex, putIndex, readIndex, type WholeFile } from './file-index.ts';
import { type Level, type LevelChange, openLevel } from './level.ts';

/** Which chunks of a file are here, each with its revision. `sizeBytes` is unknown while none is, or while they do not agree about it. */
export interface HeldChunks {
  readonly revisions: ReadonlyMap<number, string>;
  readonly sizeBytes: number | undefined;
  readonly isContradictory: boolean;
}

/** What a file turned out to be: all of it here and right, some of it missing, or all of it here and not what its hash says. */
export type FileState = 'whole' | 'partial' | 'spoiled';

/** The file is damaged on the disk, or not (or no longer) whole here. */
export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';
}

/**
 * The files of one workspace on this computer, by the SHA-256 of their bytes, as the very documents that replicate: a
 * LevelDB of its own, every write synced. No byte leaves it unchecked (R17): what is damaged counts as missing.
 */
export interface FileStore {
  /** Undefined unless every chunk is here and the whole was checked. */
  whole(hash: AttachmentHash): WholeFile | undefined;
  wholeHashes(): AttachmentHash[];
  /** Files that were whole and lost chunks to a damaged disk: they are to be fetched again. */
  lostHashes(): AttachmentHash[];
  held(hash: AttachmentHash): Promise<HeldChunks>;
  /** A chunk as it is stored, checked; a damaged one is forgotten and undefined. */
  readChunk(name: ChunkName): Promise<Chunk | undefined>;
  /** Stores chunks; durable when it answers. */
  writeChunks(documents: readonly ChunkDocument[]): Promise<void>;
  /** Checks a file that may have become whole. A spoiled one is forgotten. */
  settle(hash: AttachmentHash): Promise<FileState>;
  /** The bytes of a whole file, in order. Throws a FileMissingError where they are not what they were, at the latest behind the last piece: nothing may be used before the end. */
  read(hash: AttachmentHash): AsyncGenerator<Uint8Array>;
  /** In which epoch of the server the file was seen there. */
  sentIn(hash: AttachmentHash): number | undefined;
  markSent(hash: AttachmentHash, epoch: number): Promise<void>;
  /** A small value that survives restarts, read as JSON. */
  readMark(name: string): Promise<unknown>;
  writeMark(name: string, value: unknown): Promise<void>;
  /** Calls back after files became whole, or stopped being it. Returns the way to stop. */
  onChange(listener: (arrived: readonly AttachmentHash[]) => void): () => void;
  close(): Promise<void>;
}

/** Opens the files in a folder, making it if need be. */
export async function openFileStore(dir: string): Promise<FileStore> {
  await mkdir(dir, { recursive: true });
  const level = await openLevel(dir);
  return new LevelFileStore(level, await readIndex(level));
}

/** The content of a chunk, and beside it what a list of chunks has to say: reading that must not read megabytes. */
const chunkKey = (name: ChunkName): string => `chunk/${chunkIdOf(name)}`;
const heldKey = (name: ChunkName): string => `held/${chunkIdOf(name)}`;
/** Size of the whole file, revision of the chunk. */
const heldValue = v.pipe(v.string(), v.parseJson(), v.strictTuple([count, v.string()]));

class LevelFileStore implements FileStore {
  readonly #level: Level;
  readonly #index: FileIndex;
  readonly #listeners = new Set<(arrived: readonly AttachmentHash[]) => void>();
  /** One after the other: whoever wrote the last chunk must be the one who sees all of them. */
  #settling: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(level: Level, index: FileIndex) {
    this.#level = level;
    this.#index = index;
  }

  whole(hash: AttachmentHash): WholeFile | undefined {
    return this.#index.whole.get(hash);
  }

  wholeHashes(): AttachmentHash[] {
    return [...this.#index.whole.keys()];
  }

  lostHashes(): AttachmentHash[] {
    return [...this.#index.lost.keys()];
  }

  async held(hash: AttachmentHash): Promise<HeldChunks> {
    const entries = await this.#level.entries(`held/blob-${hash}:`);
    const sizes = new Set<number>();
    const revisions = new Map<number, string>();
    for (const [key, value] of entries) {
      const name = parseChunkId(key.slice('held/'.length));
      const said = v.safeParse(heldValue, value);
      if (name === undefined || !said.success) continue;
      const [size, revision] = said.output;
      sizes.add(size);
      revisions.set(name.index, revision);
    }
    const sizeBytes = sizes.size > 1 ? undefined : (sizes.values().next().value ?? this.#index.lost.get(hash));
    return { revisions, sizeBytes, isContradictory: sizes.size > 1 };
  }

  async readChunk(name: ChunkName): Promise<Chunk | undefined> {
    // A damaged block is as good as none.
    const text = await this.#level.get(chunkKey(name)).catch((cause: unknown) => {
      if (isDamage(cause)) return '';
      throw cause;
    });
    if (text === undefined && !this.#index.whole.has(name.hash)) return undefined;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), text ?? '');
    const chunk = parsed.success ? readChunkDocument(parsed.output) : undefined;
    if (chunk !== undefined && chunkIdOf(chunk.name) === chunkIdOf(name)) return chunk;
    await this.#lose(name.hash, [name]);
    return undefined;
  }

  async writeChunks(documents: readonly ChunkDocument[]): Promise<void> {
    const changes: LevelChange[] = [];
    for (const document of documents) {
      const name = parseChunkId(document._id);
      if (name === undefined) throw new TypeError('no chunk');
      changes.push({ type: 'put', key: chunkKey(name), value: JSON.stringify(document) });
      changes.push({ type: 'put', key: heldKey(name), value: JSON.stringify([document.size, document._rev]) });
    }
    await this.#level.write(changes);
  }

  settle(hash: AttachmentHash): Promise<FileState> {
    const settled = this.#settling.then(() => this.#settle(hash));
    this.#settling = settled.catch(() => undefined);
    return settled;
  }

  async *read(hash: AttachmentHash): AsyncGenerator<Uint8Array> {
    const file = this.whole(hash);
    if (file === undefined) throw new FileMissingError(hash);
    const digest = createHash('sha256');
    for (const name of chunksOf(hash, file.sizeBytes)) {
      const chunk = await this.readChunk(name);
      if (chunk?.sizeBytes !== file.sizeBytes) throw new FileMissingError(hash);
      digest.update(chunk.bytes);
      yield chunk.bytes;
    }
    if (digest.digest('hex') === hash) return;
    await this.#lose(hash, chunksOf(hash, file.sizeBytes));
    throw new FileMissingError(hash);
  }

  sentIn(hash: AttachmentHash): number | undefined {
    return this.#index.sent.get(hash);
  }

  async markSent(hash: AttachmentHash, epoch: number): Promise<void> {
    await this.#level.write([putIndex('sent', hash, epoch)]);
    this.#index.sent.set(hash, epoch);
  }

  async readMark(name: string): Promise<unknown> {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), await this.#level.get(`mark/${name}`));
    return parsed.success ? parsed.output : undefined;
  }

  async writeMark(name: string, value: unknown): Promise<void> {
    await this.#level.write([{ type: 'put', key: `mark/${name}`, value: JSON.stringify(value) }]);
  }

  onChange(listener: (arrived: readonly AttachmentHash[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listeners.clear();
    await this.#level.close();
  }

  async #settle(hash: AttachmentHash): Promise<FileState> {
    if (this.#index.whole.has(hash)) return 'whole';
    const { revisions, sizeBytes, isContradictory } = await this.held(hash);
    if (!isContradictory && (sizeBytes === undefined || revisions.size < chunkCountOf(sizeBytes))) return 'partial';
    const head = isContradictory ? undefined : await this.#check(hash, sizeBytes ?? 0);
    if (head === 'damaged') return 'partial';
    if (head === undefined) {
      await this.#forget(hash, revisions.keys());
      return 'spoiled';
    }
    const picture = pictureTypeOf(head);
    const file: WholeFile = { sizeBytes: sizeBytes ?? 0, ...(picture ? { picture } : {}) };
    await this.#level.write([putIndex('whole', hash, file), dropIndex('lost', hash)]);
    this.#index.whole.set(hash, file);
    this.#index.lost.delete(hash);
    this.#tell([hash]);
    return 'whole';
  }

  /** The first bytes of a file that is what its hash says; undefined when it is not. */
  async #check(hash: AttachmentHash, sizeBytes: number): Promise<Uint8Array | 'damaged' | undefined> {
    const digest = createHash('sha256');
    let head: Uint8Array | undefined;
    for (const name of chunksOf(hash, sizeBytes)) {
      const chunk = await this.readChunk(name);
      if (chunk === undefined) return 'damaged';
      digest.update(chunk.bytes);
      head ??= chunk.bytes.slice(0, HEAD_BYTES);
    }
    return digest.digest('hex') === hash ? head : undefined;
  }

  /** Chunks turned out to be damaged: the file is missing until they came again. */
  async #lose(hash: AttachmentHash, names: readonly ChunkName[]): Promise<void> {
    const file = this.#index.whole.get(hash);
    const changes = names.flatMap(dropChunk);
    if (file !== undefined) changes.push(dropIndex('whole', hash), putIndex('lost', hash, file.sizeBytes));
    await this.#level.write(changes);
    if (file === undefined) return;
    this.#index.whole.delete(hash);
    this.#index.lost.set(hash, file.sizeBytes);
    this.#tell([]);
  }

  /** Chunks that never made up the file they claimed to. */
  #forget(hash: AttachmentHash, indexes: Iterable<number>): Promise<void> {
    return this.#level.write([...indexes].flatMap((index) => dropChunk({ hash, index })));
  }

  #tell(arrived: readonly AttachmentHash[]): void {
    for (const listener of this.#listeners) listener(arrived);
  }
}

const dropChunk = (name: ChunkName): LevelChange[] => [
  { type: 'del', key: chunkKey(name) },
  { type: 'del', key: heldKey(name) },
];

const isDamage = (cause: unknown): boolean =>
  cause instanceof Error && /corrupt|checksum|truncated|bad block/i.test(cause.message);
