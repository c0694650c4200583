import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentsIn } from '../../core/attachment/references.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { ExportForm } from '../../core/contract/bulk-export-commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { newNonce, newNoteId } from '../../core/contract/random-ids.ts';
import { organisationFields, organisationIn } from '../../core/note/organisation.ts';
import { newNoteOf } from '../../core/segment/new-note.ts';
import { exportOf } from '../support/exporting.ts';
import { type GeneratedNote, generatedNotes } from '../support/generated-notes.ts';
import { Importing } from '../support/importing.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const RUNS = 2;

const lab = useLaptops();
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Files of different bytes; two of them are called the same in texts. */
const FILES = ['a cat', 'another cat', '# a text\n', '<p>a page', 'PK an archive', ''].map((text) =>
  new TextEncoder().encode(text),
);

/** Puts a note in as it is. */
async function add(
  laptop: Laptop,
  { title, body, language, editedMs, notebook, ...said }: GeneratedNote,
): Promise<void> {
  const store = laptop.engine.importStore();
  const placed = notebook.length === 0 ? undefined : await store.notebookAt(notebook);
  if (placed?.ok === false) throw new Error(placed.error.code);
  const meta = organisationFields({ ...said, ...(placed && { notebook: placed.value }) });
  if (language !== undefined) meta.set('language', language);
  const name = { id: newNoteId(random), writer: store.writer, nonce: newNonce(random), editedMs };
  const added = await store.addMany([newNoteOf(name, { title, body, meta })]);
  if (!added.ok) throw new Error(added.error.code);
}

/** What there is of every note, in an order that does not depend on ids; but of those. */
async function notesOf(laptop: Laptop, but: ReadonlySet<NoteId> = new Set()): Promise<GeneratedNote[]> {
  await laptop.engine.importStore().listed();
  const { idsOf, read, notebookPaths } = await laptop.engine.outgoing();
  const ids = (await idsOf({ kind: 'all' })).filter((id) => !but.has(id));
  const notes = (await read(ids)).map(({ content, editedMs }): GeneratedNote => {
    const { title, body, meta } = content;
    const { notebook, tags, isPinned, createdMs } = organisationIn(meta);
    const language = meta.get('language');
    return {
      ...{ title, body, createdMs, editedMs, tags: tags.toSorted(), isPinned },
      notebook: notebookPaths.get(notebook ?? '') ?? [],
      language: typeof language === 'string' ? language : undefined,
    };
  });
  return notes.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function idsOf(laptop: Laptop): Promise<Set<NoteId>> {
  await laptop.engine.importStore().listed();
  return new Set(await (await laptop.engine.outgoing()).idsOf({ kind: 'all' }));
}

/** Imports an export into an empty profile; answers what is new there. */
async function importedFrom(place: string, hashes: readonly AttachmentHash[]): Promise<GeneratedNote[]> {
  const other = await lab.start();
  const manual = await idsOf(other);
  const report = await new Importing(other).run(place);
  expect(report.ended).toBeUndefined();
  const notes = await notesOf(other, manual);
  const referred = new Set(notes.flatMap(({ body }) => attachmentsIn(body)));
  for (const hash of hashes) if (referred.has(hash)) expect(await other.has(hash)).toBe(true);
  expect(other.errors).toEqual([]);
  return notes;
}

describe('what is exported and imported', () => {
  it(`[BX8] [IM35] is the same in an empty profile, as a folder and as an archive, and changes nothing where it came from (seed ${SEED})`, async () => {
    const alice = await lab.start();
    const hashes: AttachmentHash[] = [];
    for (const bytes of FILES) hashes.push((await alice.attach(bytes)).hash);
    const generated = fc.sample(generatedNotes(hashes), { seed: SEED, numRuns: RUNS }).flat();
    for (const note of generated) await add(alice, note);
    // What is stored when it ends stays as it is from then on.
    await alice.restart();
    const before = await notesOf(alice);
    // The manual is in every workspace.
    expect(before.length).toBe(generated.length + 1);
    for (const form of ['folder', 'archive'] satisfies ExportForm[]) {
      const place = await exportOf(alice, { kind: 'all' }, form);
      expect(await importedFrom(place, hashes)).toEqual(before);
      const again = await new Importing(alice).run(place);
      expect(again).toMatchObject({ addedCount: 0, updatedCount: 0, keptBothCount: 0, unchangedCount: before.length });
      expect(await notesOf(alice)).toEqual(before);
    }
  });
});
