import type { BulkExportOutcome, ExportedNotes, ExportForm } from '../../../core/contract/bulk-export-commands.ts';
import type { WindowId } from '../../../core/contract/handlers.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { OutgoingNote } from '../../../core/note-file/outgoing-note.ts';
import type { Log } from '../../log.ts';
import type { WorkerClient } from '../../worker/client.ts';
import type { ReadAttachment } from '../ports.ts';
import type { BulkApi } from './bulk-api.ts';

/** The notes of one workspace, as an export reads them. */
export interface ExportSource {
  /** What the workspace is called. */
  readonly name: string;
  /** The notes that are meant, as far as lists show them; none of them is in the Trash. */
  idsOf(notes: ExportedNotes): Promise<readonly NoteId[]>;
  /** Some of them as they stand; those that are gone meanwhile are left out. */
  read(ids: readonly NoteId[]): Promise<readonly OutgoingNote[]>;
  /** The names of each notebook and of those around it, from the outermost, by its id. */
  readonly notebookPaths: ReadonlyMap<string, readonly string[]>;
}

/** What a person is asked a place for: the folder that a new folder is made in, or the archive itself. */
export interface PlaceProposal {
  /** Without extension. */
  readonly name: string;
  readonly form: ExportForm;
}

/** What letting many notes out needs of the other parts of main. */
export interface BulkExportPorts {
  /** Those of the workspace on screen. */
  readonly source: () => Promise<ExportSource>;
  readonly readAttachment: ReadAttachment;
  /** Undefined: the person wants the export nowhere. */
  readonly choosePlace: (proposal: PlaceProposal) => Promise<string | undefined>;
  readonly worker: WorkerClient<BulkApi>;
  /** Called at most five times a second. */
  readonly tellProgress: (window: WindowId, progress: { readonly done: number; readonly total: number }) => void;
  /** Milliseconds, ever growing. */
  readonly now: () => number;
  readonly log: Log;
}

/** What was saved, without where. */
export type SavedExport = Extract<BulkExportOutcome, { outcome: 'saved' }>;
