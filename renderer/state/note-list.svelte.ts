import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import type { NoteRow } from '../../core/contract/values.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import { ask } from '../api/bridge.ts';
import { ALL_NOTES, type ListScope, type ListView } from './list-scope.ts';

type Rebuilding = NonNullable<CommandOutput<'notes.list'>['rebuilding']>;

/** Rows per page over the bridge: two fill the tallest screen. */
const PAGE_ROWS = 60;

/** How long typing in the search field may pause before it is asked, in ms. */
const SEARCH_DELAY_MS = 40;

/**
 * The list as far as it was looked at. `rows` is as long as the list in main and holes are rows that were not asked
 * for yet. A change in main replaces the pages on screen and forgets the others.
 */
export class NoteList {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  readonly #asked = new Map<number, Promise<void>>();
  #scope = $state.raw<ListScope>(ALL_NOTES);
  #query = $state('');
  #rows = $state.raw<readonly (NoteRow | undefined)[]>([]);
  #noteCount = $state(0);
  #instead = $state.raw<readonly string[]>([]);
  #rebuilding = $state.raw<Rebuilding | undefined>();
  #failure = $state<AppErrorCode | undefined>();
  #isLoaded = $state(false);
  #sort: ListSort = 'edited';
  #shown = { from: 0, to: 0 };
  #question = 0;
  #reloading: Promise<void> | undefined;
  #mustReload = false;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('notes.listChanged', ({ total }) => {
      this.#noteCount = total;
      void this.reload();
    });
  }

  /** What the list is of. */
  get scope(): ListScope {
    return this.#scope;
  }

  /** Which side of the Trash the list is on. */
  get view(): ListView {
    return 'view' in this.#scope ? this.#scope.view : 'all';
  }

  get query(): string {
    return this.#query;
  }

  get rows(): readonly (NoteRow | undefined)[] {
    return this.#rows;
  }

  /** How many notes the workspace has outside the Trash, whatever the list shows. */
  get noteCount(): number {
    return this.#noteCount;
  }

  /** Words that were looked for in place of those typed, which no note has. */
  get instead(): readonly string[] {
    return this.#instead;
  }

  /** How far the list is while main makes it anew: then what it shows is not all there is. */
  get rebuilding(): Rebuilding | undefined {
    return this.#rebuilding;
  }

  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  /** False until the first answer, so that an empty list is not announced too early. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Where a note is among the rows at hand; -1 when it is elsewhere. */
  indexOf(id: NoteId | undefined): number {
    return id === undefined ? -1 : this.#rows.findIndex((row) => row?.id === id);
  }

  /** The row that takes the place of `id` when it leaves the list. */
  neighbourOf(id: NoteId): NoteRow | undefined {
    const index = this.indexOf(id);
    return index < 0 ? undefined : (this.#rows[index + 1] ?? this.#rows[index - 1]);
  }

  /** Makes it the list of something else, from the top and without a search. */
  show(scope: ListScope): void {
    this.#scope = scope;
    this.#query = '';
    this.#ask(0);
  }

  /** Sorts it anew, from the top. */
  sortBy(sort: ListSort): void {
    if (sort === this.#sort) return;
    this.#sort = sort;
    this.#ask(0);
  }

  /** Searches as one types. */
  search(query: string): void {
    this.#query = query;
    this.#ask(SEARCH_DELAY_MS);
  }

  /** The rows on screen are `from` to `to`, both included. */
  reach(from: number, to: number): void {
    this.#shown = { from, to };
    for (const page of this.#pagesOnScreen()) {
      if (this.#rows[page * PAGE_ROWS] === undefined && this.#rows.length > page * PAGE_ROWS) void this.#fill(page);
    }
  }

  /** A row wherever it is; undefined when the list has become shorter. */
  async rowAt(index: number): Promise<NoteRow | undefined> {
    if (this.#rows[index] === undefined) await this.#fill(Math.floor(index / PAGE_ROWS));
    return this.#rows[index];
  }

  /** How many rows there are. */
  get length(): number {
    return this.#rows.length;
  }

  /** The rows from one place to another, both included, as far as there are any. */
  async rowsBetween(from: number, to: number): Promise<readonly NoteRow[]> {
    const question = this.#question;
    const [first, last] = [Math.floor(from / PAGE_ROWS), Math.floor(to / PAGE_ROWS)];
    for (let page = first; page <= last && question === this.#question; page++) {
      const missing = this.#rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).includes(undefined);
      if (missing) await this.#fill(page);
    }
    if (question !== this.#question) return [];
    return this.#rows.slice(from, to + 1).filter((row) => row !== undefined);
  }

  /** Asks again for what is on screen. Calls during an answer become one more question after it. */
  reload(): Promise<void> {
    this.#mustReload = true;
    this.#reloading ??= this.#reloadAll();
    return this.#reloading;
  }

  /** Resolves when the rows answer what was typed last: who goes on into them must not land in those from before. */
  settle(): Promise<void> {
    clearTimeout(this.#searchTimer);
    return this.reload();
  }

  close(): void {
    clearTimeout(this.#searchTimer);
    this.#unsubscribe();
  }

  #ask(delayMs: number): void {
    this.#question++;
    this.#asked.clear();
    this.#shown = { from: 0, to: 0 };
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => void this.reload(), delayMs);
  }

  #pagesOnScreen(): number[] {
    const first = Math.floor(this.#shown.from / PAGE_ROWS);
    const last = Math.floor(this.#shown.to / PAGE_ROWS);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  }

  #fetch(page: number) {
    return ask(this.#bridge, 'notes.list', {
      ...questionOf(this.#scope, this.#query),
      sort: this.#sort,
      offset: page * PAGE_ROWS,
      limit: PAGE_ROWS,
    });
  }

  async #reloadAll(): Promise<void> {
    while (this.#mustReload) {
      this.#mustReload = false;
      await this.#reloadOnce();
    }
    this.#reloading = undefined;
  }

  async #reloadOnce(): Promise<void> {
    const question = this.#question;
    const isWhole = 'view' in this.#scope && this.view === 'all' && this.#query === '';
    const pages = this.#pagesOnScreen();
    const answers = await Promise.all(pages.map((page) => this.#fetch(page)));
    // Something else was asked meanwhile: these rows answer a question nobody has any more.
    if (question !== this.#question) return;
    const rows: (NoteRow | undefined)[] = [];
    for (const [step, answer] of answers.entries()) {
      if (!answer.ok) {
        this.#failure = answer.error.code;
        return;
      }
      rows.length = answer.value.total;
      this.#instead = answer.value.instead;
      this.#rebuilding = answer.value.rebuilding;
      place(rows, (pages[step] ?? 0) * PAGE_ROWS, answer.value.rows);
      if (isWhole) this.#noteCount = answer.value.total;
    }
    this.#failure = undefined;
    this.#asked.clear();
    this.#rows = rows;
    this.#isLoaded = true;
  }

  #fill(page: number): Promise<void> {
    const asked = this.#asked.get(page) ?? this.#fillNow(page);
    this.#asked.set(page, asked);
    return asked;
  }

  async #fillNow(page: number): Promise<void> {
    const question = this.#question;
    const answer = await this.#fetch(page);
    if (question !== this.#question) return;
    this.#asked.delete(page);
    if (!answer.ok) return;
    const rows = this.#rows.slice();
    place(rows, page * PAGE_ROWS, answer.value.rows);
    this.#rows = rows;
  }
}

/** A tag is a word of the search; the space behind it says that it is whole. */
function questionOf(scope: ListScope, query: string): Pick<CommandInput<'notes.list'>, 'view' | 'query' | 'notebook'> {
  if ('view' in scope) return { view: scope.view, query };
  if ('notebook' in scope) return { view: 'all', notebook: scope.notebook, query };
  return { view: 'all', query: `#${scope.tag} ${query}` };
}

/** Puts a page into place; a page that reaches beyond the end (the list became shorter) is cut. */
function place(rows: (NoteRow | undefined)[], offset: number, page: readonly NoteRow[]): void {
  for (const [step, row] of page.entries()) if (offset + step < rows.length) rows[offset + step] = row;
}
