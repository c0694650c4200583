import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../../core/contract/ids.ts';
import { segmentDocument, type SegmentDocument } from '../../core/segment/document.ts';
import { parseSegmentId } from '../../core/segment/ids.ts';
import { createReplica } from '../../core/segment/replica.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import { LiveNote } from './live-note.ts';
import type { SegmentStore } from './ports.ts';

const ID = '0'.repeat(20) as NoteId;
const NONCE = '1'.repeat(16) as Nonce;
const WRITER = { account: 'alice', device: '2'.repeat(16) as DeviceId };

/** Answers `writeDocument` as PouchStore does: own revisions are written over, foreign ones are not. */
class MemoryStore {
  readonly documents = new Map<string, SegmentDocument>();
  readonly #own = new Set<string>();
  onWrite: () => void = () => undefined;

  async writeDocument(document: SegmentDocument): Promise<boolean> {
    await Promise.resolve();
    if (this.documents.has(document._id) && !this.#own.has(document._id)) return false;
    this.documents.set(document._id, document);
    this.#own.add(document._id);
    this.onWrite();
    return true;
  }

  async lastNumber(): Promise<number> {
    await Promise.resolve();
    return Math.max(0, ...[...this.documents.keys()].map((id) => parseSegmentId(id)?.n ?? 0));
  }

  text(): string {
    const reader = createReplica({ docId: ID, account: 'bob', device: '9'.repeat(16) as DeviceId, nextNumber: 1 });
    reader.receive(usableSegments([...this.documents.values()]));
    return reader.doc.getText('body').toString();
  }
}

function setUp() {
  const replica = createReplica({ docId: ID, ...WRITER, nextNumber: 1 });
  const note = new LiveNote(ID, replica, NONCE);
  const store = new MemoryStore();
  const taken = segmentDocument(
    { doc: ID, ...WRITER, n: 1 },
    { nonces: [], atMs: 1, update: Y.encodeStateAsUpdate(new Y.Doc()) },
    false,
  );
  store.documents.set(taken._id, taken);
  const type = (text: string) =>
    replica.edit(NONCE, (doc) => doc.getText('body').insert(doc.getText('body').length, text));
  const flush = () => note.flush(store as unknown as SegmentStore, 1);
  return { replica, note, store, type, flush };
}

describe('a place in the chain that is taken', () => {
  it('[SG8] what is typed while the segment moves elsewhere is in a segment after the next flush', async () => {
    const { store, type, flush } = setUp();
    type('before ');
    let isTyped = false;
    store.onWrite = () => {
      if (!isTyped) type('during ');
      isTyped = true;
    };
    await flush();
    type('after ');
    await flush();
    expect(store.text()).toBe('before during after ');
  });

  it('[SG9] a paste in several pieces is whole', async () => {
    const { store, type, flush } = setUp();
    const text = 'abcdefghij'.repeat(60_000);
    type(text);
    await flush();
    expect(store.text().length).toBe(text.length);
  });
});
