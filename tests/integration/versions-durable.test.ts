import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { closeNotesAfterEach, openNotes } from '../support/notes-folder.ts';

closeNotesAfterEach();

/** A note with a text, of which everything is then deleted; until `keep` is called what it said is on its way to the disk. */
async function deleting() {
  const dir = await mkdtemp(join(tmpdir(), 'commonplace-versions-'));
  let keep = (): void => undefined;
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  const run = await openNotes(dir, { beforeEdit: (_note, deletedUnits) => (deletedUnits > 5 ? kept : undefined) });
  const made = await run.notes.create();
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made.value;
  const window = await run.open(id, 1);
  expect((await window.type('all of it')).saved.ok).toBe(true);
  await run.notes.flush();
  const update = new Promise<Uint8Array>((resolve) => window.doc.once('update', resolve));
  window.doc.getText('body').delete(0, 9);
  const edit = { id, clientId: window.doc.clientID as never, update: new Uint8Array(await update) };
  return { dir, run, id, keep, saved: run.notes.edit(1, edit) };
}

const bodyIn = async ({ notes }: Pick<Awaited<ReturnType<typeof openNotes>>, 'notes'>, id: NoteId) =>
  (await notes.contentOf(id))?.content.body;

test('[VS2] a deletion is in neither journal nor segment before what it takes is on the disk', async () => {
  const { dir, run, id, keep, saved } = await deleting();
  expect(await bodyIn(run, id)).toBe('');
  const flushed = run.notes.flush();
  // What is acknowledged after it would stand behind it in the journal.
  expect((await run.notes.create({ title: 'Other', body: '', meta: new Map() })).ok).toBe(true);
  await run.crash();
  expect(await bodyIn(await openNotes(dir), id)).toBe('all of it');
  keep();
  await Promise.allSettled([saved, flushed]);
});

test('[VS2] a deletion is acknowledged when what it takes is kept', async () => {
  const { dir, run, id, keep, saved } = await deleting();
  keep();
  expect((await saved).ok).toBe(true);
  await run.crash();
  expect(await bodyIn(await openNotes(dir), id)).toBe('');
});
