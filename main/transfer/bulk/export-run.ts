import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { ExportForm } from '../../../core/contract/bulk-export-commands.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { OutgoingNote } from '../../../core/note-file/outgoing-note.ts';
import { makeNewFolder } from '../../new-folder.ts';
import { draftOf } from '../../zip-file.ts';
import type { BulkFailure, ExportedNote, Step, WantedFile } from './bulk-api.ts';
import type { BulkExportPorts, ExportSource, SavedExport } from './ports.ts';

/** Notes that are in memory together. */
const PAGE = 32;
/** Attachments go to the worker in pieces of this size: handing one over copies it. Bytes. */
const PIECE_BYTES = 1024 * 1024;
/** How often progress is told. Milliseconds. */
const TELL_EVERY_MS = 200;

/** The worker could not do a step. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: BulkFailure;

  constructor(code: BulkFailure, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** What one export is about. */
export interface ExportPlan {
  readonly ids: readonly NoteId[];
  /** How many of a note's notebooks, from the outermost, are no folders of the export. */
  readonly skippedFolders: number;
  readonly form: ExportForm;
  /** The folder that a new one is made in, or the archive's place. */
  readonly place: string;
  /** What a new folder is called, unless there is one. */
  readonly name: string;
}

type RunPorts = Pick<BulkExportPorts, 'readAttachment' | 'worker' | 'now'> & {
  readonly source: ExportSource;
  readonly onProgress: (done: number, total: number) => void;
};

/** One export on its way: main reads page by page, the worker writes. What is there of it is taken back when it fails or is given up. */
export class ExportRun {
  readonly #plan: ExportPlan;
  readonly #ports: RunPorts;
  readonly #missing = new Set<AttachmentHash>();
  #isCancelled = false;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(plan: ExportPlan, ports: RunPorts) {
    this.#plan = plan;
    this.#ports = ports;
  }

  /** It ends soon, with nothing left. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Undefined when it was cancelled. Rejects with an ExportError, or as the disk and the worker do. */
  async run(): Promise<SavedExport | undefined> {
    const made = await this.#begin();
    try {
      const notes = await this.#writeAll();
      if (notes !== undefined) {
        this.#check(await this.#ports.worker.ask('endExport', undefined));
        return { outcome: 'saved', name: path.basename(made), notes, missing: this.#missing.size };
      }
    } catch (cause) {
      await this.#takeBack(made);
      throw cause;
    }
    await this.#takeBack(made);
    return undefined;
  }

  /** Answers the folder or archive that is being made. */
  async #begin(): Promise<string> {
    const { form, place, name } = this.#plan;
    const { worker } = this.#ports;
    if (form === 'archive') {
      this.#check(await worker.ask('beginExport', { archive: place }));
      return place;
    }
    const folder = await makeNewFolder(path.join(place, name));
    this.#check(await worker.ask('beginExport', { folder }));
    return folder;
  }

  /** Answers how many notes were written; undefined when it was cancelled. */
  async #writeAll(): Promise<number | undefined> {
    const { ids } = this.#plan;
    let written = 0;
    for (let at = 0; at < ids.length; at += PAGE) {
      this.#tell(at);
      if (this.#isCancelled) return undefined;
      const notes = await this.#ports.source.read(ids.slice(at, at + PAGE));
      const kept = notes.filter(({ isTrashed }) => !isTrashed);
      await this.#writePage(kept);
      written += kept.length;
    }
    return this.#isCancelled ? undefined : written;
  }

  async #writePage(notes: readonly OutgoingNote[]): Promise<void> {
    const { worker } = this.#ports;
    const wanted = this.#check(
      await worker.ask(
        'takeNotes',
        notes.map((note) => this.#exported(note)),
      ),
    );
    const absent: AttachmentHash[] = [];
    for (const file of wanted) if (!this.#isCancelled && !(await this.#addFile(file))) absent.push(file.hash);
    for (const hash of absent) this.#missing.add(hash);
    this.#check(await worker.ask('writeNotes', absent));
  }

  #exported(note: OutgoingNote): ExportedNote {
    const notebook = note.content.meta.get('notebook');
    const names = this.#ports.source.notebookPaths.get(String(notebook)) ?? [];
    return { note, notebook: names, folders: names.slice(this.#plan.skippedFolders) };
  }

  /** False when the file is not whole on this computer. */
  async #addFile({ hash, name }: WantedFile): Promise<boolean> {
    const stored = await this.#ports.readAttachment(hash);
    if (stored === undefined) return false;
    const { bytes } = stored;
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      const isLast = at + PIECE_BYTES >= bytes.length;
      const piece = { name, bytes: bytes.slice(at, at + PIECE_BYTES), isFirst: at === 0, isLast };
      this.#check(await this.#ports.worker.ask('addFile', piece));
    }
    return true;
  }

  /** The worker lets go of what it has open; what it cannot remove, because it is gone itself, is removed here. */
  async #takeBack(made: string): Promise<void> {
    await this.#ports.worker.ask('abandonExport', undefined).catch(() => undefined);
    if (this.#plan.form === 'folder') await rm(made, { recursive: true, force: true });
    else await rm(draftOf(made), { force: true });
  }

  #tell(done: number): void {
    const nowMs = this.#ports.now();
    if (nowMs - this.#toldMs < TELL_EVERY_MS) return;
    this.#toldMs = nowMs;
    this.#ports.onProgress(done, this.#plan.ids.length);
  }

  #check<T>(step: Step<T>): T {
    if (!step.ok) throw new ExportError(step.code, step.reason);
    return step.value;
  }
}
