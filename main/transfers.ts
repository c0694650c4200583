import type { Engine, Log } from './engine/ports.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { chooseBulkPlace } from './shell/bulk-export-dialog.ts';
import { chooseExportPlace } from './shell/export-dialog.ts';
import type { Speech } from './shell/interface-language.ts';
import { createPagePrinter } from './shell/paper/page-printer.ts';
import { writeRichText } from './shell/rich-clipboard.ts';
import { type BulkExport, createBulkExport } from './transfer/bulk/bulk-export.ts';
import type { BulkApi } from './transfer/bulk/bulk-api.ts';
import type { BulkExportPorts } from './transfer/bulk/ports.ts';
import { createTransfer, type Transfer } from './transfer/create-transfer.ts';
import type { TransferApi } from './transfer/transfer-api.ts';
import { createWorkerClient } from './worker/client.ts';
import type { DrawDiagram, ReadAttachment } from './transfer/ports.ts';

/** Enough for a note of many megabytes, with the code of several languages, on a slow and busy machine. */
const WORKER_LIMITS = { deadlineMs: 120_000, maxMemoryMb: 1024 } as const;

/** What the part of the app that lets notes out is given. */
export interface TransferSetting {
  readonly engine: Promise<Engine>;
  readonly facts: AppFacts;
  readonly log: Log;
  readonly speech: Speech;
  readonly readAttachment: ReadAttachment;
  readonly drawDiagram: DrawDiagram;
  readonly tellProgress: BulkExportPorts['tellProgress'];
}

/** Notes on their way out, one and many. */
export interface AppTransfer {
  readonly handlers: Transfer['handlers'] & BulkExport['handlers'];
  /** Gives up what is under way, and ends the worker. Idempotent. */
  close(): Promise<void>;
}

/** Puts together what `main/transfer` needs of Electron and the engine. */
export function createAppTransfer({ engine, facts, speech, tellProgress, ...others }: TransferSetting): AppTransfer {
  const worker = createWorkerClient<TransferApi & BulkApi>(facts.workerUrl('transfer'), WORKER_LIMITS);
  const single = createTransfer({
    ...others,
    contentOf: async (id) => (await engine).contentOf(id),
    said: () => speech.messages.pages,
    chooseFile: (proposal) => chooseExportPlace(proposal, speech.messages.dialogs),
    printer: createPagePrinter(),
    writeClipboard: writeRichText,
    worker,
  });
  const bulk = createBulkExport({
    ...others,
    source: async () => (await engine).outgoing(),
    choosePlace: chooseBulkPlace,
    worker,
    tellProgress,
    now: () => performance.now(),
  });
  return {
    handlers: { ...single.handlers, ...bulk.handlers },
    async close() {
      await bulk.close();
      await single.close();
    },
  };
}
