import type { NoteId } from '../../../core/contract/ids.ts';

/** What was searched for in the list when a note was chosen there. */
export interface FoundFor {
  readonly query: string;
  /** Words that were looked for in place of those typed. */
  readonly instead: readonly string[];
}

/** From the list into the note: what a note was found for, for whoever shows it. */
export class SearchTrail {
  #note: NoteId | undefined;
  #found: FoundFor | undefined;
  #listeners = new Set<() => void>();

  /** A note was chosen in the list, which shows what was found, or everything. */
  choose(note: NoteId, found: FoundFor): void {
    this.#note = note;
    this.#found = found.query.trim() === '' ? undefined : found;
    for (const listener of this.#listeners) listener();
  }

  /** What a note was found for when it was chosen last; undefined when another one was chosen since, or nothing was searched for. */
  of(note: NoteId): FoundFor | undefined {
    return note === this.#note ? this.#found : undefined;
  }

  /** Hears of every choice. Answers the way to stop. */
  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
