import type { NoteId } from '../../../core/contract/ids.ts';
import type { NoteRow } from '../../../core/contract/values.ts';

/** What a selection needs of the list. */
interface SelectableList {
  /** How many rows there are. */
  readonly length: number;
  /** The rows from one place to another, both included, as far as there are any. */
  rowsBetween(from: number, to: number): Promise<readonly NoteRow[]>;
}

/** The most notes that can be chosen at once: what is done to more takes too long to be undone by eye. */
export const MAX_SELECTED = 10_000;

/**
 * The notes that are chosen in the list beside the one on screen. One alone is no selection: what is done to it is done
 * where it is shown.
 */
export class NoteSelection {
  readonly #list: SelectableList;
  #rows = $state.raw<ReadonlyMap<NoteId, NoteRow>>(new Map());
  /** Where a range begins, and where it reached. */
  #anchor = 0;
  #head = 0;
  #question = 0;

  constructor(list: SelectableList) {
    this.#list = list;
  }

  /** As they were listed when they were chosen, in that order. */
  get rows(): readonly NoteRow[] {
    return [...this.#rows.values()];
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Whether several notes are chosen. */
  get isActive(): boolean {
    return this.#rows.size > 1;
  }

  has(id: NoteId | undefined): boolean {
    return id !== undefined && this.#rows.has(id);
  }

  /** A note is shown from here: whatever is chosen next begins with it. */
  begin(index: number): void {
    this.clear();
    this.#anchor = index;
    this.#head = index;
  }

  /** Chooses one more note, or no longer. `shown` is the row of the note on screen, which the first choice is beside. */
  toggle(index: number, row: NoteRow, shown: NoteRow | undefined): void {
    this.#question++;
    const rows = new Map(this.#rows);
    if (rows.size === 0 && shown !== undefined) rows.set(shown.id, shown);
    if (!rows.delete(row.id)) rows.set(row.id, row);
    this.#rows = rows.size > 1 ? rows : new Map();
    this.#anchor = index;
    this.#head = index;
  }

  /** Chooses everything from where the range began to a place. */
  async extendTo(index: number): Promise<void> {
    const question = ++this.#question;
    const head = Math.min(Math.max(index, 0), this.#list.length - 1);
    this.#head = head;
    const from = Math.min(this.#anchor, head);
    const rows = await this.#list.rowsBetween(from, Math.min(Math.max(this.#anchor, head), from + MAX_SELECTED - 1));
    if (question === this.#question) this.#rows = new Map(rows.map((row) => [row.id, row]));
  }

  /** Moves the end of the range by some rows. */
  extendBy(steps: number): Promise<void> {
    return this.extendTo(this.#head + steps);
  }

  /** Where the end of the range is. */
  get head(): number {
    return this.#head;
  }

  /** Chooses every note of the list, up to {@link MAX_SELECTED}. */
  all(): Promise<void> {
    this.#anchor = 0;
    return this.extendTo(this.#list.length - 1);
  }

  clear(): void {
    this.#question++;
    if (this.#rows.size > 0) this.#rows = new Map();
  }
}
