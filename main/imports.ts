import path from 'node:path';
import type { OutgoingEvent } from '../core/contract/handlers.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createImport, type Import } from './import/create-import.ts';
import type { ImportApi } from './import/import-api.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { chooseImportPlace } from './shell/import-dialog.ts';
import { chooseSavePlace } from './shell/save-dialog.ts';
import { createWorkerClient } from './worker/client.ts';

/** What one step may take: a page of HTML of some megabytes, converted on a slow and busy machine. */
const WORKER_LIMITS = { deadlineMs: 60_000, maxMemoryMb: 1024 } as const;

/** What the part of the app that takes notes in is given. */
interface ImportSetting {
  readonly profileDir: string;
  readonly engine: Promise<Engine>;
  readonly facts: AppFacts;
  readonly tell: (event: OutgoingEvent) => void;
  readonly log: Log;
}

/** Puts together what `main/import` needs of Electron and the engine. */
export function createAppImport({ profileDir, engine, facts, tell, log }: ImportSetting): Import {
  return createImport({
    store: async () => (await engine).importStore(),
    startWorker: (reading) =>
      createWorkerClient<ImportApi>(facts.workerUrl('import'), { ...WORKER_LIMITS, data: { reading } }),
    choosePlace: chooseImportPlace,
    chooseReportPlace: chooseSavePlace,
    spoolDir: path.join(profileDir, 'browser', 'import'),
    tell: (state) => tell({ name: 'imports.changed', payload: state }),
    now: Date.now,
    log,
  });
}
