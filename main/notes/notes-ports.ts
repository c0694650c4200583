import type { WindowId } from '../../core/contract/handlers.ts';
import type { DeviceId, NoteId, SharedDocId } from '../../core/contract/ids.ts';
import type { IntakePorts } from './intake.ts';
import type { LiveNote } from './live-note.ts';
import type { LiveNotesPorts } from './live-notes.ts';
import type { EditJournal, NoteCatalog } from './ports.ts';

/** What the notes of one workspace need from outside. */
export interface NotesPorts extends Omit<LiveNotesPorts, 'refusals'> {
  readonly journal: EditJournal;
  readonly catalog: NoteCatalog;
  /** An edit that the given window has not made itself. */
  readonly onEdited: (window: WindowId, id: NoteId, update: Uint8Array) => void;
  /** A window's client id is void: it must open the note again. */
  readonly onReopenNeeded: (window: WindowId, id: NoteId) => void;
  /** A note that the window shows was erased for good. */
  readonly onErased: (window: WindowId, id: NoteId) => void;
  /** Whether this computer writes, or wrote, under that device id. */
  readonly isOwnDevice: (device: DeviceId) => boolean;
  /** Messages and versions that were stored. */
  readonly takeStamped: IntakePorts['takeStamped'];
  /** A shared document changed, here or elsewhere. */
  readonly onSharedChanged: (id: SharedDocId) => void;
  /**
   * A note is about to be edited here: so much of it is deleted. What is returned resolves when what it said before is on the
   * disk, and never rejects; nothing where nothing has to be there first.
   */
  readonly beforeEdit: (note: LiveNote, deletedUnits: number) => Promise<unknown> | undefined;
  readonly onListChanged: (total: number) => void;
  readonly onRefusalsChanged: () => void;
}
