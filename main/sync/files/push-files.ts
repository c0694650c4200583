import type { ChunkDocument } from '../../../core/attachment/chunk-document.ts';
import { chunkIdOf, type ChunkName } from '../../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import { incomplete, missingRevisions, type NamedRevision, writeRevisions } from '../server-database.ts';
import { SyncError } from '../sync-error.ts';
import { BATCH_CHUNKS, type FilesConnection } from './files-connection.ts';

/**
 * Sends every whole file of which the server lacks chunks, whoever attached it, and has it proved; for ever, until it
 * rejects. A file that the server refuses is parked and offered again later.
 */
export async function pushFiles(connection: FilesConnection): Promise<never> {
  const { tally, bell, signal, limits } = connection;
  let pauseMs = limits.unparkMs;
  for (;;) {
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    const unsent = tally.unsent().filter((hash) => !tally.parked.has(hash));
    for (const hash of unsent) await sendFile(connection, hash);
    if (unsent.length > 0) continue;
    const startMs = connection.now();
    await bell.wait(tally.parked.size > 0 ? pauseMs : undefined, signal);
    if (connection.now() - startMs < pauseMs) continue;
    tally.parked.clear();
    pauseMs = Math.min(2 * pauseMs, limits.longestUnparkMs);
  }
}

async function sendFile(connection: FilesConnection, hash: AttachmentHash): Promise<void> {
  const { files, tally, ask, database } = connection;
  await connection.textFirst();
  const { revisions } = await files.held(hash);
  const all = [...revisions].map(([index, rev]) => ({ id: chunkIdOf({ hash, index }), rev }));
  const absent = new Set((await missingRevisions(ask, database, all)).map(({ id }) => id));
  const names = [...revisions.keys()].map((index) => ({ hash, index })).filter((name) => absent.has(chunkIdOf(name)));
  for (let from = 0; from < names.length; from += BATCH_CHUNKS) {
    await connection.textFirst();
    const documents = await readAll(connection, names.slice(from, from + BATCH_CHUNKS));
    // A damaged chunk: the file is not whole any more, and comes again from whoever has it.
    if (documents === undefined) return;
    if (await isRefused(connection, documents)) {
      tally.parked.add(hash);
      connection.onChanged();
      connection.log.info('the server does not take a file', { hash });
      return;
    }
  }
  await prove(connection, hash, all);
}

/** An answer that names no refusal is no proof (fact 13): the server is asked for every chunk. */
async function prove(
  { files, tally, ask, database, onChanged }: FilesConnection,
  hash: AttachmentHash,
  all: readonly NamedRevision[],
): Promise<void> {
  if ((await missingRevisions(ask, database, all)).length > 0) throw incomplete();
  if (files.whole(hash) === undefined) return;
  await files.markSent(hash, tally.epoch);
  onChanged();
}

async function readAll({ files }: FilesConnection, names: readonly ChunkName[]): Promise<ChunkDocument[] | undefined> {
  const documents: ChunkDocument[] = [];
  for (const name of names) {
    const chunk = await files.readChunk(name);
    if (chunk === undefined) return undefined;
    documents.push(chunk.document);
  }
  return documents;
}

/** CouchDB refuses a whole batch for its size, too; then each chunk is offered by itself. */
async function isRefused(connection: FilesConnection, documents: readonly ChunkDocument[]): Promise<boolean> {
  const { ask, database } = connection;
  try {
    const refused = await writeRevisions(
      ask,
      database,
      documents.map((document) => JSON.stringify(document)),
    );
    return refused.length > 0;
  } catch (cause) {
    const status = cause instanceof SyncError ? cause.failure.status : undefined;
    if (status !== 413 && status !== 400 && status !== 403) throw cause;
    if (documents.length === 1) return true;
    for (const document of documents) if (await isRefused(connection, [document])) return true;
    return false;
  }
}
