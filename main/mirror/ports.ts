import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { MirrorState } from '../../core/contract/mirror-commands.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import type { Log } from '../log.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { MirrorApi, MirrorPosition } from './mirror-api.ts';

/** The workspace that a mirror follows, as it is when it is asked for. */
export interface MirrorSource {
  readonly name: string;
  /** Where the workspace's own files lie: its mirror is remembered there. */
  readonly folder: string;
  /** The names of each notebook and of those around it, from the outermost, by its id. */
  readonly notebookPaths: ReadonlyMap<string, readonly string[]>;
  /** Everything that was stored after a position; all there is without one, or after that of another database. */
  changedSince(position: MirrorPosition | undefined): Promise<{
    readonly notes: readonly NoteId[];
    readonly hasNotebooks: boolean;
    readonly position: MirrorPosition;
    readonly isOther: boolean;
  }>;
  /** Some notes as they stand; those that are empty or gone are left out. */
  read(ids: readonly NoteId[]): Promise<readonly OutgoingNote[]>;
  /** Calls back after anything was stored. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** How long a mirror waits. Milliseconds. */
export interface MirrorPace {
  /** After a change, for those that follow it. */
  readonly pauseMs: number;
  /** Before what failed is tried again. */
  readonly retryMs: number;
}

/** What following a workspace needs. */
export interface FollowerPorts {
  /** That of the workspace on screen. */
  readonly source: () => Promise<MirrorSource>;
  /** All of an attachment; undefined: it is not whole on this computer. */
  readonly readAttachment: (hash: AttachmentHash) => Promise<{ readonly bytes: Uint8Array } | undefined>;
  /** Started by the first mirror. */
  readonly worker: WorkerClient<MirrorApi>;
  readonly pace: MirrorPace;
  readonly log: Log;
}

/** What mirrors need of the other parts of main. */
export interface MirrorPorts extends FollowerPorts {
  /** Undefined: the person wants none. */
  readonly chooseFolder: () => Promise<string | undefined>;
  /** Shows a folder in the system's file manager. */
  readonly reveal: (folder: string) => void;
  /** Tells mirrors from each other. */
  readonly newId: () => string;
  readonly tell: (state: MirrorState) => void;
}
