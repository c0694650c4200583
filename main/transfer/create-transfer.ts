import path from 'node:path';
import type { AppError } from '../../core/contract/errors.ts';
import type { CommandInput } from '../../core/contract/commands.ts';
import type { ExportOutcome } from '../../core/contract/export-commands.ts';
import type { ExportHandlers } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { copiedHtml } from '../../core/markdown/html/copied-html.ts';
import { UNTITLED } from '../../core/note-file/note-places.ts';
import { fileNameOf } from '../../core/note/file-name.ts';
import type { NoteContent } from '../../core/note/note.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { type MarkdownSource, writeArchive, writeFolder, type WrittenFiles } from './markdown-files.ts';
import { gatherPage } from './gather-page.ts';
import type { TransferPorts } from './ports.ts';

type FailureCode = 'export-failed' | 'print-failed';
type FileNames = MarkdownSource['files'];

/** Notes on their way out of the app. */
export interface Transfer {
  readonly handlers: ExportHandlers;
  /** Ends the worker. Idempotent. */
  close(): Promise<void>;
}

/** Exports, prints and copies single notes. The worker starts with the first of them. */
export function createTransfer(ports: TransferPorts): Transfer {
  const transfer = new NoteTransfer(ports);
  return {
    handlers: {
      'notes.export': (wish) => transfer.export(wish),
      'notes.print': ({ id }) => transfer.print(id),
      'notes.copy': ({ id }) => transfer.copy(id),
    },
    close: () => transfer.close(),
  };
}

class NoteTransfer {
  readonly #ports: TransferPorts;

  constructor(ports: TransferPorts) {
    this.#ports = ports;
  }

  export({ id, format }: CommandInput<'notes.export'>): Promise<Result<ExportOutcome>> {
    return this.#withNote(id, 'export-failed', async (note) => {
      const name = fileNameOf(note.title, this.#ports.said().untitledNote);
      const files: FileNames = format === 'markdown' ? await this.#ports.worker.ask('fileNames', note.body) : new Map();
      const place = await this.#ports.chooseFile({ name, format, hasAttachments: files.size > 0 });
      if (place === undefined) return { outcome: 'cancelled' };
      const written =
        format === 'markdown' ? this.#writeMarkdown(place, note.body, files) : this.#writePage(place, note, format);
      return { outcome: 'saved', ...(await written) };
    });
  }

  print(id: NoteId): Promise<Result<'printed' | 'cancelled'>> {
    return this.#withNote(id, 'print-failed', async (note) => {
      const { page } = await gatherPage(note, this.#ports);
      const html = await this.#ports.worker.ask('page', { ...page, withFiles: false });
      return this.#ports.printer.print({ title: note.title.trim() || this.#ports.said().untitledNote, html });
    });
  }

  copy(id: NoteId): Promise<Result<undefined>> {
    return this.#withNote(id, 'export-failed', async (note) => {
      const { page } = await gatherPage(note, this.#ports);
      const html = await this.#ports.worker.ask('fragment', { ...page, withFiles: false });
      await this.#ports.writeClipboard({ text: note.body, html: copiedHtml(html) });
      return undefined;
    });
  }

  close(): Promise<void> {
    return this.#ports.worker.close();
  }

  async #writeMarkdown(place: string, body: string, files: FileNames): Promise<WrittenFiles> {
    if (files.size === 0) {
      await writeFileAtomic(place, body);
      return { name: path.basename(place), missing: 0 };
    }
    const { readAttachment, worker } = this.#ports;
    const source = { body, files, readAttachment, worker };
    return place.toLowerCase().endsWith('.zip') ? writeArchive(place, source) : writeFolder(place, source);
  }

  async #writePage(place: string, note: NoteContent, format: 'html' | 'pdf'): Promise<WrittenFiles> {
    const { page, missing } = await gatherPage(note, this.#ports);
    const html = await this.#ports.worker.ask('page', { ...page, withFiles: format === 'html' });
    const title = note.title.trim() || this.#ports.said().untitledNote;
    await writeFileAtomic(place, format === 'html' ? html : await this.#ports.printer.toPdf({ title, html }));
    return { name: path.basename(place), missing };
  }

  async #withNote<T>(id: NoteId, code: FailureCode, work: (note: NoteContent) => Promise<T>): Promise<Result<T>> {
    const note = await this.#ports.contentOf(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    try {
      return succeed(await work(note));
    } catch (cause) {
      this.#ports.log.error(code, withoutPlace(cause));
      return fail(failureOf(cause, code));
    }
  }
}

/** What goes into the log: files are called after the note, and what the disk says names them. */
const withoutPlace = (cause: unknown): unknown => (cause as NodeJS.ErrnoException | undefined)?.code ?? cause;

/** A full disk is worth its own sentence. */
function failureOf(cause: unknown, code: FailureCode): AppError {
  const reason = (cause as NodeJS.ErrnoException | undefined)?.code;
  return { code: reason === 'ENOSPC' || reason === 'EDQUOT' ? 'store-full' : code };
}
