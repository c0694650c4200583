import type { AttachedFile, AttachmentHash, PictureType } from '../../core/contract/attachment-values.ts';
import type { EngineHandlers, OutgoingEvent, WindowId } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Result } from '../../core/contract/result.ts';
import type { InterfaceLanguage } from '../../core/messages/language.ts';
import type { NoteContent } from '../../core/note/note.ts';
import type { Address } from '../discussion/message-intake.ts';
import type { VersionPace } from '../../core/version/pace.ts';
import type { ImportStore } from '../import/ports.ts';
import type { Log } from '../log.ts';
import type { OutgoingNotes } from './outgoing-notes.ts';

export type { Log } from '../log.ts';

/** Keeps secrets at rest. `isSafe` is false where the system has no real key store: then nothing is written and people are asked again. */
export interface SecretBox {
  readonly isSafe: boolean;
  /** Seals text for the disk. Only called when `isSafe`. */
  seal(text: string): Uint8Array;
  /** Opens what `seal` made, or answers undefined when that is not possible (another user, another machine). */
  open(sealed: Uint8Array): string | undefined;
}

/** Everything the engine takes from outside. No part of it is Electron: tests run several engines in one process. */
export interface EnginePorts {
  /** The profile folder; the engine owns everything in it but `browser/`. */
  readonly profileDir: string;
  /** Wall clock in milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly secrets: SecretBox;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** The script of a worker, by the name of its `*.worker.ts`. */
  readonly workerUrl: (name: 'inspector' | 'catalog' | 'catalog-check' | 'versions') => URL;
  /** When versions are due; as usual when absent. */
  readonly versionPace?: VersionPace;
  readonly appVersion: string;
  /** What a new profile begins in: its welcome note, the name of its workspace; English when absent. */
  readonly language?: () => InterfaceLanguage;
  /** Somebody spoke to the member of the workspace on screen, who wants to hear of it. */
  readonly onAddressed?: (address: Address) => void;
  /** No network, and nothing of the last session on screen. */
  readonly isSafeMode?: boolean;
}

/** What tells a note from others. */
export interface NoteDescription {
  readonly title: string;
  readonly isTrashed: boolean;
}

/** A picture, whole and checked, by its type as its bytes tell. */
export interface AttachedPicture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** The attachments of the workspace on screen, for the parts of main that show, open and save them. */
export interface AttachedFiles {
  /** Takes a file of this computer in. `onRead` hears of each piece how many bytes it had. */
  add(file: string, onRead: (bytes: number) => void): Promise<Result<AttachedFile>>;
  /** All of a file, and what kind of picture it is, if any; undefined when it is not whole here. */
  read(
    hash: AttachmentHash,
  ): Promise<{ readonly bytes: Uint8Array; readonly picture: PictureType | undefined } | undefined>;
  /** Undefined when it is not whole here, or no picture that is shown (R3). */
  picture(hash: AttachmentHash): Promise<AttachedPicture | undefined>;
  /** The first bytes; undefined when the file is not whole here. */
  head(hash: AttachmentHash): Promise<Uint8Array | undefined>;
  /** Writes a copy, as a whole or not at all. Fails with `attachment-missing` or as the disk does. */
  saveCopy(hash: AttachmentHash, place: string): Promise<Result<undefined>>;
}

/** The running engine of one profile. */
export interface Engine {
  readonly handlers: EngineHandlers;
  readonly attachments: AttachedFiles;
  /** The notes of the workspace on screen, for what leaves the app. */
  outgoing(): Promise<OutgoingNotes>;
  /** Listens to everything windows should hear. Returns the way to stop. */
  subscribe(listener: (event: OutgoingEvent) => void): () => void;
  /** A page is gone (closed, reloaded, crashed): its ways into notes end. */
  windowClosed(window: WindowId): void;
  /** What an import writes the workspace on screen with, also when another one comes on screen. */
  importStore(): ImportStore;
  /** Makes a note with content. Succeeds once the journal has it. */
  addNote(content: NoteContent): Promise<Result<{ id: NoteId }>>;
  /** The plain content of a note of the workspace on screen; undefined when there is none of that id. */
  contentOf(id: NoteId): Promise<NoteContent | undefined>;
  /** What a note of the workspace on screen is called; undefined when there is none of that id. */
  describeNote(id: NoteId): Promise<NoteDescription | undefined>;
  /** Writes what is only in the journal into segments, and pushes. For blur and quit. */
  flush(): Promise<void>;
  /** The network came, went or changed, or the machine woke: ask the server anew. */
  networkChanged(): void;
  /**
   * Something threw outside every promise, as a damaged LevelDB block does. True when it came from the database: the
   * workspace then needs a person and says so; false when it has nothing to do with it.
   */
  storeDamaged(cause: unknown): boolean;
  /** Flushes, stops replication and closes the databases. Idempotent. */
  close(): Promise<void>;
}
