import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { AppErrorCode } from '../../../core/contract/errors.ts';
import type { OutgoingNote } from '../../../core/note-file/outgoing-note.ts';

/** What exports can fail of. */
export type BulkFailure = Extract<AppErrorCode, 'export-failed' | 'export-too-large' | 'store-full'>;

/** What became of a step of an export: an error's code would not come through a worker's messages. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: BulkFailure; readonly reason: string };

/** A note that goes into an export. */
export interface ExportedNote {
  readonly note: OutgoingNote;
  /** The names of its notebooks, from the outermost. */
  readonly notebook: readonly string[];
  /** Those of them that are folders of the export: the last ones. */
  readonly folders: readonly string[];
}

/** An attachment that notes refer to, and the name of its file. */
export interface WantedFile {
  readonly hash: AttachmentHash;
  readonly name: string;
}

/** The steps of an export, in which the worker writes what main reads. One export at a time. */
export type BulkApi = {
  /** Begins one, in the folder that was made for it or as the archive that does not exist yet. */
  readonly beginExport: (place: { readonly folder: string } | { readonly archive: string }) => Promise<Step<undefined>>;
  /** The next notes; answers the attachments that they need and no note before them did. */
  readonly takeNotes: (notes: readonly ExportedNote[]) => Step<WantedFile[]>;
  /** A piece of an attachment that was asked for. */
  readonly addFile: (piece: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly isFirst: boolean;
    readonly isLast: boolean;
  }) => Promise<Step<undefined>>;
  /** Writes the notes that were taken. `absent`: attachments that are not to be had; references to them stay as they are. */
  readonly writeNotes: (absent: readonly AttachmentHash[]) => Promise<Step<undefined>>;
  /** Puts everything into its place. */
  readonly endExport: (input: undefined) => Promise<Step<undefined>>;
  /** Takes back what is there of it. */
  readonly abandonExport: (input: undefined) => Promise<Step<undefined>>;
};
