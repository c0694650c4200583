import { randomBytes } from 'node:crypto';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as Y from 'yjs';
import { afterEach } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument } from '../../core/segment/document.ts';
import { inspectNotes } from '../../main/notes/inspect.ts';
import { Notes } from '../../main/notes/notes.ts';
import type { NotesPorts } from '../../main/notes/notes-ports.ts';
import type { CatalogNote, Inspector, NoteCatalog, SeenPosition, StampedChange } from '../../main/notes/ports.ts';
import { contentsOf } from '../../main/notes/note-contents.ts';
import { ScratchPad } from '../../main/notes/scratch-pad.ts';
import { openJournal } from '../../main/store/journal.ts';
import { openStore } from '../../main/store/store.ts';

/** Who writes in a folder that `openNotes` opened. */
export const ALICE = { account: 'alice', device: 'a'.repeat(16) as DeviceId };

/** A catalog that is a map. */
export class MemoryCatalog implements NoteCatalog {
  readonly entries = new Map<string, CatalogNote>();
  seen: SeenPosition | undefined;

  renew = async () => this.entries.clear();
  onRenewed = () => undefined;
  position = async () => this.seen;
  erasedBefore = async (timeMs: number) =>
    [...this.entries.values()].filter(({ erasedMs }) => erasedMs > 0 && erasedMs < timeMs).map(({ id }) => id);
  textOf = async (id: string) => {
    const entry = this.entries.get(id);
    return entry && { title: entry.title, body: entry.text, isTrashed: entry.isTrashed };
  };
  trashedBefore = async (timeMs: number) =>
    [...this.entries.values()]
      .filter(({ isTrashed, trashedMs }) => isTrashed && trashedMs < timeMs)
      .map(({ id }) => id);
  refusals = async () => [];
  known = async (ids: readonly string[]) => ids.filter((id) => this.entries.has(id));
  list = async () => ({ total: this.entries.size, rows: [], instead: [] });
  async update(entries: readonly CatalogNote[], position: SeenPosition | undefined): Promise<void> {
    for (const entry of entries) this.entries.set(entry.id, entry);
    this.seen = position ?? this.seen;
  }
}

/** What a test gives the notes in place of the usual. */
interface Overrides {
  readonly inspector: Inspector;
  readonly catalog: MemoryCatalog;
  readonly beforeEdit: NotesPorts['beforeEdit'];
}

/** The notes of one folder with a real store and journal, and everything else in this thread. `crash` leaves the files as they are. */
export async function openNotes(dir: string, overrides: Partial<Overrides> = {}) {
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
  const stamped: StampedChange[] = [];
  const seen: { window: number; update: Uint8Array }[] = [];
  const notes = new Notes(
    {
      store,
      journal,
      catalog,
      inspector: overrides.inspector ?? {
        inspect: async (all) => inspectNotes(all),
        inspectLive: async (one) => pad.inspect(one),
        contents: async (all) => contentsOf(all),
      },
      now: Date.now,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      log: { info: () => undefined, error: (what, cause) => state.errors.push(`${what}: ${String(cause)}`) },
      onEdited: (window, _id, update) => seen.push({ window, update }),
      onReopenNeeded: () => undefined,
      onErased: () => undefined,
      isOwnDevice: (device) => device === ALICE.device,
      onSharedChanged: () => undefined,
      beforeEdit: overrides.beforeEdit ?? (() => undefined),
      takeStamped: async (changes) => void stamped.push(...changes),
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
  return { notes, store, catalog, state, stamped, open, crash };
}

/** A segment of bob's with any change of a document in it. */
export function foreign(
  id: string,
  n: number,
  base: Uint8Array,
  change: (doc: Y.Doc) => void,
): Record<string, unknown> {
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

/** Closes what a test of the calling suite opened, after it. */
export function closeNotesAfterEach(): void {
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  });
}
