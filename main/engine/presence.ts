import type { CommandInput } from '../../core/contract/commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { PresentPerson } from '../../core/contract/presence-commands.ts';
import { newNonce } from '../../core/contract/random-ids.ts';
import { succeed, type Result } from '../../core/contract/result.ts';
import { LiveLane } from '../live/live-lane.ts';
import type { EnginePorts } from './ports.ts';
import type { ProfileFile } from './profile.ts';
import type { Workspace } from './workspace.ts';

/** What presence takes from outside. */
interface PresencePorts {
  readonly engine: EnginePorts;
  readonly profile: ProfileFile;
  readonly onPeople: (people: PresentPerson[]) => void;
  /** What is written goes to others by the fast lane now, or no longer does. */
  readonly onTogether: () => void;
}

/** Who else is in the workspace on screen, and the fast lane to them; nobody while there is no server. */
export class Presence {
  readonly #ports: PresencePorts;
  #lane: LiveLane | undefined;
  /** Somebody else is in a note that is open here: the fast lane tells them what is written. */
  isTogether = false;
  constructor(ports: PresencePorts) {
    this.#ports = ports;
  }

  /** The caret of a window moved. */
  set({ note, caret }: CommandInput<'presence.set'>): Result<undefined> {
    this.#lane?.moved(note, caret);
    return succeed(undefined);
  }

  /** Who else is there now. */
  list(): Result<PresentPerson[]> {
    return succeed(this.#lane?.people ?? []);
  }

  /** Answers what a workspace says and hears while it is synchronised; the one of before is silent. */
  begin({ notes, entry }: Workspace): LiveLane {
    this.end();
    const { engine, profile, onPeople, onTogether } = this.#ports;
    this.#lane = new LiveLane({
      notes: {
        shown: () => notes.shown(),
        earlyOf: (id) => notes.fastLane.earlyOf(id),
        saved: () => notes.fastLane.saved(),
        take: (id, early) => notes.fastLane.take(id, early),
        refuse: (device, reason) => notes.fastLane.refuse(device, reason),
      },
      writer: () => notes.writer,
      isOwn: ({ account, device }) => account === entry.account && profile.devices.has(device),
      session: newNonce(engine.randomBytes),
      nowMs: () => performance.now(),
      onPeople,
      onTogether: (isTogether) => {
        this.isTogether = isTogether;
        onTogether();
      },
      log: engine.log,
    });
    return this.#lane;
  }

  /** Nobody is there any more. */
  end(): void {
    if (!this.#lane) return;
    this.#lane.close();
    this.#lane = undefined;
    this.#ports.onPeople([]);
  }

  /** Somebody here wrote in a note. */
  written(id: NoteId): void {
    this.#lane?.written(id);
  }

  /** Windows show other notes than before. */
  shownChanged(): void {
    this.#lane?.shownChanged();
  }
}
