import type { NoteId } from '../../core/contract/ids.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import { markAllSeen, readMarksIn, type ReadMarks } from '../../core/workspace/read-marks.ts';
import type { Log } from '../log.ts';
import type { Notes } from '../notes/notes.ts';

/** The part of the catalog that knows what was seen. */
export interface SeenCatalog {
  /** Takes marks over those it has; `allMs` is up to when everything counts as seen. */
  putSeen(seen: { readonly allMs: number; readonly notes: readonly (readonly [string, number])[] }): Promise<void>;
}

interface SeenPorts {
  readonly notes: Notes;
  readonly catalog: SeenCatalog;
  readonly account: string;
  readonly log: Log;
}

/** Keeps the catalog in step with what the member has seen, so that lists can tell without reading documents. */
export class SeenNotes {
  readonly #ports: SeenPorts;
  #told: ReadMarks = { allMs: undefined, notes: new Map<NoteId, number>() };
  #telling: Promise<void> = Promise.resolve();
  #hasBegun = false;

  constructor(ports: SeenPorts) {
    this.#ports = ports;
  }

  /** The member's document changed, or was not read yet. */
  changed(): void {
    this.#telling = this.#telling
      .then(() => this.#tell())
      .catch((cause: unknown) => this.#ports.log.error('read marks not listed', cause));
  }

  /** The catalog began anew, and knows of no marks. */
  forgotten(): void {
    this.#told = { allMs: undefined, notes: new Map<NoteId, number>() };
    this.changed();
  }

  /** What was there before this member began counts as seen. Called once everything has arrived. */
  async begin(nowMs: number): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    const { notes, account } = this.#ports;
    // What another laptop of this member said of it may be stored and not yet taken in.
    await notes.settled();
    const { allMs } = await notes.readShared(memberDocOf(account), readMarksIn);
    if (allMs === undefined) await notes.editShared(memberDocOf(account), (me) => markAllSeen(me, nowMs));
  }

  async #tell(): Promise<void> {
    const { notes, catalog, account } = this.#ports;
    const marks = await notes.readShared(memberDocOf(account), readMarksIn);
    const changed = [...marks.notes].filter(([id, seenMs]) => this.#told.notes.get(id) !== seenMs);
    if (changed.length === 0 && marks.allMs === this.#told.allMs) return;
    await catalog.putSeen({ allMs: marks.allMs ?? 0, notes: changed });
    this.#told = marks;
    notes.listChanged();
  }
}
