import type * as Y from 'yjs';
import type { AttachedFile, AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { ImportState } from '../../core/contract/import-commands.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { Result } from '../../core/contract/result.ts';
import type { NoteContent } from '../../core/note/note.ts';
import type { Writer } from '../../core/segment/ids.ts';
import type { NewNote } from '../../core/segment/new-note.ts';
import type { Log } from '../log.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { ImportApi, KnownSource } from './import-api.ts';

/** The workspace that notes go into: the one that was on screen when it was asked for. */
export interface ImportStore {
  readonly writer: Writer;
  /** Every note that was imported before. */
  sources(): Promise<readonly KnownSource[]>;
  hasFile(hash: AttachmentHash): boolean;
  addFile(file: string): Promise<Result<AttachedFile>>;
  /** All of them or none; durable when it succeeds. */
  addMany(notes: readonly NewNote[]): Promise<Result<undefined>>;
  change(id: NoteId, change: (doc: Y.Doc) => unknown): Promise<Result<undefined>>;
  /** Undefined also for a note in the Trash. */
  contentOf(id: NoteId): Promise<NoteContent | undefined>;
  /** Resolves when everything that is in is listed. */
  listed(): Promise<void>;
  /** The notebook of that path, made with those that it lies in where they are missing. */
  notebookAt(path: readonly string[]): Promise<Result<NotebookId>>;
}

/** What notes on their way in need of the other parts of main. */
export interface ImportPorts {
  readonly store: () => Promise<ImportStore>;
  /** A worker for one import. `reading` is where it says which note it is at: it may not come back from a hostile one. */
  readonly startWorker: (reading: SharedArrayBuffer) => WorkerClient<ImportApi>;
  /** Undefined: the person wants none. */
  readonly choosePlace: (kind: 'folder' | 'file') => Promise<string | undefined>;
  readonly chooseReportPlace: (name: string) => Promise<string | undefined>;
  /** A folder of its own for what archives hold; emptied before and after each import. */
  readonly spoolDir: string;
  readonly tell: (state: ImportState) => void;
  readonly now: () => number;
  readonly log: Log;
}
