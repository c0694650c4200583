import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { sealEnvelope, type Envelope } from '../../core/segment/envelope.ts';
import { parseStampedId, stampedIdOf } from '../../core/segment/ids.ts';
import { ALICE, closeNotesAfterEach, openNotes } from '../support/notes-folder.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'commonplace-stamped-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
closeNotesAfterEach();

const NOTE = '0'.repeat(20) as NoteId;

function message(lamport: number, text: string): Envelope {
  const id = stampedIdOf({ doc: NOTE, kind: 'm', lamport, ...ALICE });
  return sealEnvelope(id, 'message', ALICE.account, new TextEncoder().encode(text));
}

const counters = (documents: readonly unknown[]): (number | undefined)[] =>
  documents.map((document) => parseStampedId((document as Envelope)._id)?.lamport);

test('[ST3] are read newest first, page by page, and written over what was read alone', async () => {
  const { store } = await openNotes(dir);
  for (const lamport of [1, 33, 2, 1025]) expect(await store.writeDocument(message(lamport, 'first'))).toBe(true);
  expect(counters(await store.readStamped(NOTE, 'v'))).toEqual([]);
  expect(counters(await store.readStamped(NOTE, 'm'))).toEqual([1025, 33, 2, 1]);
  const [, last] = (await store.readStamped(NOTE, 'm', { limit: 2 })) as Envelope[];
  const [next, ...rest] = (await store.readStamped(NOTE, 'm', { before: last?._id ?? '', limit: 1 })) as Envelope[];
  expect(counters([next, ...rest])).toEqual([2]);
  expect(await store.writeDocument(message(2, 'second'), next?._rev)).toBe(true);
  expect(await store.writeDocument(message(2, 'third'), next?._rev)).toBe(false);
  await store.bury([message(33, '')._id]);
  expect(counters(await store.readStamped(NOTE, 'm'))).toEqual([1025, 2, 1]);
});

test('[ST4] are handed on, with their tombstones, and make no note', async () => {
  const { store, notes, catalog, stamped } = await openNotes(dir);
  await store.writeDocument(message(7, 'hello'));
  await notes.settled();
  await store.bury([message(7, '')._id]);
  await notes.settled();
  expect(stamped.map(({ name }) => name)).toEqual([
    parseStampedId(message(7, '')._id),
    parseStampedId(message(7, '')._id),
  ]);
  expect(stamped.map(({ leaves }) => leaves)).toMatchObject([[{ t: 'message' }], [{ _deleted: true, t: 'message' }]]);
  expect([...catalog.entries.keys()]).toEqual([]);
});
