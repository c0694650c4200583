import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { ImportPreview, SkippedItem } from '../../core/contract/import-commands.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { NoteSource } from '../../core/import/note-source.ts';
import type { Writer } from '../../core/segment/ids.ts';
import type { NewNote } from '../../core/segment/new-note.ts';

/** A note that was imported before, as the catalog knows it. */
export interface KnownSource extends NoteSource {
  readonly note: string;
  readonly isTrashed: boolean;
}

/** What the worker reads, and where it may unpack: a folder of its own. */
export interface ImportPlace {
  readonly place: string;
  readonly spoolDir: string;
  readonly known: readonly KnownSource[];
  /** Notes that a worker did not come back from, by their place among all. */
  readonly avoid: readonly number[];
}

/** How far the reading is; the preview comes at its end. */
export type SurveyStep =
  | { readonly state: 'reading'; readonly done: number; readonly total: number }
  | { readonly state: 'over'; readonly preview: ImportPreview }
  | { readonly state: 'unusable'; readonly problem: SkippedItem['problem'] };

/** Who writes, by which clock. */
export interface ImportWriter {
  readonly writer: Writer;
  readonly nowMs: number;
}

/** What is asked for the next batch: the notebooks that were made since, each by its path. */
export interface NextQuestion {
  readonly notebooks: readonly { readonly path: readonly string[]; readonly id: NotebookId }[];
}

/** A note that is new, as it is stored. */
export interface AddedNote {
  readonly note: NewNote;
  readonly source: NoteSource;
  /** Its file was written by this app as that note, which may still be here. */
  readonly own: NoteId | undefined;
}

/** What the source says now of a note that was imported before. */
export interface ChangedSource {
  readonly id: NoteId;
  /** The source as it was. */
  readonly before: NoteSource;
  readonly after: AddedNote;
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
}

/** A file that the texts of a batch refer to. */
export interface ReferredFile {
  readonly hash: AttachmentHash;
  readonly file: string;
  readonly name: string;
}

/** The next notes. Files belong into the store before the notes do. `wanted` is a notebook that is to be made first. */
export interface ImportBatch {
  readonly done: number;
  readonly isOver: boolean;
  readonly wanted: readonly string[] | undefined;
  readonly added: readonly AddedNote[];
  readonly changed: readonly ChangedSource[];
  readonly files: readonly ReferredFile[];
  readonly unchangedCount: number;
  readonly skipped: readonly SkippedItem[];
}

/** What the worker that reads imports is asked, in this order. */
export type ImportApi = {
  /** Finds what there is; unpacks archives. */
  readonly open: (place: ImportPlace) => Promise<undefined>;
  /** Reads a part of the notes; to be asked until it is over. */
  readonly survey: (input: undefined) => SurveyStep;
  readonly begin: (writer: ImportWriter) => undefined;
  /** The next notes; to be asked until it is over. */
  readonly next: (question: NextQuestion) => ImportBatch;
};
