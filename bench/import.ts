import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'libsql';
import leveldbAdapter from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import * as Y from 'yjs';
import { syncedLeveldown } from '../main/store/synced-leveldown.ts';
import { Importing } from '../tests/support/importing.ts';
import { medianOf, report } from './support/figures.ts';
import { listed, withFreshLaptop } from './support/fresh-laptop.ts';
import { zipfText } from './support/zipf-texts.ts';

PouchDB.plugin(leveldbAdapter);

const NOTE_COUNT = 10_000;
const TEXT_LENGTH = 1200;
const RUNS = 3;
const BATCH = 50;
/** How often the event loop is asked; what a delay is measured in includes one such step. Milliseconds. */
const RESOLUTION_MS = 5;

/** The full-text index as the catalog has it: words by their beginnings, and without accents. */
const WORDS = `CREATE VIRTUAL TABLE words USING fts5 (
  title, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4')`;

interface Text {
  readonly title: string;
  readonly body: string;
}

/** Processor time of this process and all its threads while something runs, in seconds. */
async function cpuOf(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The least that keeping these texts as notes can cost: a Yjs update of each, its hash, a stored document, a full-text entry. */
async function storeBarely(texts: readonly Text[]): Promise<void> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'commonplace-floor-'));
  // As durable as the app's: a note that is imported survives a power cut.
  const options = { adapter: 'leveldb', db: syncedLeveldown } as PouchDB.Configuration.LocalDatabaseConfiguration;
  const store = new PouchDB(path.join(dir, 'db'), options);
  const index = new Database(path.join(dir, 'index.db'));
  index.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  index.exec(WORDS);
  const insert = index.prepare('INSERT INTO words (title, text) VALUES (?, ?)');
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH);
    await store.bulkDocs(batch.map((text, place) => documentOf(text, at + place)));
    index.exec('BEGIN');
    for (const { title, body } of batch) insert.run(title, body);
    index.exec('COMMIT');
  }
  index.close();
  await store.close();
  await fs.rm(dir, { recursive: true, force: true });
}

function documentOf({ title, body }: Text, place: number) {
  const doc = new Y.Doc();
  doc.getText('title').insert(0, title);
  doc.getText('body').insert(0, body);
  const update = Y.encodeStateAsUpdate(doc);
  const hash = createHash('sha256').update(update).digest('hex');
  return { _id: `note-${String(place).padStart(6, '0')}`, h: hash, p: Buffer.from(update).toString('base64') };
}

interface Imported {
  readonly cpuS: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Imports the folder into a fresh profile, from the choice until all is listed. */
function measureOurs(folder: string): Promise<Imported> {
  return withFreshLaptop(async (laptop) => {
    const importing = new Importing(laptop);
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delays.enable();
    const cpuS = await cpuOf(async () => {
      const { addedCount } = await importing.run(folder);
      if (addedCount !== NOTE_COUNT) throw new Error(`${addedCount} notes only`);
      await listed(laptop, NOTE_COUNT);
    });
    delays.disable();
    await importing.import.close();
    const delayMs = (nanoseconds: number): number => nanoseconds / 1e6 - RESOLUTION_MS;
    return { cpuS, p99Ms: delayMs(delays.percentile(99)), maxMs: delayMs(delays.max) };
  });
}

/** A hundred folders of notes; one in five links to another. */
async function writeFiles(texts: readonly Text[]): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'commonplace-files-'));
  for (const [place, { title, body }] of texts.entries()) {
    const inside = path.join(folder, `Folder ${place % 100}`);
    await fs.mkdir(inside, { recursive: true });
    await fs.writeFile(path.join(inside, `${title}.md`), body);
  }
  return folder;
}

const texts = Array.from({ length: NOTE_COUNT }, (_, place): Text => {
  const link = place % 5 === 0 ? `[[Note ${(place * 7) % NOTE_COUNT}]] ` : '';
  return { title: `Note ${place}`, body: link + zipfText(place, TEXT_LENGTH - link.length) };
});
const folder = await writeFiles(texts);
const floors: number[] = [];
const ours: Imported[] = [];
for (let run = 0; run < RUNS; run += 1) {
  floors.push(await cpuOf(() => storeBarely(texts)));
  ours.push(await measureOurs(folder));
}
await fs.rm(folder, { recursive: true, force: true });
report({
  name: 'import of 10,000 files, processor time',
  value: medianOf(ours.map(({ cpuS }) => cpuS)),
  unit: 's',
  beside: { kind: 'floor', value: medianOf(floors) },
  goal: { ratio: 2 },
});
report({ name: 'event loop delay in an import, p99', value: medianOf(ours.map(({ p99Ms }) => p99Ms)), unit: 'ms' });
report({ name: 'event loop delay in an import, max', value: medianOf(ours.map(({ maxMs }) => maxMs)), unit: 'ms' });
