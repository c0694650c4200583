import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_ATTACHMENT_BYTES } from '../../core/contract/attachment-commands.ts';
import type { UploadId } from '../../core/contract/attachment-values.ts';
import { addFile } from './add-file.ts';
import { type Attachments, openAttachments } from './attachments.ts';
import { readPicture, saveCopy } from './read-file.ts';

let dir: string;
let attachments: Attachments;
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const bytes = new Uint8Array(600_000).map((_, index) => index % 251);
const hash = createHash('sha256').update(bytes).digest('hex');

async function begin(sizeBytes: number, window = 1): Promise<UploadId> {
  const begun = await attachments.uploads.begin({ name: 'a.bin', sizeBytes, window });
  if (!begun.ok) throw new Error(begun.error.code);
  return begun.value.upload;
}
const spools = () => readdir(join(dir, 'uploads'));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'commonplace-uploads-'));
  attachments = await openAttachments(dir, random);
});
afterEach(async () => {
  await attachments.close();
  await rm(dir, { recursive: true, force: true });
});

describe('files on their way in', () => {
  it('[AT4] enter in pieces and are answered when they are stored', async () => {
    const upload = await begin(bytes.length);
    for (let at = 0; at < bytes.length; at += 100_000)
      expect(await attachments.uploads.append(upload, bytes.slice(at, at + 100_000), 1)).toMatchObject({ ok: true });
    const stored = { hash, name: 'a.bin', sizeBytes: bytes.length };
    expect(await attachments.uploads.finish(upload, 1)).toEqual({ ok: true, value: stored });
    expect(await spools()).toEqual([]);
    expect(attachments.files.wholeHashes()).toEqual([hash]);
  });

  it('[AT1] the same bytes are stored once', async () => {
    const write = vi.spyOn(attachments.files, 'writeChunks');
    const writes: number[] = [];
    for (let time = 0; time < 2; time++) {
      const upload = await begin(bytes.length);
      await attachments.uploads.append(upload, bytes, 1);
      expect(await attachments.uploads.finish(upload, 1)).toMatchObject({ ok: true });
      writes.push(write.mock.calls.length);
    }
    expect(writes[0]).toBeGreaterThan(0);
    expect(writes[1]).toBe(writes[0]);
  });

  it('[AT4] are refused when they are too large, larger or smaller than announced', async () => {
    const tooLarge = await attachments.uploads.begin({ name: 'b', sizeBytes: MAX_ATTACHMENT_BYTES + 1, window: 1 });
    expect(tooLarge).toEqual({ ok: false, error: { code: 'attachment-too-large', maxBytes: MAX_ATTACHMENT_BYTES } });
    const growing = await begin(10);
    expect(await attachments.uploads.append(growing, bytes, 1)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await attachments.uploads.append(growing, bytes, 1)).toMatchObject({ error: { code: 'upload-expired' } });
    const short = await begin(10);
    expect(await attachments.uploads.finish(short, 1)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await spools()).toEqual([]);
  });

  it('[AT4] belong to their window and end with it', async () => {
    const upload = await begin(10, 1);
    expect(await attachments.uploads.append(upload, new Uint8Array(1), 2)).toMatchObject({
      error: { code: 'upload-expired' },
    });
    await attachments.uploads.windowClosed(2);
    expect(await spools()).toHaveLength(1);
    await attachments.uploads.windowClosed(1);
    expect(await spools()).toEqual([]);
    expect(await attachments.uploads.finish(upload, 1)).toMatchObject({ error: { code: 'upload-expired' } });
  });

  it('[AT4] leave nothing behind after a crash', async () => {
    await attachments.close();
    await writeFile(join(dir, 'uploads', 'a'.repeat(32)), bytes);
    attachments = await openAttachments(dir, random);
    expect(await spools()).toEqual([]);
  });

  it('[AT4] a full disk is said to be full, and nothing stays', async () => {
    const upload = await begin(bytes.length);
    await attachments.uploads.append(upload, bytes, 1);
    attachments.files.writeChunks = () => Promise.reject(new Error('IO error: x: No space left on device'));
    expect(await attachments.uploads.finish(upload, 1)).toEqual({ ok: false, error: { code: 'store-full' } });
    expect(await spools()).toEqual([]);
    expect(attachments.files.wholeHashes()).toEqual([]);
  });

  it('[AT4] come from the disk as well, and say how far they are', async () => {
    const file = join(dir, 'picked file.bin');
    await writeFile(file, bytes);
    const read: number[] = [];
    const added = await addFile(attachments.uploads, file, (count) => read.push(count));
    expect(added).toEqual({ ok: true, value: { hash, name: 'picked file.bin', sizeBytes: bytes.length } });
    expect(read.reduce((sum, count) => sum + count, 0)).toBe(bytes.length);
  });
});

describe('files on their way out', () => {
  it('[AT6] a picture is served by what its bytes are, anything else is not', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    for (const [content, picture] of [
      [png, { type: 'image/png', bytes: png }],
      [svg, undefined],
    ] as const) {
      const upload = await begin(content.length);
      await attachments.uploads.append(upload, content, 1);
      const finished = await attachments.uploads.finish(upload, 1);
      if (!finished.ok) throw new Error(finished.error.code);
      expect(finished.value.picture).toBe(picture?.type);
      expect(await readPicture(attachments.files, finished.value.hash)).toEqual(picture);
    }
  });

  it('[AT9] a copy is written as a whole, and a damaged file leaves what was there', async () => {
    const upload = await begin(bytes.length);
    await attachments.uploads.append(upload, bytes, 1);
    const finished = await attachments.uploads.finish(upload, 1);
    if (!finished.ok) throw new Error(finished.error.code);
    const place = join(dir, 'copy.bin');
    await saveCopy(attachments.files, finished.value.hash, place);
    expect((await readFile(place)).equals(bytes)).toBe(true);
    await writeFile(place, 'mine');
    const { readChunk } = attachments.files;
    attachments.files.readChunk = (name) =>
      name.index === 1 ? Promise.resolve(undefined) : readChunk.call(attachments.files, name);
    await expect(saveCopy(attachments.files, finished.value.hash, place)).rejects.toThrow();
    expect(await readFile(place, 'utf8')).toBe('mine');
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
