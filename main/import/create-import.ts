import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { importCommands, ImportPreview, ImportState } from '../../core/contract/import-commands.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { ImportApi } from './import-api.ts';
import type { ImportPorts, ImportStore } from './ports.ts';
import { Pace } from './pace.ts';
import { readImport } from './read-import.ts';
import { runImport } from './run-import.ts';

/** Notes on their way into the app. */
export interface Import {
  readonly handlers: HandlersOf<keyof typeof importCommands>;
  /** Cancels what is under way and waits for it. Idempotent. */
  close(): Promise<void>;
}

/** Imports, one at a time. Its worker lives as long as the import. */
export function createImport(ports: ImportPorts): Import {
  const desk = new ImportDesk(ports);
  return {
    handlers: {
      'imports.state': async () => succeed(desk.state),
      'imports.choose': ({ kind }) => desk.choose(kind),
      'imports.start': async () => desk.start(),
      'imports.cancel': async () => desk.cancel(),
      'imports.dismiss': () => desk.dismiss(),
      'imports.saveReport': ({ text }) => desk.saveReport(text),
    },
    close: () => desk.close(),
  };
}

/** What an import holds while it lasts. */
interface Current {
  readonly name: string;
  readonly store: ImportStore;
  readonly worker: WorkerClient<ImportApi>;
}

class ImportDesk {
  readonly #ports: ImportPorts;
  #state: ImportState = { state: 'idle' };
  #current: Current | undefined;
  #stop: AbortController | undefined;
  #work: Promise<void> = Promise.resolve();
  #isChoosing = false;

  constructor(ports: ImportPorts) {
    this.#ports = ports;
  }

  get state(): ImportState {
    return this.#state;
  }

  async choose(kind: 'folder' | 'file'): Promise<Result<'chosen' | 'cancelled'>> {
    if (this.#isBusy || this.#isChoosing) return fail({ code: 'refused' });
    this.#isChoosing = true;
    try {
      const place = await this.#ports.choosePlace(kind);
      if (place === undefined) return succeed('cancelled');
      await this.dismiss();
      this.#background(this.#read(place));
      return succeed('chosen');
    } finally {
      this.#isChoosing = false;
    }
  }

  start(): Result<undefined> {
    if (this.#state.state !== 'ready' || this.#current === undefined) return fail({ code: 'refused' });
    this.#background(this.#write(this.#current, this.#state.preview));
    return succeed(undefined);
  }

  cancel(): Result<undefined> {
    this.#stop?.abort();
    // What is being read is worth nothing; what is being written comes to the end of a batch.
    if (this.#state.state === 'reading') this.#current?.worker.close().catch(() => undefined);
    return succeed(undefined);
  }

  async dismiss(): Promise<Result<undefined>> {
    if (this.#isBusy) return fail({ code: 'refused' });
    await this.#end();
    this.#set({ state: 'idle' });
    return succeed(undefined);
  }

  async saveReport(text: string): Promise<Result<'saved' | 'cancelled'>> {
    const place = await this.#ports.chooseReportPlace('Import.txt');
    if (place === undefined) return succeed('cancelled');
    try {
      await writeFileAtomic(place, text);
      return succeed('saved');
    } catch {
      return fail({ code: 'export-failed' });
    }
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#work;
    await this.#end();
  }

  get #isBusy(): boolean {
    return this.#state.state === 'reading' || this.#state.state === 'writing';
  }

  async #read(place: string): Promise<void> {
    const name = path.basename(place);
    const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const { startWorker, spoolDir } = this.#ports;
    const { signal } = this.#renewStop();
    this.#set({ state: 'reading', name, done: 0 });
    const store = await this.#ports.store();
    const current = { name, store, worker: startWorker(at.buffer) };
    this.#current = current;
    const outcome = await readImport({
      worker: current.worker,
      place: { place, spoolDir, known: await store.sources() },
      at,
      signal,
      clear: () => this.#clear(),
      onStep: ({ done, total }) => this.#set({ state: 'reading', name, done, total }),
    });
    if (outcome.state === 'ready') return this.#set(outcome);
    await this.#end();
    this.#set(outcome.state === 'unusable' ? { ...outcome, name } : { state: 'idle' });
  }

  async #write({ store, worker }: Current, { name, noteCount: total }: ImportPreview): Promise<void> {
    const { now } = this.#ports;
    const { signal } = this.#renewStop();
    const pace = new Pace(now());
    this.#set({ state: 'writing', name, done: 0, total });
    const report = await runImport({
      ...{ name, store, worker },
      nowMs: now(),
      signal,
      onProgress: (done) => this.#set({ state: 'writing', name, done, total, ...pace.leftAt(now(), done, total) }),
    });
    // A list that lags is no reason to say otherwise.
    await store.listed().catch((cause: unknown) => this.#ports.log.error('not listed', cause));
    await this.#end();
    this.#set({ state: 'done', report });
  }

  /** What fails in a way nobody expects ends the import; what is in is in whole. */
  #background(work: Promise<void>): void {
    this.#work = work.catch(async (cause: unknown) => {
      const reference = randomUUID();
      this.#ports.log.error(`import ended (${reference})`, cause);
      const name = this.#current?.name ?? '';
      await this.#end();
      this.#set({ state: 'unusable', name, problem: 'unreadable' });
    });
  }

  #renewStop(): AbortController {
    this.#stop = new AbortController();
    return this.#stop;
  }

  async #end(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    await current?.worker.close();
    await rm(this.#ports.spoolDir, { recursive: true, force: true });
  }

  async #clear(): Promise<void> {
    await rm(this.#ports.spoolDir, { recursive: true, force: true });
    await mkdir(this.#ports.spoolDir, { recursive: true });
  }

  #set(state: ImportState): void {
    this.#state = state;
    this.#ports.tell(state);
  }
}
