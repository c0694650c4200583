import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ImportPreview, ImportReport, ImportState } from '../../core/contract/import-commands.ts';
import { createImport, type Import } from '../../main/import/create-import.ts';
import type { ImportApi } from '../../main/import/import-api.ts';
import type { ImportStore } from '../../main/import/ports.ts';
import { createWorkerClient } from '../../main/worker/client.ts';
import type { Laptop } from './laptop.ts';
import { waitFor } from './wait-for.ts';

/** A new folder for one test. */
export const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'commonplace-import-'));

/** Files by their paths, in a new folder of that name. Answers the folder. */
export async function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await emptyFolder(), name);
  for (const [path, content] of Object.entries(files)) await writeAt(join(folder, path), content);
  return folder;
}

/** Writes a file and the folders that it lies in. */
export async function writeAt(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** The import of a laptop, driven as its dialog drives it. */
export class Importing {
  readonly states: ImportState[] = [];
  readonly import: Import;
  readonly spoolDir: string;
  #place: string | undefined;

  constructor(laptop: Laptop, wrap: (store: ImportStore) => ImportStore = (store) => store) {
    this.spoolDir = join(laptop.profileDir, 'browser', 'import');
    this.import = createImport({
      store: async () => wrap(laptop.engine.importStore()),
      startWorker: (reading) =>
        createWorkerClient<ImportApi>(new URL('../../out/main/workers/import.worker.js', import.meta.url), {
          deadlineMs: 20_000,
          maxMemoryMb: 512,
          data: { reading },
        }),
      choosePlace: async () => this.#place,
      chooseReportPlace: async () => undefined,
      spoolDir: this.spoolDir,
      tell: (state) => void this.states.push(state),
      now: Date.now,
      log: { info: () => undefined, error: (message, cause) => laptop.errors.push(`${message}: ${String(cause)}`) },
    });
  }

  get state(): ImportState {
    return this.states.at(-1) ?? { state: 'idle' };
  }

  /** Chooses a place and waits until it was read. */
  async read(place: string): Promise<ImportState> {
    this.#place = place;
    const chosen = await this.import.handlers['imports.choose']({ kind: 'folder' }, 1);
    if (!chosen.ok) throw new Error(chosen.error.code);
    await waitFor(() => this.state.state !== 'reading', 'read');
    return this.state;
  }

  /** What a person would be shown before they say yes. */
  async preview(place: string): Promise<ImportPreview> {
    const state = await this.read(place);
    if (state.state !== 'ready') throw new Error(JSON.stringify(state));
    return state.preview;
  }

  /** Yes to the preview; answers the report. */
  async start(): Promise<ImportReport> {
    const started = await this.import.handlers['imports.start'](undefined, 1);
    if (!started.ok) throw new Error(started.error.code);
    await waitFor(() => this.state.state !== 'writing', 'written');
    if (this.state.state !== 'done') throw new Error(JSON.stringify(this.state));
    return this.state.report;
  }

  /** Imports a place from the beginning to the end. */
  async run(place: string): Promise<ImportReport> {
    await this.preview(place);
    return this.start();
  }
}
