import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { NoteRow } from '../../core/contract/values.ts';
import type { ListSort } from '../../core/settings/device-settings.ts';
import { ask } from '../api/bridge.ts';
import { PagedRows } from './paged-rows.svelte.ts';
import { ALL_NOTES, type ListScope, type ListView } from './list-scope.ts';

type Rebuilding = NonNullable<CommandOutput<'notes.list'>['rebuilding']>;

/** How long typing in the search field may pause before it is asked, in ms. */
const SEARCH_DELAY_MS = 40;

/**
 * The list as far as it was looked at. `rows` is as long as the list in main and holes are rows that were not asked
 * for yet. A change in main replaces the pages on screen and forgets the others.
 */
export class NoteList {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  readonly #pages = new PagedRows<NoteRow, CommandOutput<'notes.list'>>({
    fetch: (part) =>
      ask(this.#bridge, 'notes.list', { ...questionOf(this.#scope, this.#query), sort: this.#sort, ...part }),
    onpage: (page) => this.#take(page),
    onoutcome: (code) => {
      this.#failure = code;
    },
  });
  #scope = $state.raw<ListScope>(ALL_NOTES);
  #query = $state('');
  #noteCount = $state(0);
  #instead = $state.raw<readonly string[]>([]);
  #rebuilding = $state.raw<Rebuilding | undefined>();
  #failure = $state<AppErrorCode | undefined>();
  #sort: ListSort = 'edited';
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
    return this.#pages.rows;
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
    return this.#pages.isLoaded;
  }

  /** Where a note is among the rows at hand; -1 when it is elsewhere. */
  indexOf(id: NoteId | undefined): number {
    return id === undefined ? -1 : this.rows.findIndex((row) => row?.id === id);
  }

  /** The row that takes the place of `id` when it leaves the list. */
  neighbourOf(id: NoteId): NoteRow | undefined {
    const index = this.indexOf(id);
    return index < 0 ? undefined : (this.rows[index + 1] ?? this.rows[index - 1]);
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
    this.#pages.show(from, to);
  }

  /** A row wherever it is; undefined when the list has become shorter. */
  rowAt(index: number): Promise<NoteRow | undefined> {
    return this.#pages.rowAt(index);
  }

  /** How many rows there are. */
  get length(): number {
    return this.rows.length;
  }

  /** The rows from one place to another, both included, as far as there are any. */
  rowsBetween(from: number, to: number): Promise<readonly NoteRow[]> {
    return this.#pages.between(from, to);
  }

  /** Asks again for what is on screen. Calls during an answer become one more question after it. */
  reload(): Promise<void> {
    return this.#pages.reload();
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
    this.#pages.restart();
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => void this.reload(), delayMs);
  }

  #take({ total, instead, rebuilding }: CommandOutput<'notes.list'>): void {
    this.#instead = instead;
    this.#rebuilding = rebuilding;
    if ('view' in this.#scope && this.view === 'all' && this.#query === '') this.#noteCount = total;
  }
}

/** A tag is a word of the search; the space behind it says that it is whole. */
function questionOf(scope: ListScope, query: string): Pick<CommandInput<'notes.list'>, 'view' | 'query' | 'notebook'> {
  if ('view' in scope) return { view: scope.view, query };
  if ('notebook' in scope) return { view: 'all', notebook: scope.notebook, query };
  return { view: 'all', query: `#${scope.tag} ${query}` };
}
