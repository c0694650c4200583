import type { AppState } from '../app-state.svelte.ts';

/** Where the keyboard is, and how many rows a page has. */
interface Place {
  /** Of the note on screen among the rows at hand; -1 when it is elsewhere. */
  readonly shown: number;
  readonly page: number;
}

const steps = (key: string, page: number): number | undefined => {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  };
  return moves[key];
};

/** What keys and clicks in the list do: go to a note, choose several, and do something with them. */
export class ListKeys {
  readonly #app: AppState;
  readonly #scrollTo: (index: number) => void;
  /** Where the keyboard is when its note is not among the rows at hand. */
  #lastIndex = -1;

  constructor(app: AppState, scrollTo: (index: number) => void) {
    this.#app = app;
    this.#scrollTo = scrollTo;
  }

  /** Goes to a row, which may still be on its way; the last one asked for wins. */
  async goTo(index: number): Promise<void> {
    const { list, selection } = this.#app;
    const target = Math.min(Math.max(index, 0), list.rows.length - 1);
    if (target < 0) return;
    this.#lastIndex = target;
    selection.begin(target);
    this.#scrollTo(target);
    const row = await list.rowAt(target);
    if (row === undefined || this.#lastIndex !== target) return;
    this.#app.trail.choose(row.id, { query: list.query, instead: list.instead });
    this.#app.openNote(row.id);
  }

  /** A click with Shift, Ctrl or Cmd chooses rows. False when it is an ordinary one. */
  choose(index: number, { shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
    const { list, selection, notes } = this.#app;
    const row = list.rows[index];
    if (row === undefined || !(shiftKey || ctrlKey || metaKey)) return false;
    if (shiftKey) void selection.extendTo(index);
    else selection.toggle(index, row, list.rows[list.indexOf(notes.current?.id)]);
    return true;
  }

  /** True when the key meant something here. */
  press(event: KeyboardEvent, { shown, page }: Place): boolean {
    const { notes, selection } = this.#app;
    const isModified = event.ctrlKey || event.metaKey;
    if (isModified && event.key.toLowerCase() === 'a' && !event.altKey) void selection.all();
    else if (event.key === 'Enter' && isModified && !event.altKey) void this.#app.window.openNote(notes.current?.id);
    else if (isModified || event.altKey) return false;
    else if (event.key === 'Escape' && selection.isActive) selection.clear();
    else if (event.key === 'Delete') this.#trash();
    else if (event.key === 'Enter' && notes.current !== undefined) this.#app.enterNote(notes.current.id);
    else return this.#move(event, shown < 0 ? this.#lastIndex : shown, steps(event.key, page));
    return true;
  }

  #move({ shiftKey }: KeyboardEvent, from: number, move: number | undefined): boolean {
    if (move === undefined) return false;
    const { selection } = this.#app;
    if (!shiftKey) void this.goTo(from + move);
    else {
      if (!selection.isActive) selection.begin(from);
      void selection.extendBy(move).then(() => this.#scrollTo(selection.head));
    }
    return true;
  }

  #trash(): void {
    const { selection, bulk, notes, list } = this.#app;
    if (!selection.isActive) void this.#app.removal.trash(notes.current?.id);
    else if (list.view !== 'trash') void bulk.trash(selection.rows);
  }
}
