import type { CommandInput } from '../../../core/contract/commands.ts';
import type {
  BulkExportOutcome,
  bulkExportCommands,
  ExportedNotes,
} from '../../../core/contract/bulk-export-commands.ts';
import type { AppError } from '../../../core/contract/errors.ts';
import type { HandlersOf, WindowId } from '../../../core/contract/handlers.ts';
import { fail, type Result, succeed } from '../../../core/contract/result.ts';
import { fileNameOf } from '../../../core/note/file-name.ts';
import { ExportError, type ExportPlan, ExportRun } from './export-run.ts';
import type { BulkExportPorts, ExportSource } from './ports.ts';

/** What an export is called whose workspace has a name that no folder can have. */
const UNNAMED = 'Notes';

/** Many notes on their way out. */
export interface BulkExport {
  readonly handlers: HandlersOf<keyof typeof bulkExportCommands>;
  /** Gives up what is under way, and resolves when nothing is left of it. Idempotent. */
  close(): Promise<void>;
}

/** Exports workspaces, notebooks and selections, one at a time. */
export function createBulkExport(ports: BulkExportPorts): BulkExport {
  const exporter = new BulkExporter(ports);
  return {
    handlers: {
      'exports.start': (wish, window) => exporter.start(wish, window),
      async 'exports.cancel'() {
        exporter.cancel();
        return succeed(undefined);
      },
    },
    close: () => exporter.close(),
  };
}

class BulkExporter {
  readonly #ports: BulkExportPorts;
  #isBusy = false;
  #run: ExportRun | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(ports: BulkExportPorts) {
    this.#ports = ports;
  }

  async start(wish: CommandInput<'exports.start'>, window: WindowId): Promise<Result<BulkExportOutcome>> {
    if (this.#isBusy) return fail({ code: 'export-running' });
    this.#isBusy = true;
    try {
      return succeed(await this.#export(wish, window));
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException | undefined)?.code;
      // Files are called after notes, and what the disk says names them.
      this.#ports.log.error('export failed', code ?? cause);
      return fail(failureOf(cause));
    } finally {
      this.#isBusy = false;
    }
  }

  cancel(): void {
    this.#run?.cancel();
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#running.catch(() => undefined);
  }

  async #export({ notes, form }: CommandInput<'exports.start'>, window: WindowId): Promise<BulkExportOutcome> {
    const source = await this.#ports.source();
    const { name, skippedFolders } = scopeOf(notes, source);
    const place = await this.#ports.choosePlace({ name, form });
    if (place === undefined) return { outcome: 'cancelled' };
    const plan: ExportPlan = { ids: await source.idsOf(notes), skippedFolders, form, place, name };
    this.#run = new ExportRun(plan, {
      ...this.#ports,
      source,
      onProgress: (done, total) => this.#ports.tellProgress(window, { done, total }),
    });
    const running = this.#run.run();
    this.#running = running;
    return (await running) ?? { outcome: 'cancelled' };
  }
}

/** What an export is called, and what of its notes' notebooks is above it: all of them, and the notebook itself. */
function scopeOf(notes: ExportedNotes, source: ExportSource): Pick<ExportPlan, 'name' | 'skippedFolders'> {
  const path = notes.kind === 'notebook' ? (source.notebookPaths.get(notes.id) ?? []) : [];
  return { name: fileNameOf(path.at(-1) ?? source.name, UNNAMED), skippedFolders: path.length };
}

/** A full disk is worth its own sentence. */
function failureOf(cause: unknown): AppError {
  if (cause instanceof ExportError) return { code: cause.code };
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return { code: code === 'ENOSPC' || code === 'EDQUOT' ? 'store-full' : 'export-failed' };
}
