import type { ChunkDocument } from '../../core/attachment/chunk-document.ts';
import type { ChunkName } from '../../core/attachment/chunk-ids.ts';
import type { FileStore } from '../store/file-store.ts';

/** Chunks written in one synced batch; more would be felt as a pause. */
const BATCH_CHUNKS = 4;

/**
 * Brings a file into the store and answers when every chunk is durable and the whole was read back and checked. A file
 * that is there is not written again.
 */
export async function storeChunks(
  store: FileStore,
  names: readonly ChunkName[],
  documentOf: (name: ChunkName) => Promise<ChunkDocument>,
): Promise<void> {
  const [first] = names;
  if (first === undefined || store.whole(first.hash) !== undefined) return;
  for (let from = 0; from < names.length; from += BATCH_CHUNKS) {
    const documents: ChunkDocument[] = [];
    for (const name of names.slice(from, from + BATCH_CHUNKS)) documents.push(await documentOf(name));
    await store.writeChunks(documents);
  }
  const state = await store.settle(first.hash);
  if (state !== 'whole') throw new Error(`a file that was just stored is ${state}`);
}
