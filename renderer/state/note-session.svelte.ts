import * as Y from 'yjs';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { ClientId, NoteId } from '../../core/contract/ids.ts';
import { type Result, succeed } from '../../core/contract/result.ts';
import { roleOf, type TemplateUse } from '../../core/note/note-role.ts';
import { isBackInTrash, isTrashed } from '../../core/note/trash.ts';
import { ask } from '../api/bridge.ts';
import { backOffMs, createPause, type Pause } from './back-off.ts';
import { createCalm } from './calm.ts';
import { EarlyCopy } from './early-copy.ts';
import { whenDrawn } from './idle.ts';
import { carryOver, createBinding, FROM_MAIN, type NoteBinding } from './note-binding.ts';
import { firstBatch } from './update-batch.ts';

/**
 * How far the note is here. `shown`: as it was last known, in a copy that can be written in; `failed` when main would not open
 * it and nothing was written.
 */
export type SessionPhase =
  | { readonly state: 'opening' }
  | { readonly state: 'shown'; readonly binding: NoteBinding }
  | { readonly state: 'open'; readonly binding: NoteBinding }
  | { readonly state: 'failed'; readonly code: AppErrorCode };

/** `saved`: main has answered for every edit. `not-saved`: the last attempt failed; the edits are kept and tried again. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'not-saved'; readonly code: AppErrorCode };

/** How long the document waits for the text to be on screen, in ms: the list may have much to do. */
const TEXT_PATIENCE_MS = 150;

/** A document of so many bytes may take longer to build than a frame. */
const LONG_BYTES = 256 * 1024;

/**
 * One note open in this window: the Yjs copy, and the way of its edits to main.
 *
 * ```
 * opening -> shown -> open: what was typed while it was only shown is made again in the document
 *
 * typed -> unacked -> notes.edit (one at a time) -> ok: forgotten here
 *             ^-------- store-full, ... : kept, tried again with back-off
 *             '-------- note-reopen     : opened again, re-made under the new client id
 * ```
 */
export class NoteSession {
  readonly id: NoteId;
  readonly #bridge: Bridge;
  #phase = $state.raw<SessionPhase>({ state: 'opening' });
  #save = $state.raw<SaveState>({ state: 'saved' });
  #isTrashed = $state(false);
  #isBack = $state(false);
  #template = $state<TemplateUse>('none');
  #title = $state('');
  #clientId: ClientId | undefined;
  #unacked: Uint8Array[] = [];
  /** What the person reads and writes in until the document is there. */
  #early: EarlyCopy | undefined;
  /** What others did meanwhile. */
  #received: Uint8Array[] = [];
  #mustReopen = false;
  #isRunning = false;
  #isClosed = false;
  #holds = 0;
  #pause: Pause | undefined;
  #opening: Promise<void> = Promise.resolve();
  #savedWaiters: (() => void)[] = [];
  #waiters: ((isSaved: boolean) => void)[] = [];

  constructor(bridge: Bridge, id: NoteId) {
    this.#bridge = bridge;
    this.id = id;
  }

  get phase(): SessionPhase {
    return this.#phase;
  }

  /** What can be read and written in, as soon as there is anything. */
  get binding(): NoteBinding | undefined {
    return 'binding' in this.#phase ? this.#phase.binding : undefined;
  }

  get save(): SaveState {
    return this.#save;
  }

  /** The title as it is now; empty until the note is open. */
  get title(): string {
    return this.#title;
  }

  /** True while the note lies in the Trash, whoever put it there. */
  get isTrashed(): boolean {
    return this.#isTrashed;
  }

  /** True when it lies there because somebody wrote in it who had not heard that it was deleted for good. */
  get isBackInTrash(): boolean {
    return this.#isBack;
  }

  /** Whether notes are made from this one. */
  get template(): TemplateUse {
    return this.#template;
  }

  /** Asks main for the note. Call once; the outcome is in `phase`. */
  open(): Promise<void> {
    if (!this.#isClosed) this.#opening = this.#openFirst();
    return this.#opening;
  }

  async #openFirst(): Promise<void> {
    // Opening keeps the whole machine busy; until there is something to see, drawing that needs it.
    await Promise.race([this.#showEarly(), createPause(TEXT_PATIENCE_MS).over]);
    if (this.#isClosed) return;
    const opened = await this.#openNow();
    if (this.#isClosed) return;
    if (opened.ok || this.#early?.isEdited) this.#start();
    else this.#phase = { state: 'failed', code: opened.error.code };
  }

  async #showEarly(): Promise<void> {
    const known = await ask(this.#bridge, 'notes.text', { id: this.id });
    if (this.#isClosed || this.#phase.state !== 'opening' || !known.ok || known.value === undefined) return;
    this.#early = new EarlyCopy(known.value, () => {
      if (this.#save.state === 'saved') this.#save = { state: 'saving' };
    });
    this.#isTrashed = known.value.isTrashed;
    this.#phase = { state: 'shown', binding: this.#early.binding };
    await whenDrawn();
  }

  async #openNow(): Promise<Result<undefined>> {
    const opened = await ask(this.#bridge, 'notes.open', { id: this.id });
    if (!opened.ok) return opened;
    if (this.#early) await this.#whenFree(opened.value.state.byteLength);
    if (this.#isClosed) return succeed(undefined);
    const early = this.#early;
    this.#early = undefined;
    this.#clientId = opened.value.clientId;
    const queue = (update: Uint8Array): void => this.#queue(update);
    this.#adopt(early ? early.continueIn(opened.value, queue) : createBinding(opened.value, queue));
    early?.binding.doc.destroy();
    return succeed(undefined);
  }

  /** To build a document takes a while; what there is to see, and to be typed, comes first. */
  async #whenFree(sizeBytes: number): Promise<void> {
    await whenDrawn();
    if (sizeBytes < LONG_BYTES) return;
    this.#pause = createCalm(() => this.#early?.isEdited === true);
    await this.#pause.over;
    this.#pause = undefined;
  }

  /** Applies what someone else did. Updates that arrive while the note is being opened wait for it. */
  receive(update: Uint8Array): void {
    // While opening again, the old copy must not learn anything: what it knows more than main's answer counts as unsaved.
    if (this.#phase.state === 'open' && !this.#mustReopen) Y.applyUpdate(this.#phase.binding.doc, update, FROM_MAIN);
    else this.#received.push(update);
  }

  /** Main has withdrawn the client id: take a new one before the next edit is sent. */
  reopen(): void {
    if (this.#phase.state !== 'open') return;
    this.#mustReopen = true;
    this.#start();
  }

  /** Tries at once to send what is unsent. True when main has it all, false when that failed (it is still kept). */
  async flush(): Promise<boolean> {
    if (this.#early?.isEdited) {
      this.#pause?.end();
      await this.#opening;
    }
    if (!this.#isRunning && !this.#hasWork) return true;
    const outcome = new Promise<boolean>((resolve) => this.#waiters.push(resolve));
    this.#pause?.end();
    this.#start();
    return outcome;
  }

  /** Waits, without hurrying anything, until main has every edit and nobody has one to come. */
  whenSaved(): Promise<void> {
    if (this.#isDone) return Promise.resolve();
    return new Promise((resolve) => this.#savedWaiters.push(resolve));
  }

  /** Somebody has an edit to come, until what is returned is called: the session counts as unsaved. */
  hold(): () => void {
    this.#holds++;
    return () => {
      this.#holds--;
      if (this.#isDone) this.#tellSaved();
    };
  }

  /** Ends the session and frees the copy. Call when `save` is `saved`: what is unsent then is dropped. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pause?.end();
    this.#settle(this.#unacked.length === 0);
    this.binding?.doc.destroy();
    // A close that overtook the open would leave the note open in main for ever.
    await this.#opening;
    await ask(this.#bridge, 'notes.close', { id: this.id });
  }

  get #isDone(): boolean {
    return !this.#isRunning && !this.#hasWork && this.#holds === 0;
  }

  get #hasWork(): boolean {
    return this.#mustReopen || this.#unacked.length > 0 || this.#early?.isEdited === true;
  }

  #adopt(binding: NoteBinding): void {
    const read = (): void => {
      this.#title = binding.title.text.toString();
      this.#isTrashed = isTrashed(binding.doc);
      this.#isBack = isBackInTrash(binding.doc);
      this.#template = roleOf(binding.doc).template;
    };
    binding.doc.on('update', read);
    read();
    this.#phase = { state: 'open', binding };
    for (const update of this.#received.splice(0)) this.receive(update);
  }

  #queue(update: Uint8Array): void {
    this.#unacked.push(update);
    if (this.#save.state === 'saved') this.#save = { state: 'saving' };
    this.#start();
  }

  #start(): void {
    if (!this.#isRunning && !this.#isClosed) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let failures = 0;
    while (this.#hasWork && !this.#isClosed) {
      const done = await this.#next();
      if (done.ok) {
        failures = 0;
        continue;
      }
      if (done.error.code === 'note-reopen') this.#mustReopen = true;
      // The first refusal of a client id is ordinary; a second one in a row waits like any other failure.
      if (done.error.code === 'note-reopen' && failures++ === 0) continue;
      this.#save = { state: 'not-saved', code: done.error.code };
      this.#settle(false);
      this.#pause = createPause(backOffMs(failures++));
      await this.#pause.over;
      this.#pause = undefined;
    }
    this.#isRunning = false;
    if (!this.#isClosed) this.#save = { state: 'saved' };
    this.#settle(this.#unacked.length === 0);
  }

  #next(): Promise<Result<undefined>> {
    if (this.#early) return this.#openNow();
    return this.#mustReopen ? this.#reopenNow() : this.#send();
  }

  async #send(): Promise<Result<undefined>> {
    const batch = firstBatch(this.#unacked);
    const [only] = batch;
    if (only === undefined || this.#clientId === undefined) return succeed(undefined);
    // Copied, because a view would take its whole buffer along over the bridge.
    const update = new Uint8Array(batch.length === 1 ? only : Y.mergeUpdates(batch));
    const sent = await ask(this.#bridge, 'notes.edit', { id: this.id, clientId: this.#clientId, update });
    if (sent.ok) this.#unacked.splice(0, batch.length);
    return sent;
  }

  async #reopenNow(): Promise<Result<undefined>> {
    const opened = await ask(this.#bridge, 'notes.open', { id: this.id });
    if (!opened.ok) return opened;
    if (this.#phase.state !== 'open' || this.#isClosed) return succeed(undefined);
    const old = this.#phase.binding.doc;
    this.#mustReopen = false;
    this.#clientId = opened.value.clientId;
    this.#unacked = [];
    this.#adopt(carryOver(old, opened.value, (update) => this.#queue(update)));
    old.destroy();
    return succeed(undefined);
  }

  #settle(isSaved: boolean): void {
    for (const resolve of this.#waiters.splice(0)) resolve(isSaved);
    if (isSaved && this.#holds === 0) this.#tellSaved();
  }

  #tellSaved(): void {
    for (const resolve of this.#savedWaiters.splice(0)) resolve();
  }
}
