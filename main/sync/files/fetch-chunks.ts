import { type Chunk, readChunkDocument } from '../../../core/attachment/chunk-document.ts';
import { chunkIdOf, type ChunkName, chunksOf } from '../../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import { fetchRevisions } from '../fetch-revisions.ts';
import { readLeavesThere, type ServerDocument } from '../server-database.ts';
import { BATCH_CHUNKS, type FilesConnection } from './files-connection.ts';

/** A chunk that the server has, with the leaves that it names there. */
export interface NamedChunk {
  readonly name: ChunkName;
  readonly revs: readonly string[];
}

/** More leaves of one chunk are not looked at: ours has one. */
const MOST_LEAVES = 8;

/** Brings chunks here, a batch at a time and text first; every one is checked before it is stored. */
export async function fetchChunks(connection: FilesConnection, named: readonly NamedChunk[]): Promise<void> {
  const { arriving } = connection.tally;
  for (const { name } of named) arriving.add(name.hash);
  connection.onChanged();
  try {
    for (let from = 0; from < named.length; from += BATCH_CHUNKS) {
      await connection.textFirst();
      // Whoever waited for the file may have fetched it meanwhile.
      const batch = named.slice(from, from + BATCH_CHUNKS).filter(({ name }) => !connection.files.whole(name.hash));
      const wanted = batch.flatMap(({ name, revs }) =>
        revs.slice(0, MOST_LEAVES).map((rev) => ({ id: chunkIdOf(name), rev })),
      );
      await keep(connection, await fetchRevisions(connection, wanted));
    }
  } finally {
    for (const { name } of named) arriving.delete(name.hash);
    connection.onChanged();
  }
}

/** Fetches what is missing of a file that somebody waits for. Its first chunk tells how large it is. */
export async function fetchFile(connection: FilesConnection, hash: AttachmentHash): Promise<void> {
  const { files } = connection;
  if (files.whole(hash) !== undefined) return;
  if ((await files.held(hash)).sizeBytes === undefined) await fetchNamed(connection, [{ hash, index: 0 }]);
  const { sizeBytes, revisions } = await files.held(hash);
  if (sizeBytes === undefined || files.whole(hash) !== undefined) return;
  const absent = chunksOf(hash, sizeBytes).filter(({ index }) => !revisions.has(index));
  await fetchNamed(connection, absent);
}

async function fetchNamed(connection: FilesConnection, names: readonly ChunkName[]): Promise<void> {
  const { ask, database } = connection;
  const leaves = await readLeavesThere(ask, database, names.map(chunkIdOf));
  const named = names.map((name) => ({ name, revs: leaves.get(chunkIdOf(name)) ?? [] }));
  await fetchChunks(
    connection,
    named.filter(({ revs }) => revs.length > 0),
  );
}

/** Stores what is sound and counts what is not; a file that became whole by it is checked as a whole. */
async function keep({ files, tally, log }: FilesConnection, documents: readonly ServerDocument[]): Promise<void> {
  const chunks = new Map<string, Chunk>();
  for (const { _revisions, ...document } of documents) {
    if (document._deleted === true) continue;
    const chunk = readChunkDocument(document);
    if (chunk !== undefined) chunks.set(chunk.document._id, chunk);
    else {
      tally.refused += 1;
      log.info('a chunk from the server is not sound', { id: document._id });
    }
  }
  const sound = [...chunks.values()];
  if (sound.length === 0) return;
  await files.writeChunks(sound.map((chunk) => chunk.document));
  for (const hash of new Set(sound.map((chunk) => chunk.name.hash))) {
    if ((await files.settle(hash)) !== 'spoiled') continue;
    tally.refused += 1;
    log.info('the chunks of a file do not make it up', { hash });
  }
}
