import * as Y from 'yjs';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { memberCommands } from '../../core/contract/member-commands.ts';
import { succeed } from '../../core/contract/result.ts';
import { forgetSearch, keepSearch, savedSearchesIn } from '../../core/workspace/saved-searches.ts';

/** Whom a fake main tells what changed. */
interface FakeMemberPorts {
  readonly listChanged: () => void;
  readonly searchesChanged: () => void;
}

/** What the member of a fake main has not seen, and the searches they keep. */
export class FakeMember {
  readonly unread = new Set<NoteId>();
  readonly me = new Y.Doc();
  readonly #ports: FakeMemberPorts;
  #nextId = 1;

  constructor(ports: FakeMemberPorts) {
    this.#ports = ports;
  }

  handlers(): HandlersOf<keyof typeof memberCommands> {
    const { listChanged, searchesChanged } = this.#ports;
    return {
      'notes.seen': async ({ id }) => {
        if (this.unread.delete(id)) listChanged();
        return succeed(undefined);
      },
      'notes.seenAll': async () => {
        this.unread.clear();
        listChanged();
        return succeed(undefined);
      },
      'notes.unread': async () => succeed({ count: this.unread.size }),
      'searches.list': async () => succeed(savedSearchesIn(this.me)),
      'searches.keep': async ({ id = String(this.#nextId++).padStart(20, '0'), ...search }) => {
        keepSearch(this.me, { id, ...search });
        searchesChanged();
        return succeed(undefined);
      },
      'searches.forget': async ({ id }) => {
        forgetSearch(this.me, id);
        searchesChanged();
        return succeed(undefined);
      },
    };
  }
}
