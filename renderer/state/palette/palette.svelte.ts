import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { TagRow, TitleRow } from '../../../core/contract/reference-commands.ts';
import { linkKeyOf } from '../../../core/note/link-target.ts';
import { ask } from '../../api/bridge.ts';
import type { AppState } from '../app-state.svelte.ts';
import { inTurn } from '../in-turn.ts';
import { type PaletteEntry, type PaletteRow, rankedEntries } from './palette-entry.ts';
import {
  commandEntries,
  headingEntries,
  newNoteEntry,
  noteEntries,
  notebookEntries,
  type NotebookRow,
  tagEntries,
} from './palette-places.ts';
import { type PaletteQuery, paletteQueryOf } from './palette-query.ts';

/** How many rows are shown at most: who does not see it there types one more letter. */
const MAX_ROWS = 50;
const MAX_TAGS = 1000;

/** Going to anything, while its dialog is open. What the window knows is there at once; notes come in as main finds them. */
export class Palette {
  readonly #app: AppState;
  readonly #recent: ReadonlySet<NoteId>;
  readonly #find: (query: PaletteQuery) => Promise<readonly TitleRow[] | undefined>;
  #typed = $state('');
  #chosen = $state<string | undefined>();
  #latest = $state.raw<readonly TitleRow[]>([]);
  #found = $state.raw<readonly TitleRow[]>([]);
  #tags = $state.raw<readonly TagRow[]>([]);
  #notebooks = $state.raw<readonly NotebookRow[]>([]);
  #answer: Promise<unknown> = Promise.resolve();
  readonly #query = $derived(paletteQueryOf(this.#typed));
  readonly #rows = $derived(this.#rowsFor(this.#query));
  readonly #active = $derived(
    Math.max(
      0,
      this.#rows.findIndex(({ key }) => key === this.#chosen),
    ),
  );

  constructor(bridge: Bridge, app: AppState) {
    this.#app = app;
    const recent = app.recentNotes();
    this.#recent = new Set(recent);
    this.#find = inTurn(async ({ text }) => {
      const found = await ask(bridge, 'notes.findByLetters', { query: text, limit: MAX_ROWS });
      return found.ok ? found.value : [];
    });
    this.#answer = Promise.all([this.#loadLatest(bridge, recent), this.#loadNames(bridge)]);
  }

  /** What stands in the field, as it was typed. */
  get typed(): string {
    return this.#typed;
  }

  get query(): PaletteQuery {
    return this.#query;
  }

  get rows(): readonly PaletteRow[] {
    return this.#rows;
  }

  /** The place of the row that Enter chooses. */
  get active(): number {
    return this.#active;
  }

  type(typed: string): void {
    this.#typed = typed;
    this.#chosen = undefined;
    if (this.#query.scope === 'all' && this.#query.text !== '') this.#answer = this.#look(this.#query);
  }

  /** Goes to another row, around the ends. */
  move(steps: number): void {
    const { length } = this.#rows;
    if (length > 0) this.point((((this.#active + steps) % length) + length) % length);
  }

  /** Makes a row the one that Enter chooses. */
  point(index: number): void {
    this.#chosen = this.#rows[index]?.key;
  }

  /** Closes the dialog and does what the active row says: the one there is when main has answered to all that was typed. */
  choose(): void {
    void this.#answer.then(() => this.#run(this.#rows[this.#active]));
  }

  #run(row: PaletteRow | undefined): void {
    if (row !== undefined) this.#app.leaveFor(row.run);
  }

  #rowsFor(query: PaletteQuery): readonly PaletteRow[] {
    const rows = rankedEntries(query.text, this.#entriesFor(query)).slice(0, MAX_ROWS);
    const { scope, text } = query;
    const isThere = this.#found.some(({ title }) => linkKeyOf(title) === linkKeyOf(text));
    if (scope !== 'all' || text === '' || isThere) return rows;
    return [...rows, { ...newNoteEntry(this.#app, text), places: [] }];
  }

  #entriesFor({ scope, text }: PaletteQuery): readonly PaletteEntry[] {
    const app = this.#app;
    if (scope === 'commands') return commandEntries(app);
    if (scope === 'headings') return headingEntries(app);
    if (scope === 'tags') return tagEntries(app, this.#tags);
    if (scope === 'notebooks') return notebookEntries(app, this.#notebooks);
    const isRecent = (id: NoteId): boolean => this.#recent.has(id);
    if (text === '') return noteEntries(app, this.#latest, isRecent);
    return [
      ...noteEntries(app, this.#found, isRecent),
      ...notebookEntries(app, this.#notebooks),
      ...tagEntries(app, this.#tags),
      ...headingEntries(app),
      ...commandEntries(app),
    ];
  }

  async #look(query: PaletteQuery): Promise<void> {
    const found = await this.#find(query);
    if (found !== undefined) this.#found = found;
  }

  /** The notes that were opened last, then those that were edited last. The one on screen is nothing to go to. */
  async #loadLatest(bridge: Bridge, ids: readonly NoteId[]): Promise<void> {
    const [recent, edited] = await Promise.all([
      ask(bridge, 'notes.readTitles', { ids: [...ids] }),
      ask(bridge, 'notes.findTitles', { query: '', limit: MAX_ROWS }),
    ]);
    const opened = recent.ok ? recent.value : [];
    const others = edited.ok ? edited.value.filter(({ id }) => !opened.some((one) => one.id === id)) : [];
    this.#latest = [...opened, ...others].filter(({ id }) => id !== this.#app.notes.current?.id);
  }

  async #loadNames(bridge: Bridge): Promise<void> {
    const [tags, notebooks] = await Promise.all([
      ask(bridge, 'notes.findTags', { beginning: '', limit: MAX_TAGS }),
      ask(bridge, 'notebooks.list', undefined),
    ]);
    if (tags.ok) this.#tags = tags.value;
    if (notebooks.ok) this.#notebooks = notebooks.value;
  }
}
