import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import { newNoteContent } from '../../core/note/organisation.ts';
import type { Notes } from '../notes/notes.ts';
import { listNotes } from './list-notes.ts';
import type { Workspace } from './workspace.ts';

/** What answers about single notes. */
interface NotePorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly now: () => number;
}

type NoteCommand =
  | 'notes.list'
  | 'notes.create'
  | 'notes.text'
  | 'notes.edit'
  | 'notes.close'
  | 'notes.trash'
  | 'notes.restore'
  | 'notes.erase'
  | 'sync.refusals';

/** Notes as windows list, make, edit and remove them. */
export function noteHandlers({ workspace, writable, now }: NotePorts): HandlersOf<NoteCommand> {
  const notes = (): Notes => workspace().notes;
  return {
    'notes.list': async (query) => succeed(await listNotes(workspace(), query)),
    'notes.create': async (place) => (await writable()).create(newNoteContent(place, now())),
    'notes.text': async ({ id }) => succeed(await notes().textOf(id)),
    'notes.edit': async (edit, window) => (await writable()).edit(window, edit),
    'notes.close': async ({ id }, window) => {
      await notes().closeNote(id, window);
      return succeed(undefined);
    },
    'notes.trash': async ({ id }) => (await writable()).trash(id),
    'notes.restore': async ({ id }) => (await writable()).restore(id),
    'notes.erase': async ({ id }) => (await writable()).erase(id),
    'sync.refusals': async () => succeed([...notes().refusals(), ...workspace().talk.intake.refusals]),
  };
}
