import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { AddedFiles, LaunchRequest } from '../../core/contract/launch-commands.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';
import { type DroppedFiles, findDroppedFiles, isForUs, readDroppedFiles } from './dropped-files.ts';
import { addedText, type Offer } from './launch-texts.ts';
import type { ToastMessage } from './toasts.svelte.ts';

/** What a person is asked before anything happens (R12). `source` reads what was offered. */
export type LaunchQuestion =
  | Extract<LaunchRequest, { kind: 'open-note' }>
  | (Offer & { readonly kind: 'add-files'; readonly source: { readonly token: string } | DroppedFiles });

/** What requests do to the window around them. */
export interface LaunchPorts {
  readonly bridge: Bridge;
  /** Whether nothing floats above the window. */
  readonly isFree: () => boolean;
  /** Shows the question, or takes it away. */
  readonly float: (floating: 'launch' | undefined) => void;
  readonly createNote: (focus: 'title' | 'body') => void;
  readonly openNote: (id: NoteId) => void;
  /** Shows what an invite leads to. */
  readonly join: () => void;
  readonly say: (text: string, action?: ToastMessage['action']) => void;
}

const TRASH_AT_ONCE = 50;

/** What was asked of this window from outside it, one at a time; requests wait while something floats. */
export class LaunchState {
  readonly #ports: LaunchPorts;
  readonly #unsubscribe: () => void;
  #waiting: readonly LaunchRequest[] = [];
  #question = $state.raw<LaunchQuestion | undefined>();
  #isBusy = $state(false);
  #invite: string | undefined;

  constructor(ports: LaunchPorts) {
    this.#ports = ports;
    this.#unsubscribe = ports.bridge.subscribe('launch.arrived', () => void this.take());
  }

  /** The question on show, if any. */
  get question(): LaunchQuestion | undefined {
    return this.#question;
  }

  /** The files that were agreed to are being added. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** The invite that was received last, once. */
  takeInvite(): string | undefined {
    const invite = this.#invite;
    this.#invite = undefined;
    return invite;
  }

  /** Fetches what waits in main. Call when the window shows its workspace. */
  async take(): Promise<void> {
    const taken = await ask(this.#ports.bridge, 'launch.take', undefined);
    if (!taken.ok) return;
    this.#waiting = [...this.#waiting, ...taken.value];
    // Whoever wants to write, from the tray or by a key combination, wants it now: a dialog gives way.
    if (taken.value.some(({ kind }) => kind === 'new-note' || kind === 'quick-capture')) this.close();
    this.next();
  }

  /** Goes on with what waits, as far as nothing floats. Call whenever something that floated was closed. */
  next(): void {
    while (this.#ports.isFree()) {
      const [request, ...rest] = this.#waiting;
      if (request === undefined) return;
      this.#waiting = rest;
      this.#perform(request);
    }
  }

  /** Takes a drop if it may hold notes; false leaves it to others. */
  drop(entries: readonly FileSystemEntry[]): boolean {
    if (!isForUs(entries)) return false;
    if (this.#ports.isFree()) void this.#offerDropped(entries);
    return true;
  }

  /** Yes to the question. */
  agree(): void {
    const question = this.#question;
    if (question === undefined || this.#isBusy) return;
    if (question.kind === 'add-files') void this.#add(question.source);
    else {
      this.close();
      if (question.note !== undefined) this.#ports.openNote(question.id);
    }
  }

  /** Takes the question away, whatever the answer was. Not while files are being added. */
  close(): void {
    if (this.#isBusy) return;
    this.#question = undefined;
    this.#ports.float(undefined);
  }

  dispose(): void {
    this.#unsubscribe();
  }

  #perform(request: LaunchRequest): void {
    const { createNote, join, say } = this.#ports;
    if (request.kind === 'new-note') createNote('title');
    if (request.kind === 'quick-capture') createNote('body');
    if (request.kind === 'misunderstood') say(texts().opening.misunderstood);
    if (request.kind === 'open-note') this.#ask(request);
    if (request.kind === 'add-files') this.#ask({ ...request, source: { token: request.token } });
    if (request.kind === 'join') {
      this.#invite = request.invite;
      join();
    }
  }

  #ask(question: LaunchQuestion): void {
    this.#question = question;
    this.#ports.float('launch');
  }

  async #offerDropped(entries: readonly FileSystemEntry[]): Promise<void> {
    const source = await findDroppedFiles(entries);
    const { name, isFolder, files, skippedCount } = source;
    if (this.#ports.isFree()) {
      this.#ask({ kind: 'add-files', name, isFolder, fileCount: files.length, skippedCount, source });
    }
  }

  async #add(source: { readonly token: string } | DroppedFiles): Promise<void> {
    this.#isBusy = true;
    const added = await ('token' in source ? this.#addFound(source.token) : this.#addDropped(source));
    this.#isBusy = false;
    this.close();
    if (added === undefined) return;
    const [first] = added.ids;
    if (first !== undefined) this.#ports.openNote(first);
    const undo = first && { label: texts().actions.undo, run: () => void this.#undo(added.ids) };
    this.#ports.say(addedText(added), undo);
  }

  async #addFound(token: string): Promise<AddedFiles | undefined> {
    const added = await ask(this.#ports.bridge, 'files.add', { token });
    if (added.ok) return added.value;
    this.#ports.say(texts().errors[added.error.code]);
    return undefined;
  }

  async #addDropped({ files }: DroppedFiles): Promise<AddedFiles> {
    const all: AddedFiles = { ids: [], skipped: [] };
    for await (const { texts, skipped } of readDroppedFiles(files)) {
      const added = await ask(this.#ports.bridge, 'files.addTexts', { files: [...texts] });
      all.skipped.push(...skipped);
      if (added.ok) {
        all.ids.push(...added.value.ids);
        all.skipped.push(...added.value.skipped);
      } else all.skipped.push(...texts.map(({ name }) => ({ name, reason: 'not-saved' as const })));
    }
    return all;
  }

  /** Moves what was added to the Trash. */
  async #undo(ids: readonly NoteId[]): Promise<void> {
    for (let at = 0; at < ids.length; at += TRASH_AT_ONCE) {
      const part = ids.slice(at, at + TRASH_AT_ONCE);
      const outcomes = await Promise.all(part.map((id) => ask(this.#ports.bridge, 'notes.trash', { id })));
      const failed = outcomes.find((outcome) => !outcome.ok);
      if (failed !== undefined && !failed.ok) return this.#ports.say(texts().errors[failed.error.code]);
    }
    this.#ports.say(texts().opening.movedToTrash(ids.length));
  }
}
