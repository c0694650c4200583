import { MAX_ATTACHMENT_BYTES } from '../../../core/contract/attachment-commands.ts';
import type { AttachedFile } from '../../../core/contract/attachment-values.ts';
import type { Bridge } from '../../../core/contract/bridge.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';
import { uploadFile } from './upload.ts';

/** Files on their way into a note together. `files` is what was stored of them, in order; none once they were given up. */
export interface Batch {
  /** What to call them meanwhile. */
  readonly label: string;
  readonly files: Promise<readonly AttachedFile[]>;
}

/** How far what is being stored now is. */
export interface UploadProgress {
  readonly label: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Files that a person chose in the system's dialog are stored by main, which does not stop. */
  readonly canCancel: boolean;
}

/** The files that this window hands to main, one after the other. */
export class Uploads {
  readonly #bridge: Bridge;
  readonly #say: (text: string) => void;
  readonly #unsubscribe: () => void;
  #progress = $state.raw<UploadProgress | undefined>();
  #cancel: AbortController | undefined;
  #isPicking = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(bridge: Bridge, say: (text: string) => void) {
    this.#bridge = bridge;
    this.#say = say;
    this.#unsubscribe = bridge.subscribe('attachments.progressed', (progress) => {
      // Main tells every window; what this one uploads meanwhile is shown instead.
      if (this.#isPicking && this.#cancel === undefined)
        this.#progress = { label: texts().attachments.attaching, canCancel: false, ...progress };
    });
  }

  /** Undefined while nothing is being stored. */
  get progress(): UploadProgress | undefined {
    return this.#progress;
  }

  /** Takes files when their turn comes. Those that are too large are refused at once, unread; undefined: none is left. */
  take(files: readonly File[]): Batch | undefined {
    const taken = files.filter(({ size }) => size <= MAX_ATTACHMENT_BYTES);
    for (const { name } of files.filter((file) => !taken.includes(file))) {
      this.#say(texts().attachments.tooLarge(name, texts().errors['attachment-too-large']));
    }
    const [first] = taken;
    if (first === undefined) return undefined;
    const label = taken.length === 1 ? first.name : texts().attachments.severalFiles(taken.length);
    return { label, files: this.#inTurn(() => this.#upload(taken, label)) };
  }

  /** Has a person choose files in the system's dialog. */
  pick(): Batch {
    return { label: texts().attachments.someFiles, files: this.#pick() };
  }

  /** Gives up what is being stored now. */
  cancel(): void {
    this.#cancel?.abort();
  }

  close(): void {
    this.#unsubscribe();
    this.cancel();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const outcome = this.#last.then(run);
    this.#last = outcome;
    return outcome;
  }

  async #upload(files: readonly File[], label: string): Promise<readonly AttachedFile[]> {
    const cancel = new AbortController();
    this.#cancel = cancel;
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    let doneBytes = 0;
    const tell = (): void => {
      this.#progress = { label: texts().attachments.attachingOf(label), doneBytes, totalBytes, canCancel: true };
    };
    tell();
    const onsent = (bytes: number): void => {
      doneBytes += bytes;
      tell();
    };
    const stored: AttachedFile[] = [];
    for (const file of files) {
      const outcome = await uploadFile(this.#bridge, file, { signal: cancel.signal, onsent });
      if (cancel.signal.aborted) break;
      if (outcome.ok) stored.push(outcome.value);
      else this.#say(texts().attachments.notAttached(file.name, texts().errors[outcome.error.code]));
    }
    this.#cancel = undefined;
    this.#progress = undefined;
    return cancel.signal.aborted ? [] : stored;
  }

  async #pick(): Promise<readonly AttachedFile[]> {
    this.#isPicking = true;
    const picked = await ask(this.#bridge, 'attachments.pick', undefined);
    this.#isPicking = false;
    if (this.#cancel === undefined) this.#progress = undefined;
    if (picked.ok) return picked.value;
    this.#say(texts().errors[picked.error.code]);
    return [];
  }
}
