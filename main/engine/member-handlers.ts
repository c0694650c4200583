import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { memberCommands } from '../../core/contract/member-commands.ts';
import { newNoteId, type RandomBytes } from '../../core/contract/random-ids.ts';
import { succeed } from '../../core/contract/result.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import { markAllSeen, markSeen } from '../../core/workspace/read-marks.ts';
import { forgetSearch, keepSearch, savedSearchesIn } from '../../core/workspace/saved-searches.ts';
import type { Notes } from '../notes/notes.ts';
import type { Workspace } from './workspace.ts';

/** What answers about what a member keeps. */
interface MemberPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
}

/** What a member has seen and keeps at hand, from their own document. */
export function memberHandlers(ports: MemberPorts): HandlersOf<keyof typeof memberCommands> {
  const { workspace, writable, now, randomBytes } = ports;
  const account = () => workspace().entry.account;
  const me = () => memberDocOf(account());
  return {
    'notes.seen': async ({ id }) => {
      const notes = await writable();
      const written = await notes.authorshipOf(id);
      // What one wrote oneself, here or elsewhere, needs no mark.
      if (written === undefined || written.editedBy === account()) return succeed(undefined);
      return notes.editShared(me(), (doc) => markSeen(doc, id, written.editedMs));
    },
    'notes.seenAll': async () => (await writable()).editShared(me(), (doc) => markAllSeen(doc, now())),
    'notes.unread': async () => succeed({ count: await workspace().references.unreadCount(account()) }),
    'searches.list': async () => succeed(await workspace().notes.readShared(me(), savedSearchesIn)),
    'searches.keep': async ({ id = newNoteId(randomBytes), ...search }) =>
      (await writable()).editShared(me(), (doc) => keepSearch(doc, { id, ...search })),
    'searches.forget': async ({ id }) => (await writable()).editShared(me(), (doc) => forgetSearch(doc, id)),
  };
}
