import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunkDocument } from '../../core/attachment/chunk-document.ts';
import { CHUNK_BYTES, chunkIdOf } from '../../core/attachment/chunk-ids.ts';
import { MAX_PIECE_BYTES } from '../../core/contract/attachment-commands.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { openLevel } from '../../main/store/level.ts';
import { createFaultProxy, faultRule } from '../../server/hub/index.ts';
import { filesServerOf, type FilesServer } from '../support/files-server.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();
const { start } = lab;
const MB = 1024 * 1024;
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const hashOf = (bytes: Uint8Array): AttachmentHash =>
  createHash('sha256').update(bytes).digest('hex') as AttachmentHash;
const hub = () => {
  if (!lab.team.hub) throw new Error('this test needs a hub');
  return lab.team.hub;
};

/** Alice and bob on the same workspace, which has a place for files. */
async function twoLaptops(): Promise<{ alice: Laptop; bob: Laptop; server: FilesServer }> {
  const server = filesServerOf(lab.team);
  await server.make();
  const [alice, bob] = [await start(), await start()];
  await alice.connect(lab.team.address('alice'));
  await bob.connect(lab.team.address('bob'));
  return { alice, bob, server };
}

/** The bytes of a file as it can be saved. */
async function bytesOf(laptop: Laptop, hash: AttachmentHash): Promise<Buffer> {
  const place = join(laptop.profileDir, `copy-${hash}`);
  const saved = await laptop.engine.attachments.saveCopy(hash, place);
  if (!saved.ok) throw new Error(saved.error.code);
  return readFile(place);
}

describe('attachments between laptops', () => {
  it('[AT12] [AT17] a file that one attaches comes to the other, whole, and its windows are told', async () => {
    const { alice, bob } = await twoLaptops();
    const bytes = random(3 * MB + 17);
    const { hash } = await alice.attach(bytes);
    expect(await alice.ask('attachments.describe', { hashes: [hash] })).toEqual([
      { state: 'here', hash, sizeBytes: bytes.length },
    ]);
    await waitFor(() => bob.has(hash), 'bob has the file');
    expect((await bytesOf(bob, hash)).equals(bytes)).toBe(true);
    const told = bob.events.filter((event) => event.name === 'attachments.arrived');
    expect(told.map(({ payload }) => payload)).toEqual([{ hashes: [hash] }]);
    await alice.filesSettled();
    await bob.filesSettled();
  });

  it('[AT1] [AT12] the same file attached on two laptops offline is one copy', async () => {
    const { alice, bob, server } = await twoLaptops();
    await alice.filesSettled();
    const fault = faultRule({ path: '-files' }, { status: 503 });
    hub().faults.add(fault);
    const bytes = random(MB + 1);
    const [one, two] = [await alice.attach(bytes, 'a.bin'), await bob.attach(bytes, 'b.bin')];
    expect(one.hash).toBe(two.hash);
    hub().faults.clear();
    for (const laptop of [alice, bob]) {
      await laptop.ask('sync.retry', undefined);
      await laptop.filesSettled();
    }
    const ids = await server.ids();
    expect(ids).toHaveLength(5);
    expect(new Set(ids.map((id) => id.split(' ')[0])).size).toBe(5);
  });

  it('[AT11] text that is written while a large file is being sent arrives before it', async () => {
    const { alice, bob } = await twoLaptops();
    const { id } = await alice.ask('notes.create', undefined);
    const window = await alice.open(id);
    await alice.upToDate();
    await waitFor(async () => (await bob.notes()).has(id), 'bob has the note');
    const reading = await bob.open(id);
    await Promise.all([alice.filesSettled(), bob.filesSettled()]);
    const { hash } = await alice.attach(random(20 * MB));
    await waitFor(() => hub().faults.log().some(isFileUpload), 'the file is under way');
    window.type('meanwhile');
    await window.saved();
    await waitFor(() => reading.text.includes('meanwhile'), 'bob reads it');
    expect(await bob.has(hash)).toBe(false);
    expect((await alice.status()).files?.waiting).toBe(1);
    await waitFor(() => bob.has(hash), 'bob has the file', 90_000);
  });

  it('[AT12] a connection that breaks in the middle of a file is gone on with, not begun anew', async () => {
    const server = filesServerOf(lab.team);
    await server.make();
    const address = new URL(lab.team.address('alice'));
    const proxy = await createFaultProxy({ target: { host: address.hostname, port: Number(address.port) } });
    const alice = await start();
    address.host = new URL(proxy.url).host;
    await alice.connect(address.href);
    const bytes = random(8 * MB);
    const { hash } = await alice.attach(bytes);
    await waitFor(async () => (await server.ids()).length >= 8, 'some of it is there');
    proxy.cut();
    const before = (await server.ids()).length;
    expect(before).toBeLessThan(32);
    await waitFor(async () => (await alice.status()).phase.state !== 'live', 'alice is cut off');
    await alice.restart();
    proxy.restore();
    const from = hub().faults.log().length;
    await alice.ask('sync.retry', undefined);
    await alice.filesSettled();
    expect(await server.ids()).toHaveLength(32);
    const sent = hub().faults.log().slice(from).filter(isFileUpload);
    expect(sent.reduce((sum, { bytesIn }) => sum + bytesIn, 0)).toBeLessThan(((32 - before + 1) * CHUNK_BYTES * 3) / 2);
    const bob = await start();
    await bob.connect(lab.team.address('bob'));
    await waitFor(() => bob.has(hash), 'bob has the file');
    expect((await bytesOf(bob, hash)).equals(bytes)).toBe(true);
    await proxy.close();
  });

  it('[AT5] a chunk that a disk damaged is fetched again, and nothing damaged is given out', async () => {
    const { alice } = await twoLaptops();
    const bytes = random(MB);
    const { hash } = await alice.attach(bytes);
    await alice.filesSettled();
    const { profileDir } = alice;
    await alice.close();
    await damageChunk(profileDir, hash);
    await alice.restart();
    expect(await alice.engine.attachments.saveCopy(hash, join(profileDir, 'copy'))).toMatchObject({ ok: false });
    await waitFor(() => alice.has(hash), 'the file is whole again');
    expect((await bytesOf(alice, hash)).equals(bytes)).toBe(true);
  });

  it('[AT13] what is no sound chunk is refused, counted and never stored, and holds nothing up', async () => {
    const { alice, bob, server } = await twoLaptops();
    const bytes = random(1000);
    const [sound, poison] = [hashOf(bytes), 'e'.repeat(64) as AttachmentHash];
    const document = chunkDocument({ hash: sound, index: 0 }, bytes.length, bytes);
    const elsewhere = (digit: string) => chunkIdOf({ hash: digit.repeat(64) as AttachmentHash, index: 0 });
    await server.put([
      { ...document, _id: elsewhere('0') },
      { ...document, _id: elsewhere('1'), h: '0'.repeat(64) },
      { ...document, _id: elsewhere('2'), p: '***' },
      { ...document, _id: elsewhere('3'), extra: true },
      { ...document, _id: elsewhere('4'), size: 10 ** 12 },
      { ...document, _id: elsewhere('5'), p: 'A'.repeat(4 * MB) },
      { _id: 'something else', _rev: `1-${'a'.repeat(32)}`, t: 'chunk' },
      // Sound by itself, and not the file that it claims to be.
      chunkDocument({ hash: poison, index: 0 }, bytes.length, bytes),
    ]);
    const { hash } = await alice.attach(random(MB));
    await waitFor(() => bob.has(hash), 'bob has the file');
    await waitFor(async () => (await bob.status()).files?.refused === 7, 'all are counted');
    for (const digit of '012345e') expect(await bob.has(digit.repeat(64) as AttachmentHash)).toBe(false);
    expect(bob.errors).toEqual([]);
  });

  it('[AT13] a file whose place somebody took with something else still comes', async () => {
    const { alice, bob, server } = await twoLaptops();
    const bytes = random(1000);
    const real = chunkDocument({ hash: hashOf(bytes), index: 0 }, bytes.length, bytes);
    await server.put([{ ...real, _rev: `7-${'a'.repeat(32)}`, p: 'AAAA' }]);
    await waitFor(async () => (await bob.status()).files?.refused === 1, 'bob refused it');
    const { hash } = await alice.attach(bytes);
    await waitFor(() => bob.has(hash), 'bob has the file');
  });

  it.each([403, 413])(
    '[AT14] a file that the server answers with %d waits by itself, and text goes on',
    async (status) => {
      const { alice, bob } = await twoLaptops();
      await alice.filesSettled();
      hub().faults.add(faultRule({ path: '-files/_bulk_docs' }, { status, body: '{"error":"no"}' }));
      const { hash } = await alice.attach(random(MB));
      await waitFor(async () => (await alice.status()).files?.parked === 1, 'the file is parked');
      const { id } = await alice.ask('notes.create', undefined);
      const window = await alice.open(id);
      window.type('goes on');
      await window.saved();
      await waitFor(async () => (await bob.notes()).get(id)?.body === 'goes on', 'bob reads it');
      expect((await alice.status()).files).toMatchObject({ parked: 1, waiting: 0, isKept: true });
      hub().faults.clear();
      await alice.ask('sync.retry', undefined);
      await waitFor(() => bob.has(hash), 'bob has the file');
    },
  );
});

describe('a place for attachments', () => {
  it('[AT15] without one on the server they stay here, which is said, and come once there is one', async () => {
    const [alice, bob] = [await start(), await start()];
    await alice.connect(lab.team.address('alice'));
    const { hash } = await alice.attach(random(MB));
    await waitFor(async () => (await alice.status()).files?.isKept === false, 'it is said');
    expect(await alice.status()).toMatchObject({ phase: { state: 'live' }, files: { waiting: 1, isKept: false } });
    await filesServerOf(lab.team).make();
    await alice.ask('sync.retry', undefined);
    await bob.connect(lab.team.address('bob'));
    await waitFor(() => bob.has(hash), 'bob has the file');
  });

  it('[AT15] an account that may make one makes it, for the members of the workspace', async () => {
    const admin = await start();
    await admin.connect(lab.team.address('admin'));
    const { hash } = await admin.attach(random(1000));
    await admin.filesSettled();
    const { json } = await filesServerOf(lab.team).ask('GET', '/_security');
    expect(json['members']).toEqual({ names: ['alice', 'bob'], roles: [] });
    const bob = await start();
    await bob.connect(lab.team.address('bob'));
    await waitFor(() => bob.has(hash), 'bob has the file');
  });

  it('[AT16] linking takes along the attachments that notes name, and they stay after disconnecting', async () => {
    await filesServerOf(lab.team).make();
    const [alice, bob] = [await start(), await start()];
    const bytes = random(MB + 3);
    const { hash } = await alice.attach(bytes);
    const unused = await alice.attach(random(10));
    const window = await alice.open((await alice.ask('notes.create', undefined)).id);
    window.type(`![](att:${hash}/picture.png)`);
    await window.saved();
    await alice.connect(lab.team.address('alice'));
    expect(await alice.has(hash)).toBe(true);
    expect(await alice.has(unused.hash)).toBe(false);
    await bob.connect(lab.team.address('bob'));
    await waitFor(() => bob.has(hash), 'bob has the file');
    await bob.ask('workspace.disconnect', undefined);
    await bob.restart();
    expect((await bytesOf(bob, hash)).equals(bytes)).toBe(true);
  });
});

describe('a large attachment', () => {
  it('[AT4] is stored without being in memory as a whole', async () => {
    const laptop = await start();
    const piece = random(MAX_PIECE_BYTES);
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    const { upload } = await laptop.ask('attachments.begin', { name: 'a', sizeBytes: 25 * MB });
    for (let count = 0; count < 25; count++) {
      piece[0] = count;
      await laptop.ask('attachments.append', { upload, bytes: piece });
    }
    const { hash, sizeBytes } = await laptop.ask('attachments.finish', { upload });
    clearInterval(watch);
    console.info(`25 MB stored: ${Math.round((most - before) / MB)} MB more in memory at the most`);
    expect(sizeBytes).toBe(25 * MB);
    expect(await laptop.has(hash)).toBe(true);
    expect(most - before).toBeLessThan(120 * MB);
  });
});

const isFileUpload = ({ path, method }: { path: string; method: string }): boolean =>
  method === 'POST' && path.includes('-files/_bulk_docs');

/** Flips bits of a chunk in the closed database of the workspace on screen. */
async function damageChunk(profileDir: string, hash: AttachmentHash): Promise<void> {
  const { active } = JSON.parse(await readFile(join(profileDir, 'profile.json'), 'utf8')) as { active: string };
  const level = await openLevel(join(profileDir, 'workspaces', active, 'files'));
  const key = `chunk/${chunkIdOf({ hash, index: 2 })}`;
  const text = (await level.get(key)) ?? '';
  await level.write([{ type: 'put', key, value: text.replace(/"p":"......../, '"p":"damaged+') }]);
  await level.close();
}
