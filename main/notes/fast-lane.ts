import type { NoteId } from '../../core/contract/ids.ts';
import type { EarlySegment } from '../../core/segment/early-segment.ts';
import type { RefusalReason } from '../../core/segment/envelope.ts';
import { takeEarly } from './early-intake.ts';
import type { IntakePorts } from './intake.ts';
import type { EditJournal } from './ports.ts';

/** What the notes of a workspace have for the fast lane, and take from it. */
export class FastLane {
  readonly #intake: IntakePorts;
  readonly #journal: EditJournal;

  constructor(intake: IntakePorts, journal: EditJournal) {
    this.#intake = intake;
    this.#journal = journal;
  }

  /**
   * What was written here in a note lately; undefined when that is nothing, or too much. It may leave this computer only
   * once `saved`, asked afterwards, has resolved: what a crash takes away must not be anywhere else.
   */
  earlyOf(id: NoteId): EarlySegment | undefined {
    return this.#intake.live.inMemory(id)?.replica.early(this.#intake.now());
  }

  /** Resolves when everything written so far is on the disk; rejects when that cannot be now. */
  saved(): Promise<void> {
    return this.#journal.settled();
  }

  /** Takes what somebody else wrote a moment ago, if the note is open here; answers why it was refused, if it was. */
  async take(id: NoteId, early: EarlySegment): Promise<RefusalReason | undefined> {
    const note = this.#intake.live.inMemory(id);
    if (!note || note.windows.size === 0 || note.erasure) return undefined;
    return takeEarly(this.#intake, note, early);
  }

  /** Lists what was refused of a device, once: its segments are judged by themselves. */
  refuse(device: string, reason: RefusalReason): void {
    this.#intake.refusals.replace(device, [{ id: device, rev: '', reason }]);
  }
}
