import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttachmentHash } from '../contract/attachment-values.ts';
import { chunkDocument, readChunkDocument } from './chunk-document.ts';
import { CHUNK_BYTES, chunkBytesAt, chunkCountOf, chunkIdOf, chunksOf, parseChunkId } from './chunk-ids.ts';

const hashOf = (bytes: Uint8Array): AttachmentHash => bytesToHex(sha256(bytes)) as AttachmentHash;
const bytes = new Uint8Array(1000).map((_, index) => index * 7);
const name = { hash: hashOf(bytes), index: 0 };
const document = chunkDocument(name, bytes.length, bytes);

describe('chunks', () => {
  it('[AT1] cut a file of any size without a gap, an empty one into one', () => {
    expect(chunkCountOf(0)).toBe(1);
    expect(chunkCountOf(100 * 1024 * 1024)).toBe(400);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 1024 * 1024 }), (sizeBytes) => {
        const lengths = chunksOf(name.hash, sizeBytes).map(({ index }) => chunkBytesAt(sizeBytes, index) ?? Number.NaN);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(sizeBytes);
        expect(lengths.slice(0, -1).every((length) => length === CHUNK_BYTES)).toBe(true);
      }),
    );
  });

  it('[AT1] are named by file and place', () => {
    expect(chunkIdOf({ hash: name.hash, index: 7 })).toBe(`blob-${name.hash}:007`);
    expect(parseChunkId(`blob-${name.hash}:399`)).toEqual({ hash: name.hash, index: 399 });
    for (const id of [
      `blob-${name.hash}:7`,
      `blob-${name.hash.slice(1)}:007`,
      `x-${name.hash}:007`,
      `blob-${name.hash}:0a7`,
    ])
      expect(parseChunkId(id)).toBeUndefined();
  });

  it('[AT2] come out as they went in, the same whoever writes them', () => {
    expect(readChunkDocument(document)).toMatchObject({ name, sizeBytes: 1000, bytes });
    expect(chunkDocument({ ...name }, 1000, bytes.slice())).toEqual(document);
    expect(Object.keys(document)).toEqual(['_id', '_rev', 'v', 't', 'size', 'h', 'p']);
  });

  it('[AT2] are refused for anything that is not exactly so', () => {
    const other = chunkDocument({ hash: name.hash, index: 1 }, 2 * CHUNK_BYTES, new Uint8Array(CHUNK_BYTES));
    const tooLong = new Uint8Array(CHUNK_BYTES + 1);
    const hostile: unknown[] = [
      undefined,
      [],
      { ...document, v: 2 },
      { ...document, t: 'segment' },
      { ...document, by: 'alice' },
      { ...document, _attachments: {} },
      { ...document, h: '0'.repeat(64) },
      { ...document, p: `${document.p.slice(0, -2)}A=` },
      { ...document, p: `${document.p} ` },
      { ...document, p: '\u0000' },
      { ...document, p: '' },
      { ...document, size: 999 },
      { ...document, size: -1 },
      { ...document, size: 1.5 },
      { ...document, size: 101 * 1024 * 1024 },
      { ...document, _rev: '2-00000000000000000000000000000000' },
      { ...document, _id: other._id },
      { ...other, _id: document._id },
      { ...chunkDocument(name, tooLong.length, tooLong) },
      { ...chunkDocument({ hash: name.hash, index: 400 }, 1000, bytes) },
    ];
    for (const each of hostile) expect(readChunkDocument(each), JSON.stringify(each)?.slice(0, 80)).toBeUndefined();
  });
});
