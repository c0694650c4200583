import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { bodyOf } from '../../core/note/note.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import { chainPrefixOf, parseSegmentId } from '../../core/segment/ids.ts';
import { createReplica, type Replica } from '../../core/segment/replica.ts';
import { judgeDocument, usableSegments, type StoredSegment } from '../../core/segment/stored-update.ts';

/** The note that virtual laptops share. */
export const SHARED_NOTE = '0'.repeat(20);

interface VirtualWindow {
  readonly doc: Y.Doc;
  readonly nonce: Nonce;
}

/** Spells a small number in an id of `length` base32hex characters. */
const numbered = (value: number, length: number): string => value.toString(32).padStart(length, '0');

/**
 * One device of a law test: a store that outlives the process, a journal of what is in no segment yet, a replica and
 * some windows. Everything is synchronous and in memory; the test decides what is delivered when.
 */
export class VirtualLaptop {
  readonly account: string;
  readonly device: DeviceId;
  readonly store = new Map<string, SegmentDocument>();
  readonly windows: VirtualWindow[] = [];
  replica: Replica;
  #journal: { nonce: Nonce; update: Uint8Array }[] = [];
  #nonceCount = 0;

  constructor(index: number) {
    this.account = `account${index % 2}`;
    this.device = numbered(index + 1, 16) as DeviceId;
    this.replica = this.#load();
    this.openWindow();
  }

  openWindow(): void {
    const nonce = this.#newNonce();
    const doc = new Y.Doc();
    doc.clientID = this.replica.admit(nonce);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.replica.doc), 'main');
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'main') return;
      this.#journal.push({ nonce, update });
      const refusal = this.replica.applyOwn(update, nonce);
      if (refusal) throw new Error(`own edit refused: ${refusal}`);
      this.#show(update, doc);
    });
    this.windows.push({ doc, nonce });
  }

  /** Makes an edit through a window, as typing does. */
  edit(windowIndex: number, change: (body: Y.Text) => void): void {
    const window = this.windows[windowIndex % this.windows.length];
    if (window) change(bodyOf(window.doc));
  }

  flush(): void {
    for (const document of this.replica.flush(1)) this.store.set(document._id, document);
    this.#journal = [];
  }

  /** Writes the whole note again; answers the segments that need no other. */
  restate(): SegmentDocument[] {
    const documents = this.replica.restate(1);
    for (const document of documents) this.store.set(document._id, document);
    this.#journal = [];
    return documents;
  }

  /** Takes segments as they arrive from elsewhere. */
  receive(documents: readonly SegmentDocument[]): void {
    const usable: StoredSegment[] = [];
    for (const document of documents) {
      this.store.set(document._id, document);
      const verdict = judgeDocument(document);
      if (verdict.kind !== 'usable') throw new Error(`refused ${JSON.stringify(verdict)}`);
      usable.push(verdict.segment);
    }
    const update = this.replica.receive(usable);
    if (update) this.#show(update);
  }

  /** The segments of this device, to be pushed. */
  ownDocuments(): SegmentDocument[] {
    const prefix = chainPrefixOf(SHARED_NOTE, this);
    return [...this.store.values()].filter((document) => document._id.startsWith(prefix));
  }

  /** The process dies and starts again: memory is gone, the store and the journal remain. */
  restart(): void {
    this.windows.length = 0;
    this.replica = this.#load();
    const journal = this.#journal;
    for (const { nonce } of journal) this.replica.admit(nonce);
    for (const { nonce, update } of journal) {
      const refusal = this.replica.applyOwn(update, nonce);
      if (refusal) throw new Error(`journal refused: ${refusal}`);
    }
    this.openWindow();
  }

  text(): string {
    return bodyOf(this.replica.doc).toString();
  }

  #load(): Replica {
    const prefix = chainPrefixOf(SHARED_NOTE, this);
    const own = [...this.store.keys()].filter((id) => id.startsWith(prefix)).map((id) => parseSegmentId(id)?.n ?? 0);
    const replica = createReplica({
      docId: SHARED_NOTE,
      account: this.account,
      device: this.device,
      nextNumber: Math.max(0, ...own) + 1,
    });
    replica.receive(usableSegments([...this.store.values()]));
    return replica;
  }

  #show(update: Uint8Array, except?: Y.Doc): void {
    for (const { doc } of this.windows) if (doc !== except) Y.applyUpdate(doc, update, 'main');
  }

  #newNonce(): Nonce {
    this.#nonceCount += 1;
    return numbered(this.#nonceCount, 16) as Nonce;
  }
}
