import type { Engine, Log } from './engine/ports.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { chooseExportPlace } from './shell/export-dialog.ts';
import { createPagePrinter } from './shell/paper/page-printer.ts';
import { writeRichText } from './shell/rich-clipboard.ts';
import { createTransfer, type Transfer } from './transfer/create-transfer.ts';
import type { DrawDiagram, ReadAttachment } from './transfer/ports.ts';

/** What the part of the app that lets notes out is given. */
export interface TransferSetting {
  readonly engine: Promise<Engine>;
  readonly facts: AppFacts;
  readonly log: Log;
  readonly readAttachment: ReadAttachment;
  readonly drawDiagram: DrawDiagram;
}

/** Puts together what `main/transfer` needs of Electron and the engine. */
export function createAppTransfer({ engine, facts, ...others }: TransferSetting): Transfer {
  return createTransfer({
    ...others,
    contentOf: async (id) => (await engine).contentOf(id),
    chooseFile: chooseExportPlace,
    printer: createPagePrinter(),
    writeClipboard: writeRichText,
    workerUrl: facts.workerUrl('transfer'),
  });
}
