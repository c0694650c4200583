import * as Y from 'yjs';
import type { ClientId, DocId, Nonce } from '../../core/contract/ids.ts';
import type { WindowId } from '../../core/contract/handlers.ts';
import type { NoteText } from '../../core/contract/text-commands.ts';
import { bodyOf, isEmptyNote, titleOf } from '../../core/note/note.ts';
import { isTrashed, trashEditOf } from '../../core/note/trash.ts';
import { NO_AUTHORSHIP, type Authorship } from '../../core/segment/authorship.ts';
import { clientAccountsOf } from '../../core/segment/client-accounts.ts';
import { readSegmentDocument, segmentDocument, type SegmentDocument } from '../../core/segment/document.ts';
import { covers, editsOf, type Coverage } from '../../core/segment/gone.ts';
import { parseSegmentId } from '../../core/segment/ids.ts';
import type { Replica } from '../../core/segment/replica.ts';
import type { StoredSegment } from '../../core/segment/stored-update.ts';
import type { Reach } from '../../core/version/version.ts';
import type { SegmentStore } from './ports.ts';

/** A note, or another document of its kind, in memory: its replica, the windows that show it, and the segments on their way to the store. */
export class LiveNote {
  readonly id: DocId;
  readonly replica: Replica;
  /** What main itself edits this note under (Trash, rename). */
  readonly mainNonce: Nonce;
  readonly windows = new Map<WindowId, { readonly nonce: Nonce; readonly clientId: ClientId }>();
  /** Who wrote in it, and who did last, for the list. */
  written: Authorship = NO_AUTHORSHIP;
  /** Who writes under which client id; whoever is not in here is this device. */
  readonly #accounts = new Map<number, string>();
  /** What those who erased it for good had seen, and when the last of them did; absent when nobody did (rule S8). */
  erasure: (Coverage & { readonly atMs: number }) | undefined;
  /** It stays in memory for as long as the workspace is open. */
  isKept = false;
  /** Until then nothing that is edited may reach the disk: what the note said before is on its way there. */
  heldBack: Promise<void> | undefined;
  readonly #unwritten = new Map<string, SegmentDocument>();
  #writing: Promise<void> = Promise.resolve();

  constructor(id: DocId, replica: Replica, mainNonce: Nonce) {
    this.id = id;
    this.replica = replica;
    this.mainNonce = mainNonce;
  }

  /** Own edits are in no stored segment yet. */
  get hasUnwritten(): boolean {
    return this.replica.hasOwnEdits || this.#unwritten.size > 0;
  }

  /** It was erased for good, and nothing is in it that who erased it had not seen. */
  get isErased(): boolean {
    return this.erasure !== undefined && covers(this.erasure, editsOf(this.replica.doc));
  }

  /** What it says; undefined when nothing was ever written in it, or it was erased for good. */
  get text(): NoteText | undefined {
    const { doc } = this.replica;
    if (this.isErased || isEmptyNote(doc)) return undefined;
    return { title: titleOf(doc).toString(), body: bodyOf(doc).toString(), isTrashed: isTrashed(doc) };
  }

  /** Who put it into the Trash; empty while it is not there. */
  get trashedBy(): string {
    const { doc, writer } = this.replica;
    const edit = isTrashed(doc) ? trashEditOf(doc) : undefined;
    return edit === undefined ? '' : (this.#accounts.get(edit.client) ?? writer.account);
  }

  /** The account that wrote in it last. */
  get editedBy(): string {
    return this.written.editedBy;
  }

  /** How long title and text are, in UTF-16 units. */
  get units(): number {
    return titleOf(this.replica.doc).length + bodyOf(this.replica.doc).length;
  }

  /** How much each account wrote in it: the clocks of its client ids together. */
  get reach(): Reach {
    const { doc, writer } = this.replica;
    const reach = new Map<string, number>();
    for (const client of doc.store.clients.keys()) {
      const account = this.#accounts.get(client) ?? writer.account;
      reach.set(account, (reach.get(account) ?? 0) + Y.getState(doc.store, client));
    }
    return reach;
  }

  /** Lets nothing that is edited from now on reach the disk before something else has, which never fails. */
  holdBack(until: Promise<unknown>): void {
    const held = Promise.all([this.heldBack, until]).then(() => {
      if (this.heldBack === held) this.heldBack = undefined;
    });
    this.heldBack = held;
    this.#writing = this.#writing.then(() => held);
  }

  /** Begins with what is stored. */
  load(segments: readonly StoredSegment[]): void {
    this.#knowWriters(segments);
    this.replica.load(segments);
  }

  /** Takes segments from the store into the note; answers what they changed, if anything. */
  receive(segments: readonly StoredSegment[]): Uint8Array | undefined {
    this.#knowWriters(segments);
    return this.replica.receive(segments);
  }

  /** Nobody looks at it and nothing of it is unwritten: it can be let go. */
  get isIdle(): boolean {
    return !this.isKept && this.windows.size === 0 && !this.hasUnwritten;
  }

  /**
   * Writes every own edit into segments. Rejects when the store does; what is unwritten then is tried again by the next
   * call. Answers whether a place in the chain was taken by somebody else (rule S4).
   */
  flush(store: SegmentStore, atMs: number): Promise<boolean> {
    return this.#write(store, () => this.replica.flush(atMs));
  }

  /** Writes the whole note again into segments that need no other (rule S8). Rejects and answers as `flush` does. */
  restate(store: SegmentStore, atMs: number): Promise<boolean> {
    return this.#write(store, () => this.replica.restate(atMs));
  }

  async #write(store: SegmentStore, take: () => SegmentDocument[]): Promise<boolean> {
    let wasTaken = false;
    const write = this.#writing.then(async () => {
      for (const document of take()) this.#unwritten.set(document._id, document);
      for (const document of [...this.#unwritten.values()]) {
        if (!(await store.writeDocument(document))) {
          wasTaken = true;
          await this.#writeElsewhere(store, document);
        }
        if (this.#unwritten.get(document._id) === document) this.#unwritten.delete(document._id);
      }
    });
    // The next flush waits for this one, however it ends; its failure is this caller's to handle.
    this.#writing = write.catch(() => undefined);
    await write;
    return wasTaken;
  }

  #knowWriters(segments: readonly StoredSegment[]): void {
    for (const [client, account] of clientAccountsOf(segments))
      if (account !== '' || !this.#accounts.has(client)) this.#accounts.set(client, account);
  }

  /** The same payload under a number of its own: nothing that stands under the taken one may be covered up. */
  async #writeElsewhere(store: SegmentStore, document: SegmentDocument): Promise<void> {
    const outcome = readSegmentDocument(document);
    if (outcome.kind !== 'segment') throw new Error('own segment unreadable');
    const { name, payload } = outcome;
    // Beyond what is stored, what the open segment will use, and what else is on its way.
    const onItsWay = [...this.#unwritten.keys()].map((id) => parseSegmentId(id)?.n ?? 0);
    let n = Math.max(await store.lastNumber(name.doc, name), this.replica.number, ...onItsWay) + 1;
    this.replica.continueAt(n + 1);
    while (!(await store.writeDocument(segmentDocument({ ...name, n }, payload, true)))) {
      n += 1;
      this.replica.continueAt(n + 1);
    }
  }
}
