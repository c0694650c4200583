import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Caret, presenceCommands, PresentPerson } from '../../core/contract/presence-commands.ts';
import { succeed } from '../../core/contract/result.ts';

/** Who else is in the workspace of a fake main, and where the window says that its caret is. */
export class FakePresence {
  readonly carets: { readonly note: NoteId; readonly caret: Caret }[] = [];
  readonly #tell: (people: PresentPerson[]) => void;
  #people: PresentPerson[] = [];

  constructor(tell: (people: PresentPerson[]) => void) {
    this.#tell = tell;
  }

  /** These people are there now. */
  show(people: PresentPerson[]): void {
    this.#people = people;
    this.#tell(people);
  }

  handlers(): HandlersOf<keyof typeof presenceCommands> {
    return {
      'presence.set': async (moved) => {
        this.carets.push(moved);
        return succeed(undefined);
      },
      'presence.list': async () => succeed(this.#people),
    };
  }
}
