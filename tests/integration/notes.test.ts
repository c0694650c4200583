import { randomBytes } from 'node:crypto';
import { mkdtemp, open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument } from '../../core/segment/document.ts';
import { inspectNotes } from '../../main/notes/inspect.ts';
import { Notes } from '../../main/notes/notes.ts';
import type { CatalogNote, Inspector, NoteCatalog, SeenPosition } from '../../main/notes/ports.ts';
import { ScratchPad } from '../../main/notes/scratch-pad.ts';
import { openJournal } from '../../main/store/journal.ts';
import { openStore } from '../../main/store/store.ts';
import { waitFor } from '../support/wait-for.ts';

const ALICE = { account: 'alice', device: 'a'.repeat(16) as DeviceId };

class MemoryCatalog implements NoteCatalog {
  readonly entries = new Map<string, CatalogNote>();
  seen: SeenPosition | undefined;

  position = async () => this.seen;
  erasedBefore = async (timeMs: number) =>
    [...this.entries.values()].filter(({ erasedMs }) => erasedMs > 0 && erasedMs < timeMs).map(({ id }) => id);
  refusals = async () => [];
  known = async (ids: readonly string[]) => ids.filter((id) => this.entries.has(id));
  list = async () => ({ total: this.entries.size, rows: [] });
  async update(entries: readonly CatalogNote[], position: SeenPosition | undefined): Promise<void> {
    for (const entry of entries) this.entries.set(entry.id, entry);
    this.seen = position ?? this.seen;
  }
}

/** The notes of one folder with a real store and journal, and everything else in this thread. `crash` leaves the files as they are. */
async function setUp(dir: string, overrides: { inspector?: Inspector; catalog?: MemoryCatalog } = {}) {
  const store = await openStore(join(dir, 'text'));
  const state = { isFull: false, unwritten: 0, errors: [] as string[] };
  const journal = await openJournal(join(dir, 'journal'), async (file) => {
    const handle = await openFile(file, 'a');
    const append = handle.appendFile.bind(handle);
    handle.appendFile = (data) =>
      state.isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : append(data);
    return handle;
  });
  const pad = new ScratchPad();
  const catalog = overrides.catalog ?? new MemoryCatalog();
  const seen: { window: number; update: Uint8Array }[] = [];
  const notes = new Notes(
    {
      store,
      journal,
      catalog,
      inspector: overrides.inspector ?? {
        inspect: async (all) => inspectNotes(all),
        inspectLive: async (one) => pad.inspect(one),
      },
      now: Date.now,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      log: { info: () => undefined, error: (what, cause) => state.errors.push(`${what}: ${String(cause)}`) },
      onEdited: (window, _id, update) => seen.push({ window, update }),
      onReopenNeeded: () => undefined,
      onErased: () => undefined,
      isOwnDevice: (device) => device === ALICE.device,
      onListChanged: () => undefined,
      onRefusalsChanged: () => undefined,
      onPlaceTaken: () => undefined,
      onUnwrittenChanged: () => (state.unwritten += 1),
    },
    ALICE,
  );
  notes.setPace({ firstMs: 600_000, nextMs: 600_000 });
  await notes.start();
  cleanups.push(async () => {
    await notes.close();
    await journal.close();
    await store.close();
  });
  const open = async (id: NoteId, window: number) => {
    const opened = await notes.open(id, window);
    if (!opened.ok) throw new Error(opened.error.code);
    const doc = new Y.Doc();
    doc.clientID = opened.value.clientId;
    Y.applyUpdate(doc, opened.value.state, 'main');
    const send = (update: Uint8Array) => notes.edit(window, { id, clientId: opened.value.clientId, update });
    const type = async (text: string) => {
      for (const { update } of seen.filter((one) => one.window === window)) Y.applyUpdate(doc, update, 'main');
      let made = new Uint8Array();
      const keep = (update: Uint8Array, origin: unknown) => {
        if (origin !== 'main') made = new Uint8Array(update);
      };
      doc.on('update', keep);
      doc.getText('body').insert(doc.getText('body').length, text);
      doc.off('update', keep);
      return { saved: await send(made), again: () => send(made) };
    };
    return { doc, type };
  };
  /** What a process would find that starts on these files now; the one that made them writes nothing more into segments. */
  const crash = async () => {
    notes.close = async () => undefined;
    await store.close();
    await journal.close();
    cleanups.pop();
  };
  return { notes, store, catalog, state, open, crash };
}

/** A segment of bob's with any change of a document in it. */
function foreign(id: string, n: number, base: Uint8Array, change: (doc: Y.Doc) => void): Record<string, unknown> {
  const bob = { account: 'bob', device: 'b'.repeat(16) as DeviceId };
  const nonce = 'c'.repeat(16) as Nonce;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  doc.clientID = clientIdOf(id, bob, nonce);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  return { ...segmentDocument({ doc: id, ...bob, n }, { nonces: [nonce], atMs: 1, update }, false) };
}

const cleanups: (() => Promise<void>)[] = [];
const newDir = () => mkdtemp(join(tmpdir(), 'commonplace-notes-'));
const bodyIn = async (notes: Notes, id: NoteId) => (await notes.contentOf(id))?.content.body;
const create = async (notes: Notes): Promise<NoteId> => {
  const made = await notes.create();
  if (!made.ok) throw new Error(made.error.code);
  return made.value.id;
};

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

describe('edits that were acknowledged after one that was not', () => {
  it("[NO1] survive a crash when they lean on another window's unsaved letters", async () => {
    const dir = await newDir();
    const run = await setUp(dir);
    const id = await create(run.notes);
    const [left, right] = [await run.open(id, 1), await run.open(id, 2)];
    run.state.isFull = true;
    expect((await left.type('unsaved ')).saved.ok).toBe(false);
    run.state.isFull = false;
    expect((await right.type('acknowledged')).saved.ok).toBe(true);
    await run.crash();
    const next = await setUp(dir);
    expect(await bodyIn(next.notes, id)).toContain('acknowledged');
  });

  it('[NO2] survive a crash when the failed one was sent again after them', async () => {
    const dir = await newDir();
    const run = await setUp(dir);
    const id = await create(run.notes);
    const [left, right] = [await run.open(id, 1), await run.open(id, 2)];
    run.state.isFull = true;
    const first = await left.type('retried ');
    run.state.isFull = false;
    expect((await right.type('acknowledged')).saved.ok).toBe(true);
    expect((await first.again()).ok).toBe(true);
    await run.crash();
    const next = await setUp(dir);
    expect(await bodyIn(next.notes, id)).toBe('retried acknowledged');
  });

  it('[NO3] a Trash that is asked for again after a full disk is acknowledged only when it is safe', async () => {
    const dir = await newDir();
    const run = await setUp(dir);
    const id = await create(run.notes);
    run.state.isFull = true;
    expect((await run.notes.trash(id)).ok).toBe(false);
    expect((await run.notes.trash(id)).ok).toBe(false);
    run.state.isFull = false;
    expect((await run.notes.trash(id)).ok).toBe(true);
    await run.crash();
    const next = await setUp(dir);
    expect((await next.notes.contentOf(id))?.isTrashed).toBe(true);
  });
});

describe('a start after a crash', () => {
  it('[NO4] keeps journalled edits that it cannot make again at this time', async () => {
    const dir = await newDir();
    const run = await setUp(dir);
    const id = await create(run.notes);
    await (await run.open(id, 1)).type('stored ');
    await run.notes.flush();
    await run.crash();
    const second = await setUp(dir);
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
        editedMs: 0,
      }),
    };
    const bad = await setUp(dir, { inspector: overloaded });
    await bad.crash();
    const next = await setUp(dir);
    expect(await bodyIn(next.notes, id)).toBe('stored journalled');
  });
});

describe('the catalog', () => {
  it('[NO5] is never past a change of an open note that it lacks', async () => {
    const run = await setUp(await newDir());
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
    };
    const run = await setUp(await newDir(), { inspector });
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
    const run = await setUp(await newDir());
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
    const run = await setUp(await newDir());
    const window = await run.open(await create(run.notes), 1);
    for (const letter of 'abcdefghij') await window.type(letter);
    expect(run.state.unwritten).toBe(1);
  });
});

describe('a chain that somebody else closed with its last number', () => {
  it('[NO9] does not keep this note, or the next one, out of segments', async () => {
    const dir = await newDir();
    const run = await setUp(dir);
    const id = await create(run.notes);
    const other = await create(run.notes);
    await run.notes.flush();
    await run.store.database.put({ _id: `${id}:s:alice~${ALICE.device}:vvvvvv`, v: 1, t: 'segment' } as never);
    run.store.changed();
    await run.crash();
    const next = await setUp(dir);
    await (await next.open(id, 1)).type('poisoned');
    await (await next.open(other, 2)).type('innocent');
    await next.notes.flush().catch(() => undefined);
    const stored = async (note: NoteId) =>
      inspectNotes([{ doc: note, documents: await next.store.readDocuments(note) }])[0]?.summary.text;
    expect.soft(await stored(other)).toBe('innocent');
    expect(await stored(id)).toBe('poisoned');
  });
});
