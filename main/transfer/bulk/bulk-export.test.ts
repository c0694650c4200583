import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportedNotes, ExportForm } from '../../../core/contract/bulk-export-commands.ts';
import { notebookId, noteId } from '../../../core/contract/ids.ts';
import type { OutgoingNote } from '../../../core/note-file/outgoing-note.ts';
import { readNoteFile } from '../../../core/note-file/read-note-file.ts';
import { tagKeyOf } from '../../../core/note/tag-name.ts';
import type { WorkerClient } from '../../worker/client.ts';
import type { StoredAttachment } from '../ports.ts';
import type { BulkApi } from './bulk-api.ts';
import { createBulkExport } from './bulk-export.ts';
import { bulkWork } from './bulk-work.ts';
import type { PlaceProposal } from './ports.ts';

const idOf = (number: number) => v.parse(noteId, number.toString(32).padStart(20, '0'));
const [cat, gone] = ['a', 'c'].map((digit) => digit.repeat(64));
const stored: Readonly<Record<string, StoredAttachment>> = {
  [cat ?? '']: { bytes: new Uint8Array(3 * 1024 * 1024 + 5).fill(7), picture: undefined },
};
const GARDEN = v.parse(notebookId, 'g'.repeat(20));
/** Notebooks by id, as their names from the outermost. */
const notebooks: Readonly<Record<string, readonly string[]>> = {
  [GARDEN]: ['Home', 'Garden'],
  odd: ['Home', 'A/B: plan'],
  attachments: ['attachments'],
};

function noteOf(number: number, title: string, body = '', meta: Readonly<Record<string, unknown>> = {}): OutgoingNote {
  const content = { title, body, meta: new Map(Object.entries(meta)) };
  return { id: idOf(number), content, editedMs: 1_700_000_000_123, isTrashed: false, authors: [] };
}

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'export-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** An export of some notes, where a person chooses a place; `whileReading` runs before each page is read. */
function exportOf(notes: readonly OutgoingNote[], place: string | undefined, whileReading = (): void => undefined) {
  const asked: PlaceProposal[] = [];
  const progress: { done: number; total: number }[] = [];
  const work = bulkWork() as Readonly<Record<string, (input: never) => unknown>>;
  const worker = {
    ask: async (name: string, input: never) => work[name]?.(input),
    close: async () => undefined,
  } as unknown as WorkerClient<BulkApi>;
  let nowMs = 0;
  const bulk = createBulkExport({
    source: async () => ({
      name: 'Personal',
      idsOf: async (wanted) => (wanted.kind === 'notes' ? wanted.ids : notes.map(({ id }) => id)),
      async read(ids) {
        whileReading();
        return notes.filter(({ id }) => ids.includes(id));
      },
      notebookPaths: new Map(Object.entries(notebooks)),
    }),
    readAttachment: async (hash) => stored[hash],
    choosePlace: async (proposal) => {
      asked.push(proposal);
      return place;
    },
    worker,
    tellProgress: (_window, told) => progress.push(told),
    now: () => (nowMs += 1000),
    log: { info: () => undefined, error: () => undefined },
  });
  const start = (form: ExportForm, wanted: ExportedNotes = { kind: 'all' }) =>
    bulk.handlers['exports.start']({ notes: wanted, form }, 1);
  return { bulk, start, asked, progress };
}

const savedAs = (name: string, notes: number, missing = 0) => ({
  ok: true,
  value: { outcome: 'saved', name, notes, missing },
});
const filesIn = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();

describe('exporting many notes', () => {
  const BODY = `![Cat](att:${cat}/the%20cat.png) [gone](att:${gone}/x.pdf) [[Beans]]\n`;

  it('[BX5] [BX6] makes a new folder with a folder for each notebook, and never writes into one that is there', async () => {
    await mkdir(path.join(dir, 'Personal'));
    await writeFile(path.join(dir, 'Personal', 'kept.txt'), 'kept');
    const { start, asked } = exportOf(
      [
        noteOf(1, 'Plan', BODY),
        noteOf(2, 'Beans', BODY, { notebook: GARDEN, 'tags.a': 'A' }),
        noteOf(3, 'beans', 'x', { notebook: GARDEN }),
        noteOf(4, '', 'x', { notebook: 'attachments' }),
        noteOf(5, 'con.', 'x', { notebook: 'odd' }),
        { ...noteOf(6, 'Trashed'), isTrashed: true },
      ],
      dir,
    );
    expect(await start('folder')).toEqual(savedAs('Personal 2', 5, 1));
    expect(asked).toEqual([{ name: 'Personal', form: 'folder' }]);
    expect(filesIn(path.join(dir, 'Personal'))).toEqual(['kept.txt']);
    const made = path.join(dir, 'Personal 2');
    expect(filesIn(made)).toEqual([
      'Home/A B plan/con_.md',
      'Home/Garden/Beans.md',
      'Home/Garden/beans 2.md',
      'Plan.md',
      'attachments 2/Untitled note.md',
      'attachments/the cat.png',
    ]);
    const text = readFileSync(path.join(made, 'Home/Garden/Beans.md'), 'utf8');
    expect(text).toContain('tags: [ A ]');
    expect(text).toContain(`![Cat](../../attachments/the%20cat.png) [gone](att:${gone}/x.pdf) [[Beans]]\n`);
    expect(text).not.toContain('notebook:');
    expect(readFileSync(path.join(made, 'Home/A B plan/con_.md'), 'utf8')).toContain('notebook: [ Home, "A/B: plan" ]');
    expect(statSync(path.join(made, 'attachments/the cat.png')).size).toBe(stored[cat ?? '']?.bytes.length);
    expect(Math.round(statSync(path.join(made, 'Plan.md')).mtimeMs)).toBe(1_700_000_000_123);
  });

  it('[BX5] makes an archive of such a folder', async () => {
    const { start } = exportOf(
      [noteOf(1, 'Plan', BODY), noteOf(2, 'B', 'x', { notebook: GARDEN })],
      path.join(dir, 'all.zip'),
    );
    expect(await start('archive')).toEqual(savedAs('all.zip', 2, 1));
    const entries = unzipSync(new Uint8Array(readFileSync(path.join(dir, 'all.zip'))));
    expect(Object.keys(entries)).toEqual(['all/attachments/the cat.png', 'all/Plan.md', 'all/Home/Garden/B.md']);
    expect(strFromU8(entries['all/Plan.md'] ?? new Uint8Array())).toContain('![Cat](attachments/the%20cat.png)');
    const written = entries['all/attachments/the cat.png'] ?? new Uint8Array();
    expect(Buffer.compare(written, stored[cat ?? '']?.bytes ?? new Uint8Array())).toBe(0);
    expect(readdirSync(dir)).toEqual(['all.zip']);
  });

  it('[BX7] an exported notebook is the outermost folder, and its notes know where they belong', async () => {
    const { start, asked } = exportOf([noteOf(1, 'Beans', 'x', { notebook: GARDEN })], dir);
    expect(await start('folder', { kind: 'notebook', id: GARDEN })).toEqual(savedAs('Garden', 1));
    expect(asked[0]?.name).toBe('Garden');
    expect(readFileSync(path.join(dir, 'Garden', 'Beans.md'), 'utf8')).toContain('notebook: [ Home, Garden ]');
  });

  it('[BX8] what is exported and read again is the same, whatever notes are called and hold', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    const meta = fc.record({
      created: fc.integer({ min: 0, max: 4e12 }),
      notebook: fc.constantFrom('', ...Object.keys(notebooks)),
      tags: fc.array(fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_/-]{0,8}[\p{L}]$/u), { maxLength: 3 }),
      pinned: fc.boolean(),
    });
    const title = fc.oneof(
      text,
      fc.constantFrom('a', 'A', 'ß', 'SS', 'con', 'a.', '../x', 'é', 'e\u0301', 'x'.repeat(500)),
    );
    const notes = fc.array(
      fc.record({
        title,
        body: fc.oneof(
          text,
          text.map((body) => `---\na: b\n---\n${body}`),
        ),
        meta,
      }),
    );
    await fc.assert(
      fc.asyncProperty(notes, fc.constantFrom<ExportForm>('folder', 'archive'), async (given, form) => {
        const written = given.map(({ title: name, body, meta: { tags, pinned, notebook, created } }, index) => ({
          ...noteOf(index, name, body, {
            created,
            ...(notebook !== '' && { notebook }),
            ...Object.fromEntries(tags.map((tag) => [`tags.${tagKeyOf(tag)}`, tag])),
            ...(pinned && { pinned }),
          }),
          editedMs: created + 1,
        }));
        const place = mkdtempSync(path.join(dir, 'run-'));
        await exportOf(written, form === 'folder' ? place : path.join(place, 'Personal.zip')).start(form);
        const read = (form === 'folder' ? folderFiles : archiveFiles)(path.join(place, 'Personal')).map(
          ([file, content]) => noteIn(file, content),
        );
        const expected = written.map((note) => ({
          ...note,
          content: { ...note.content, meta: sorted(note.content.meta) },
        }));
        expect(read.sort(byId)).toEqual(expected.sort(byId));
      }),
      { numRuns: 80 },
    );
  });

  it('[BX9] tells how far it is, and leaves nothing when it is cancelled or the app closes', async () => {
    const many = Array.from({ length: 200 }, (_, number) => noteOf(number, `Note ${number}`));
    let pages = 0;
    const { bulk, start, progress } = exportOf(many, dir, () => {
      pages += 1;
      if (pages === 2) void bulk.handlers['exports.cancel'](undefined, 1);
    });
    expect(await start('folder')).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    expect(progress).toEqual([
      { done: 0, total: 200 },
      { done: 32, total: 200 },
      { done: 64, total: 200 },
    ]);
    expect(readdirSync(dir)).toEqual([]);
    const closing: Promise<void>[] = [];
    const other = exportOf(many, path.join(dir, 'a.zip'), () => void closing.push(other.bulk.close()));
    expect(await other.start('archive')).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    await Promise.all(closing);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('[BX10] one at a time; what cannot be written is a sentence and leaves nothing; no place is no export', async () => {
    expect(await exportOf([], undefined).start('folder')).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    const failed = { ok: false, error: { code: 'export-failed' } };
    expect(await exportOf([noteOf(1, 'a')], path.join(dir, 'no')).start('folder')).toEqual(failed);
    expect(await exportOf([noteOf(1, 'a')], path.join(dir, 'no', 'a.zip')).start('archive')).toEqual(failed);
    const broken = exportOf([noteOf(1, 'a')], dir, () => {
      throw new Error('the disk refuses');
    });
    expect(await broken.start('folder')).toEqual(failed);
    expect(readdirSync(dir)).toEqual([]);
    const { start } = exportOf([noteOf(1, 'a')], dir);
    const [first, second] = await Promise.all([start('folder'), start('folder')]);
    expect([first, second]).toEqual([savedAs('Personal', 1), { ok: false, error: { code: 'export-running' } }]);
  });
});

/** The note that a file of an export is, its fields in the order of their names. */
function noteIn(file: string, content: string) {
  const { id, title, body, authors, createdMs, editedMs, tags, isPinned, notebook } = readNoteFile(content);
  const found = notebook ?? file.split('/').slice(0, -1);
  const [place] = Object.entries(notebooks).find(([, names]) => names.join('|') === found.join('|')) ?? [];
  const meta = new Map<string, unknown>([
    ['created', createdMs],
    ...(place === undefined ? [] : [['notebook', place] as const]),
    ...tags.map((tag) => [`tags.${tagKeyOf(tag)}`, tag] as const),
    ...(isPinned ? [['pinned', true] as const] : []),
  ]);
  return { id, content: { title, body, meta: sorted(meta) }, editedMs, isTrashed: false, authors };
}

const byId = (a: { readonly id?: string | undefined }, b: { readonly id?: string | undefined }): number =>
  String(a.id) < String(b.id) ? -1 : 1;
const sorted = (meta: ReadonlyMap<string, unknown>): [string, unknown][] =>
  [...meta].sort(([a], [b]) => (a < b ? -1 : 1));

const folderFiles = (folder: string): [string, string][] =>
  filesIn(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);

function archiveFiles(place: string): [string, string][] {
  const entries = unzipSync(new Uint8Array(readFileSync(`${place}.zip`)));
  return Object.entries(entries).map(([file, bytes]) => [file.replace(/^Personal\//, ''), strFromU8(bytes)]);
}
