import { NO_AUTHORSHIP } from '../../core/segment/authorship.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { inspectNotes } from '../../main/notes/inspect.ts';
import type { Notes } from '../../main/notes/notes.ts';
import type { Inspector } from '../../main/notes/ports.ts';
import { ScratchPad } from '../../main/notes/scratch-pad.ts';
import { ALICE, closeNotesAfterEach, foreign, openNotes } from '../support/notes-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const newDir = () => mkdtemp(join(tmpdir(), 'commonplace-notes-'));
const bodyIn = async (notes: Notes, id: NoteId) => (await notes.contentOf(id))?.content.body;
const create = async (notes: Notes): Promise<NoteId> => {
  const made = await notes.create();
  if (!made.ok) throw new Error(made.error.code);
  return made.value.id;
};

closeNotesAfterEach();

describe('edits that were acknowledged after one that was not', () => {
  it("[NO1] survive a crash when they lean on another window's unsaved letters", async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    const [left, right] = [await run.open(id, 1), await run.open(id, 2)];
    run.state.isFull = true;
    expect((await left.type('unsaved ')).saved.ok).toBe(false);
    run.state.isFull = false;
    expect((await right.type('acknowledged')).saved.ok).toBe(true);
    await run.crash();
    const next = await openNotes(dir);
    expect(await bodyIn(next.notes, id)).toContain('acknowledged');
  });

  it('[NO2] survive a crash when the failed one was sent again after them', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    const [left, right] = [await run.open(id, 1), await run.open(id, 2)];
    run.state.isFull = true;
    const first = await left.type('retried ');
    run.state.isFull = false;
    expect((await right.type('acknowledged')).saved.ok).toBe(true);
    expect((await first.again()).ok).toBe(true);
    await run.crash();
    const next = await openNotes(dir);
    expect(await bodyIn(next.notes, id)).toBe('retried acknowledged');
  });

  it('[NO3] a Trash that is asked for again after a full disk is acknowledged only when it is safe', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    run.state.isFull = true;
    expect((await run.notes.trash(id)).ok).toBe(false);
    expect((await run.notes.trash(id)).ok).toBe(false);
    run.state.isFull = false;
    expect((await run.notes.trash(id)).ok).toBe(true);
    await run.crash();
    const next = await openNotes(dir);
    expect((await next.notes.contentOf(id))?.isTrashed).toBe(true);
  });
});

describe('a start after a crash', () => {
  it('[NO4] keeps journalled edits that it cannot make again at this time', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    await (await run.open(id, 1)).type('stored ');
    await run.notes.flush();
    await run.crash();
    const second = await openNotes(dir);
    expect((await (await second.open(id, 1)).type('journalled')).saved.ok).toBe(true);
    await second.crash();
    const overloaded: Inspector = {
      inspect: async () => [],
      inspectLive: async ({ documents }) => ({
        refusals: documents.map((document) => ({
          id: (document as { _id: string })._id,
          rev: (document as { _rev?: string })._rev ?? '',
          reason: 'does-not-apply' as const,
        })),
        ...NO_AUTHORSHIP,
      }),
      contents: async () => [],
    };
    const bad = await openNotes(dir, { inspector: overloaded });
    await bad.crash();
    const next = await openNotes(dir);
    expect(await bodyIn(next.notes, id)).toBe('stored journalled');
  });
});

describe('the catalog', () => {
  it('[NO5] is never past a change of an open note that it lacks', async () => {
    const run = await openNotes(await newDir());
    const id = await create(run.notes);
    const window = await run.open(id, 1);
    await window.type('own ');
    await run.notes.flush();
    await run.notes.settled();
    const document = foreign(id, 1, Y.encodeStateAsUpdate(window.doc), (doc) =>
      doc.getText('body').insert(4, 'from bob'),
    );
    const before = run.catalog.seen?.seq ?? 0;
    await run.store.database.bulkDocs([{ ...document, _rev: `1-${'0'.repeat(32)}` }] as object[], { new_edits: false });
    run.store.changed();
    await waitFor(() => (run.catalog.seen?.seq ?? 0) > before, 'the position');
    // A crash now leaves this catalog, and nothing before the position is looked at again.
    expect(run.catalog.entries.get(id)?.text).toBe('own from bob');
  });

  it('[NO6] keeps the newer entry when a note is opened and edited while its page is inspected', async () => {
    let release: () => void = () => undefined;
    let isAsked = false;
    const pad = new ScratchPad();
    const inspector: Inspector = {
      inspect: async (all) => {
        const inspections = inspectNotes(all);
        isAsked = true;
        await new Promise<void>((resolve) => (release = resolve));
        return inspections;
      },
      inspectLive: async (one) => pad.inspect(one),
      contents: async () => [],
    };
    const run = await openNotes(await newDir(), { inspector });
    const id = 'd'.repeat(20) as NoteId;
    const document = foreign(id, 1, Y.encodeStateAsUpdate(new Y.Doc()), (doc) => doc.getText('body').insert(0, 'bob '));
    await run.store.database.bulkDocs([{ ...document, _rev: `1-${'0'.repeat(32)}` }] as object[], { new_edits: false });
    run.store.changed();
    await waitFor(() => isAsked, 'the question');
    const window = await run.open(id, 1);
    await window.type('and alice');
    await waitFor(() => run.catalog.entries.get(id)?.text === 'bob and alice', 'the entry of the open note');
    release();
    await waitFor(() => run.catalog.seen !== undefined, 'the page');
    expect(run.catalog.entries.get(id)?.text).toBe('bob and alice');
  });
});

describe('foreign segments that answer own ones', () => {
  it('[NO7] are tried out before they reach an open note', async () => {
    const run = await openNotes(await newDir());
    const id = await create(run.notes);
    const put = (document: object) =>
      run.store.database.bulkDocs([{ ...document, _rev: `1-${'0'.repeat(32)}` }] as object[], { new_edits: false });
    await put(foreign(id, 2, Y.encodeStateAsUpdate(new Y.Doc()), (doc) => doc.getText('title').insert(0, 'bob')));
    await run.notes.settled();
    const window = await run.open(id, 1);
    await window.type('hello');
    await run.notes.flush();
    await run.notes.settled();
    const base = Y.encodeStateAsUpdate(window.doc);
    const document = foreign(id, 1, base, (doc) => {
      const twin = new Y.Doc();
      // The same list read as an array takes a plain value in the middle of the text.
      const array = twin.getArray('body');
      Y.applyUpdate(twin, base);
      twin.clientID = doc.clientID;
      const before = Y.encodeStateVector(twin);
      array.insert(5, [{ not: 'text' }]);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin, before));
    });
    await put(document);
    await run.notes.settled();
    await waitFor(async () => (await run.store.changesSince(0, 100)).lastSeq === run.catalog.seen?.seq, 'the page');
    const later = await run.open(id, 2);
    await later.type(' world');
    await run.notes.flush();
    const text = await bodyIn(run.notes, id);
    const again = inspectNotes([{ doc: id, documents: await run.store.readDocuments(id) }]);
    expect.soft(again[0]?.summary.text, 'what every laptop shows after a start').toBe(text);
    expect(run.notes.refusals()).toEqual([{ id: document['_id'], reason: 'misplaced-content' }]);
  });
});

describe('events', () => {
  it('[NO8] say once, not with every keystroke, that something is unwritten', async () => {
    const run = await openNotes(await newDir());
    const window = await run.open(await create(run.notes), 1);
    for (const letter of 'abcdefghij') await window.type(letter);
    expect(run.state.unwritten).toBe(1);
  });
});

describe('a chain that somebody else closed with its last number', () => {
  it('[NO9] does not keep this note, or the next one, out of segments', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    const other = await create(run.notes);
    await run.notes.flush();
    await run.store.database.put({ _id: `${id}:s:alice~${ALICE.device}:vvvvvv`, v: 1, t: 'segment' } as never);
    run.store.changed();
    await run.crash();
    const next = await openNotes(dir);
    await (await next.open(id, 1)).type('poisoned');
    await (await next.open(other, 2)).type('innocent');
    await next.notes.flush().catch(() => undefined);
    const stored = async (note: NoteId) =>
      inspectNotes([{ doc: note, documents: await next.store.readDocuments(note) }])[0]?.summary.text;
    expect.soft(await stored(other)).toBe('innocent');
    expect(await stored(id)).toBe('poisoned');
  });
});

describe('what a note says', () => {
  it('[OP9] is answered from memory while it is there, else from the list, and not at all once it is erased', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const id = await create(run.notes);
    const window = await run.open(id, 1);
    await window.type('just typed');
    expect((await run.notes.textOf(id))?.body).toBe('just typed');
    await run.crash();
    const next = await openNotes(dir);
    await next.notes.settled();
    expect(await next.notes.textOf(id)).toEqual({ title: '', body: 'just typed', isTrashed: false });
    await next.notes.trash(id);
    expect((await next.notes.textOf(id))?.isTrashed).toBe(true);
    await next.notes.erase(id);
    expect(await next.notes.textOf(id)).toBeUndefined();
  });
});
