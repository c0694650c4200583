import { authorshipBy } from '../../core/segment/authorship.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../../core/contract/ids.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_TRAITS } from '../../core/note/traits.ts';
import { isTrashed, markTrashed } from '../../core/note/trash.ts';
import { coverageOf, goneDocument } from '../../core/segment/gone.ts';
import { createReplica, type Replica } from '../../core/segment/replica.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import { ALICE, closeNotesAfterEach, MemoryCatalog, openNotes } from '../support/notes-folder.ts';

type Folder = Awaited<ReturnType<typeof openNotes>>;

const BOB = { account: 'bob', device: 'b'.repeat(16) as DeviceId };
const NONCE = 'c'.repeat(16) as Nonce;
const ID = '0'.repeat(20) as NoteId;
const newDir = () => mkdtemp(join(tmpdir(), 'commonplace-erasing-'));

closeNotesAfterEach();

/** Bob's computer, which erases, and takes its segments away later. */
class Bob {
  readonly replica: Replica;
  readonly #revisions = new Map<string, string[]>();
  #markers = 0;

  readonly #id: NoteId;

  constructor(id = ID) {
    this.#id = id;
    this.replica = createReplica({ docId: id, ...BOB, nextNumber: 1 });
    this.replica.admit(NONCE);
  }

  write(text: string): void {
    this.change((doc) => doc.getText('body').insert(doc.getText('body').length, text));
  }

  change(change: (doc: Y.Doc) => void): void {
    this.replica.edit(NONCE, change);
  }

  /** What he has not given away yet. */
  news(): object[] {
    return this.replica.flush(1).map((document) => this.#revise(document._id, document));
  }

  erase(): object {
    this.change((doc) => markTrashed(doc, 1));
    this.#markers += 1;
    return goneDocument({ doc: this.#id, ...BOB, n: this.#markers }, coverageOf(this.replica.doc), 1_700_000_000_000);
  }

  tombstones(): object[] {
    return [...this.#revisions.keys()].map((_id) =>
      this.#revise(_id, { _id, _deleted: true, v: 1, t: 'segment', by: BOB.account }),
    );
  }

  #revise(id: string, document: object): object {
    const before = this.#revisions.get(id) ?? [];
    const ids = [(before.length + 1).toString(16).padStart(32, '0'), ...before];
    this.#revisions.set(id, ids);
    return { ...document, _rev: `${ids.length}-${ids[0]}`, _revisions: { start: ids.length, ids } };
  }
}

/** Puts documents in as a pull does, tombstones after the question. */
async function pull(folder: Folder, documents: readonly object[], id = ID): Promise<void> {
  const isTombstone = (document: object) => '_deleted' in document;
  const write = async (group: object[]) => {
    const stored = group.map((each) =>
      '_rev' in each ? each : { ...each, _rev: '1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    );
    await folder.store.database.bulkDocs(stored as PouchDB.Core.PutDocument<object>[], { new_edits: false });
    folder.store.changed();
  };
  await write(documents.filter((each) => !isTombstone(each)));
  if (!documents.some(isTombstone)) return;
  await folder.notes.beforeTombstones([id]);
  await write(documents.filter(isTombstone));
}

/** What a computer that has nothing else shows of a note. */
async function elsewhere(folder: Folder, id = ID): Promise<{ body: string; waiting: number; doc: Y.Doc }> {
  const replica = createReplica({ docId: id, account: 'carol', device: '9'.repeat(16) as DeviceId, nextNumber: 1 });
  replica.receive(usableSegments(await folder.store.readDocuments(id)));
  return { body: replica.doc.getText('body').toString(), waiting: replica.waitingCount, doc: replica.doc };
}

/** Puts in what Bob gives, and waits until the notes have dealt with it. */
async function take(folder: Folder, documents: readonly object[], id = ID): Promise<void> {
  await pull(folder, documents, id);
  await folder.notes.settled();
}

/** A computer that holds Bob's note `bob`, and his own computer; `mine` is what was written into the note here, and stored. */
async function shared({ dir, mine }: { dir?: string; mine?: string } = {}) {
  const bob = new Bob();
  bob.write('bob');
  const run = await openNotes(dir ?? (await newDir()));
  await take(run, bob.news());
  const window = await run.open(ID, 1);
  if (mine !== undefined) await window.type(mine);
  await run.notes.flush();
  return { bob, run, window };
}

const bodyOf = (window: { doc: Y.Doc }): string => window.doc.getText('body').toString();

describe('what was written in an erased note', () => {
  it('[ER7] stands also when the computer stopped in the middle of writing it down again', async () => {
    const dir = await newDir();
    const run = await openNotes(dir);
    const made = await run.notes.create();
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    await (await run.open(id, 1)).type('alice ');
    await run.notes.flush();
    const bob = new Bob(id);
    bob.replica.receive(usableSegments(await run.store.readDocuments(id)));
    bob.write('b'.repeat(300_000));
    await take(run, bob.news(), id);
    await (await run.open(id, 1)).type(' unseen');
    await run.notes.flush();
    const write = run.store.writeDocument.bind(run.store);
    let pieces = 0;
    run.store.writeDocument = async (document) => {
      pieces += 1;
      if (pieces > 1) throw new Error('the power went');
      return write(document);
    };
    await pull(run, [...bob.news(), bob.erase()], id);
    await run.notes.settled().catch(() => undefined);
    expect(pieces).toBeGreaterThan(1);
    await run.crash();
    const next = await openNotes(dir);
    await next.notes.settled();
    await take(next, bob.tombstones(), id);
    const seen = await elsewhere(next, id);
    expect([seen.body === `alice ${'b'.repeat(300_000)} unseen`, seen.waiting]).toEqual([true, 0]);
  });

  it('[ER7] stands when what it leans on is erased again and taken away', async () => {
    const bob = new Bob();
    bob.write('one');
    const run = await openNotes(await newDir());
    await take(run, bob.news());
    await (await run.open(ID, 1)).type(', two');
    await run.notes.flush();
    await take(run, [bob.erase(), ...bob.news()]);
    // He has seen the first of it, not that it was written down again.
    bob.write(', three');
    await take(run, bob.news());
    const window = await run.open(ID, 2);
    await window.type(', four');
    await run.notes.flush();
    await take(run, [bob.erase(), ...bob.news()]);
    const before = bodyOf(await run.open(ID, 3));
    await take(run, bob.tombstones());
    const seen = await elsewhere(run);
    expect([seen.body, seen.waiting]).toEqual([before, 0]);
    expect(before).toContain('four');
  });

  it('[ER8] a marker that comes after the tombstones brings nothing back that it had seen', async () => {
    const { bob, run } = await shared({ mine: ', alice' });
    await run.notes.closeNote(ID, 1);
    bob.replica.receive(usableSegments(await run.store.readDocuments(ID)));
    const marker = bob.erase();
    bob.news();
    await take(run, bob.tombstones());
    await take(run, [marker]);
    expect(run.catalog.entries.get(ID)?.isBlank).toBe(true);
    expect((await run.notes.open(ID, 2)).ok).toBe(false);
  });

  it('[ER8] a marker that comes after the tombstones finds in the Trash what it had not seen', async () => {
    const { bob, run } = await shared({ mine: ', alice' });
    await run.notes.closeNote(ID, 1);
    const marker = bob.erase();
    bob.news();
    await take(run, bob.tombstones());
    await take(run, [marker]);
    const { doc } = await run.open(ID, 2);
    expect([bodyOf({ doc }), isTrashed(doc)]).toEqual(['bob, alice', true]);
    const seen = await elsewhere(run);
    expect([seen.body, isTrashed(seen.doc)]).toEqual(['bob, alice', true]);
  });

  it('[ER7] stands when it was typed a moment before the tombstones came, and the computer stops then', async () => {
    const dir = await newDir();
    const { bob, run, window } = await shared({ dir });
    expect((await window.type(', alice')).saved.ok).toBe(true);
    const marker = bob.erase();
    bob.news();
    run.store.changed = () => undefined;
    await pull(run, [marker, ...bob.tombstones()]);
    await run.crash();
    const next = await openNotes(dir);
    await next.notes.settled();
    expect(bodyOf(await next.open(ID, 1))).toBe('bob, alice');
  });

  it('[ER7] is not written over before all of it is written down again', async () => {
    const alice = createReplica({ docId: ID, ...ALICE, nextNumber: 1 });
    alice.admit(NONCE);
    alice.edit(NONCE, (doc) => doc.getText('body').insert(0, 'open segment'));
    const flushed = alice.flush(1).map(({ _id }) => _id);
    alice.edit(NONCE, (doc) => doc.getText('body').insert(0, 'more '));
    const restated = alice.restate(1).map(({ _id }) => _id);
    expect(restated.filter((id) => flushed.includes(id))).toEqual([]);
  });

  it('[ER9] a restore in another window while a note is being erased wins', async () => {
    const run = await openNotes(await newDir());
    const made = await run.notes.create();
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    await (await run.open(id, 1)).type('text');
    await run.notes.trash(id);
    const [erased, restored] = await Promise.all([run.notes.erase(id), run.notes.restore(id)]);
    expect([erased.ok, restored.ok]).toEqual([true, true]);
    await run.notes.settled();
    const opened = await run.open(id, 2);
    expect([bodyOf(opened), isTrashed(opened.doc)]).toEqual(['text', false]);
  });

  it('[ER10] typing in a note that came back is written at its pace', async () => {
    const { bob, run } = await shared({ mine: ', alice' });
    await take(run, [bob.erase(), ...bob.news()]);
    await run.notes.restore(ID);
    await run.notes.flush();
    await run.notes.settled();
    let writes = 0;
    run.store.onWritten(() => (writes += 1));
    const window = await run.open(ID, 2);
    for (const letter of 'abcdefgh') await window.type(letter);
    await run.notes.settled();
    expect(writes).toBe(0);
    expect(run.notes.unwrittenCount).toBe(1);
  });

  it('[ER7] windows hear that it is back in the Trash also when the disk is full then', async () => {
    const { bob, run, window } = await shared({ mine: ', alice' });
    const write = run.store.writeDocument.bind(run.store);
    run.store.writeDocument = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    await pull(run, [bob.erase(), ...bob.news()]);
    await expect(run.notes.settled()).rejects.toThrow('full');
    run.store.writeDocument = write;
    await run.notes.settled();
    await run.notes.restore(ID);
    await window.type('!');
    expect([bodyOf(window), isTrashed(window.doc), window.doc.store.pendingStructs]).toEqual([
      'bob, alice!',
      false,
      null,
    ]);
  });

  it('[ER7] is written down before the notes are closed', async () => {
    const { bob, run, window } = await shared({ mine: ', alice' });
    bob.replica.receive(usableSegments(await run.store.readDocuments(ID)));
    await take(run, [bob.erase(), ...bob.news()]);
    await window.type('!');
    await run.notes.close();
    const seen = await elsewhere(run);
    expect([seen.body, isTrashed(seen.doc), run.state.errors]).toEqual(['bob, alice!', true, []]);
    const restated = (await run.store.readDocuments(ID)).filter((each) => judgedOthers(each));
    expect(restated).toHaveLength(1);
  });

  it('[ER3] nothing of it stays in the journal when it was seen and its ground is gone', async () => {
    const dir = await newDir();
    const { bob, run } = await shared({ dir, mine: ', alice' });
    bob.replica.receive(usableSegments(await run.store.readDocuments(ID)));
    await take(run, [bob.erase(), ...bob.news(), ...bob.tombstones()]);
    await run.crash();
    const next = await openNotes(dir);
    expect(next.state.errors).toEqual([]);
    expect((await next.notes.open(ID, 1)).ok).toBe(false);
  });

  it('[ER3] a quit does not wait until all that was erased long ago is taken away', async () => {
    const catalog = new MemoryCatalog();
    for (let n = 0; n < 3000; n++) {
      const id = `${n}`.padStart(20, '0');
      catalog.entries.set(id, {
        id,
        title: '',
        excerpt: '',
        text: '',
        ...authorshipBy('anna', 1),
        trashedMs: 0,
        trashedBy: '',
        erasedMs: 1,
        isTrashed: false,
        isBlank: true,
        ...NO_TRAITS,
        ...NO_ROLE,
        ...NO_ORGANISATION,
      });
    }
    const run = await openNotes(await newDir(), { catalog });
    const read = run.store.readDocuments.bind(run.store);
    let reads = 0;
    run.store.readDocuments = (id) => {
      reads += 1;
      return read(id);
    };
    await run.notes.close();
    expect(reads).toBeLessThan(100);
  });
});

const judgedOthers = (document: unknown): boolean =>
  usableSegments([document]).some(({ others }) => others !== undefined);
