import * as v from 'valibot';
import { noteId, type NoteId } from '../../core/contract/ids.ts';

/** The two texts of a note that a caret can be in. */
export type PlaceField = 'title' | 'body';

/** Where a person was: a note and, once they had been in one of its texts, the caret there. */
export interface Place {
  readonly note: NoteId;
  readonly field: PlaceField;
  /** In UTF-16 units from the beginning. */
  readonly caret: number;
  /** The line at the upper edge of the screen, by a place in it; undefined at the beginning of the note. */
  readonly top?: number | undefined;
}

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const storedPlace = v.strictObject({
  note: noteId,
  field: v.picklist(['title', 'body']),
  caret: offset,
  top: v.optional(offset),
});

const PLACE_KEY = 'place';
const ALIVE_KEY = 'alive';

/**
 * What a window remembers over the end of its page, in the storage that lasts as long as the window (an id and a number, never text): where the person was, and
 * whether the page before ended without having been asked to.
 */
export class LastPlace {
  /** Where the page before this one was; undefined in a new window. */
  readonly before: Place | undefined;
  /** True when the page before this one did not end in order. */
  readonly isAfterFault: boolean;
  readonly #storage: Storage;
  #now: Place | undefined;
  /** Called when the place is another one. */
  onmoved = (): void => undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.before = placeIn(storage.getItem(PLACE_KEY));
    this.isAfterFault = storage.getItem(ALIVE_KEY) !== null;
    this.#now = this.before;
    storage.setItem(ALIVE_KEY, '1');
  }

  /** Where the caret was in a text, when that is the text the person was in last. */
  caretIn(note: NoteId, field: PlaceField): number | undefined {
    return this.#now?.note === note && this.#now.field === field ? this.#now.caret : undefined;
  }

  /** The line at the upper edge of a note, when that is the note the person was in last. */
  topIn(note: NoteId): number | undefined {
    return this.#now?.note === note ? this.#now.top : undefined;
  }

  /** Where the person is now. */
  get now(): Place | undefined {
    return this.#now;
  }

  /** Goes on from a place that was remembered elsewhere; a page that was loaded again knows better. */
  restore(place: Place): void {
    if (this.before === undefined) this.#keep(place);
  }

  /** A note is on screen, or none. Keeps the caret when it is the same note. */
  show(note: NoteId | undefined): void {
    if (note === undefined) this.#keep(undefined);
    else if (this.#now?.note !== note) this.#keep({ note, field: 'body', caret: 0 });
  }

  moveCaret(note: NoteId, field: PlaceField, caret: number): void {
    this.#keep({ note, field, caret, top: this.topIn(note) });
  }

  moveTop(note: NoteId, top: number | undefined): void {
    if (this.#now?.note === note) this.#keep({ ...this.#now, top });
  }

  /** The page ends because somebody wants it to. */
  leave(): void {
    this.#storage.removeItem(ALIVE_KEY);
  }

  #keep(place: Place | undefined): void {
    this.#now = place;
    if (place === undefined) this.#storage.removeItem(PLACE_KEY);
    else this.#storage.setItem(PLACE_KEY, JSON.stringify(place));
    this.onmoved();
  }
}

/** A remembered place; undefined when nothing or nonsense was remembered. */
function placeIn(stored: string | null): Place | undefined {
  try {
    const parsed = v.safeParse(storedPlace, JSON.parse(stored ?? 'null'));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
