import * as v from 'valibot';
import { type AttachmentHash, pictureType } from '../../core/contract/attachment-values.ts';
import { count } from '../../core/contract/values.ts';
import type { Level, LevelChange } from './level.ts';

const wholeFile = v.object({ sizeBytes: count, picture: v.optional(pictureType) });

/** A file of which every byte is here and was checked against its hash. */
export type WholeFile = v.InferOutput<typeof wholeFile>;

/**
 * Which files are whole, which the server was seen to hold, and which were whole once and lost parts to a damaged disk.
 * All of it is in memory; changes are written by whoever asked for them, in one batch with what they belong to.
 */
export interface FileIndex {
  readonly whole: Map<AttachmentHash, WholeFile>;
  /** Size in bytes, by file. */
  readonly lost: Map<AttachmentHash, number>;
  /** In which epoch of the server each file was seen there. */
  readonly sent: Map<AttachmentHash, number>;
}

/** The keys behind the index. */
export const indexKey = (kind: keyof FileIndex, hash: AttachmentHash): string => `${kind}/${hash}`;

/** Puts one entry of the index. */
export const putIndex = (kind: keyof FileIndex, hash: AttachmentHash, value: unknown): LevelChange => ({
  type: 'put',
  key: indexKey(kind, hash),
  value: JSON.stringify(value),
});

/** Takes one entry away. */
export const dropIndex = (kind: keyof FileIndex, hash: AttachmentHash): LevelChange => ({
  type: 'del',
  key: indexKey(kind, hash),
});

/** Reads the index of a database. An entry that is not readable is left out: the file then counts as not whole, or not sent. */
export async function readIndex(level: Level): Promise<FileIndex> {
  return {
    whole: await readKind(level, 'whole', wholeFile),
    lost: await readKind(level, 'lost', count),
    sent: await readKind(level, 'sent', count),
  };
}

async function readKind<S extends v.GenericSchema>(
  level: Level,
  kind: keyof FileIndex,
  schema: S,
): Promise<Map<AttachmentHash, v.InferOutput<S>>> {
  const read = new Map<AttachmentHash, v.InferOutput<S>>();
  for (const [key, value] of await level.entries(`${kind}/`)) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), value);
    if (parsed.success) read.set(key.slice(kind.length + 1) as AttachmentHash, parsed.output);
  }
  return read;
}
