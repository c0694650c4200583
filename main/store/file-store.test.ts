import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunkDocument, type ChunkDocument } from '../../core/attachment/chunk-document.ts';
import { CHUNK_BYTES, chunkIdOf, chunksOf } from '../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { FileMissingError, type FileStore, openFileStore } from './file-store.ts';
import { openLevel } from './level.ts';

let dir: string;
let store: FileStore;
const bytes = new Uint8Array(2 * CHUNK_BYTES + 5).map((_, index) => (index * 31) >> 3);
const hash = createHash('sha256').update(bytes).digest('hex') as AttachmentHash;
const documents = documentsOf(hash, bytes);

function documentsOf(of: AttachmentHash, content: Uint8Array): ChunkDocument[] {
  return chunksOf(of, content.length).map((name) => {
    const start = name.index * CHUNK_BYTES;
    return chunkDocument(name, content.length, content.slice(start, start + CHUNK_BYTES));
  });
}

async function readAll(of: AttachmentHash): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(of)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Does something to the database itself, as a bad disk would. */
async function damage(change: (level: Awaited<ReturnType<typeof openLevel>>) => Promise<unknown>): Promise<void> {
  await store.close();
  const level = await openLevel(dir);
  await change(level);
  await level.close();
  store = await openFileStore(dir);
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'commonplace-files-'));
  store = await openFileStore(dir);
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

describe('files on the disk', () => {
  it('[AT3] a file is whole when its last chunk is there, and after a restart', async () => {
    await store.writeChunks(documents.slice(0, 2));
    expect(await store.settle(hash)).toBe('partial');
    expect((await store.held(hash)).sizeBytes).toBe(bytes.length);
    await store.writeChunks(documents.slice(2));
    expect(await store.settle(hash)).toBe('whole');
    await store.close();
    store = await openFileStore(dir);
    expect(store.whole(hash)).toEqual({ sizeBytes: bytes.length });
    expect((await readAll(hash)).equals(bytes)).toBe(true);
  });

  it('[AT3] an empty file is a file', async () => {
    const empty = createHash('sha256').digest('hex') as AttachmentHash;
    await store.writeChunks(documentsOf(empty, new Uint8Array(0)));
    expect(await store.settle(empty)).toBe('whole');
    expect(await readAll(empty)).toHaveLength(0);
  });

  it('[AT13] chunks that are sound and make up another file are forgotten, and so are those that disagree', async () => {
    const foreign = 'f'.repeat(64) as AttachmentHash;
    await store.writeChunks(documentsOf(foreign, bytes));
    expect(await store.settle(foreign)).toBe('spoiled');
    const [first] = documents;
    const name = { hash, index: 1 };
    await store.writeChunks([...(first ? [first] : []), chunkDocument(name, CHUNK_BYTES + 1, new Uint8Array(1))]);
    expect(await store.settle(hash)).toBe('spoiled');
    for (const each of [foreign, hash]) expect((await store.held(each)).revisions.size).toBe(0);
  });

  it.each(['flipped', 'no JSON', 'gone', 'of another place'] as const)(
    '[AT5] a chunk that is %s makes the file missing, and never leaves the store',
    async (kind) => {
      await store.writeChunks(documents);
      await store.settle(hash);
      const key = `chunk/${chunkIdOf({ hash, index: 1 })}`;
      const changed: unknown[] = [];
      await damage(async (level) => {
        const text = (await level.get(key)) ?? '';
        const swapped = text.replace(/"p":"....../, '"p":"AAAAAB');
        const values = { flipped: swapped, 'no JSON': text.slice(9), 'of another place': JSON.stringify(documents[0]) };
        if (kind === 'gone') await level.write([{ type: 'del', key }]);
        else await level.write([{ type: 'put', key, value: values[kind] }]);
      });
      store.onChange((arrived) => changed.push(arrived));
      await expect(readAll(hash)).rejects.toThrow(FileMissingError);
      expect(store.whole(hash)).toBeUndefined();
      expect(store.lostHashes()).toEqual([hash]);
      expect(changed).toEqual([[]]);
      expect((await store.held(hash)).revisions.has(1)).toBe(false);
      await store.writeChunks(documents.slice(1, 2));
      expect(await store.settle(hash)).toBe('whole');
      expect((await readAll(hash)).equals(bytes)).toBe(true);
      expect(store.lostHashes()).toEqual([]);
    },
  );
});
