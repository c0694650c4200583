import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { MirrorProblem } from '../../core/contract/mirror-commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';

/** How far a mirror has followed which database. */
export interface MirrorPosition {
  readonly source: string;
  readonly seq: number;
}

/** What became of a step: an error's code would not come through a worker's messages. */
export type MirrorStep<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: MirrorProblem; readonly reason: string };

/** A note as it is to stand in the mirror. */
export interface MirroredNote {
  readonly note: OutgoingNote;
  /** The names of its notebooks, from the outermost. */
  readonly notebook: readonly string[];
}

/** What is known of a mirror that was opened. */
export interface OpenedMirror {
  /** Undefined: it has followed nothing yet. */
  readonly position: MirrorPosition | undefined;
  /** Notes whose file is not there, or not as it was written. */
  readonly differing: readonly NoteId[];
  /** All notes that have a file. */
  readonly known: readonly NoteId[];
}

/** A piece of an attachment that was asked for. */
export interface FilePiece {
  readonly hash: AttachmentHash;
  readonly bytes: Uint8Array;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The steps of keeping a folder up to date: the worker writes what main reads. One mirror at a time. */
export type MirrorApi = {
  /** Begins a mirror in a folder that holds nothing of ours. */
  readonly create: (place: { readonly folder: string; readonly mirror: string }) => Promise<MirrorStep<void>>;
  /** Opens one and compares its files with what was written. */
  readonly open: (place: { readonly folder: string; readonly mirror: string }) => Promise<MirrorStep<OpenedMirror>>;
  /** Which of the mirrored notes lie in another folder, as notebooks are called now. */
  readonly misplaced: (paths: ReadonlyMap<string, readonly string[]>) => NoteId[];
  /** Which notes refer to one of these attachments. */
  readonly referring: (hashes: readonly AttachmentHash[]) => NoteId[];
  /** The next notes; answers the attachments that they need and the mirror has not. */
  readonly take: (notes: readonly MirroredNote[]) => Promise<MirrorStep<AttachmentHash[]>>;
  readonly addFile: (piece: FilePiece) => Promise<MirrorStep<void>>;
  /** Writes the notes that were taken; answers how many files of a person were kept aside for it. */
  readonly write: (input: undefined) => Promise<MirrorStep<number>>;
  /** These notes are no more: their files go, unless a person changed them. Answers as `write` does. */
  readonly remove: (ids: readonly NoteId[]) => Promise<MirrorStep<number>>;
  /** Everything up to there is in the mirror. */
  readonly seen: (position: MirrorPosition) => Promise<MirrorStep<void>>;
};
