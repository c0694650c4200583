import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandOutput } from '../../core/contract/commands.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import { MAX_ORGANISED, type Organising } from '../../core/contract/notebook-commands.ts';
import type { Result } from '../../core/contract/result.ts';
import { notebookPath, withinNotebook } from '../../core/workspace/notebooks.ts';
import { ask } from '../api/bridge.ts';
import { Refresh } from './refresh.ts';
import { texts } from './texts.svelte.ts';

/** A notebook, and how many notes lie in it itself. */
export type NotebookRow = CommandOutput<'notebooks.list'>[number];

/** A notebook, and the names from the top to it. */
export interface NotebookPlace {
  readonly id: NotebookId;
  readonly names: readonly string[];
}

/** A path as it is read: `Projects / Thesis`. */
export const pathLabel = (names: readonly string[]): string => names.join(' / ');

/** What notebooks need of the window. */
interface NotebookPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
  /** Told after every answer. */
  readonly onchange: () => void;
}

/** Counts follow the list no more often than this, in ms. */
const PAUSE_MS = 1000;

/** The notebooks of the workspace, live, and what can be done with them. */
export class Notebooks {
  readonly #ports: NotebookPorts;
  readonly #refresh: Refresh;
  readonly #unsubscribe: readonly (() => void)[];
  #rows = $state.raw<readonly NotebookRow[] | undefined>();

  constructor(ports: NotebookPorts) {
    this.#ports = ports;
    this.#refresh = new Refresh(() => this.#load(), PAUSE_MS);
    const { bridge } = ports;
    this.#unsubscribe = [
      bridge.subscribe('notebooks.changed', () => this.#refresh.want()),
      bridge.subscribe('notes.listChanged', () => this.#refresh.want()),
    ];
  }

  /** By name; undefined until main has answered. */
  get rows(): readonly NotebookRow[] | undefined {
    return this.#rows;
  }

  /** Asks main anew; resolves with the answer. */
  reload(): Promise<void> {
    return this.#refresh.now();
  }

  /** The names from the top to a notebook; empty when there is none of that id. */
  pathOf(id: NotebookId): string[] {
    return notebookPath(this.#rows ?? [], id);
  }

  /** All of them to choose from, by the names from the top to each. */
  get places(): readonly NotebookPlace[] {
    const places = (this.#rows ?? []).map(({ id }) => ({ id, names: this.pathOf(id) }));
    return places.sort((one, other) => pathLabel(one.names).localeCompare(pathLabel(other.names)));
  }

  /** Whether it is known that there is no such notebook, or no more. */
  isGone(id: NotebookId): boolean {
    return this.#rows !== undefined && !this.#rows.some((row) => row.id === id);
  }

  /** Whether one notebook is another, or lies in it. */
  isWithin(id: NotebookId, outer: NotebookId): boolean {
    return withinNotebook(this.#rows ?? [], outer).includes(id);
  }

  /** A name that no notebook there has: the given one, or with a number behind it. */
  freeName(wanted: string, parent: NotebookId | undefined): string {
    const taken = new Set((this.#rows ?? []).filter((row) => row.parent === parent).map(({ name }) => name));
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted} ${n}`;
      if (!taken.has(name)) return name;
    }
  }

  /** Makes a notebook and answers its id; undefined when it was refused, which is said. */
  async create(name: string, parent: NotebookId | undefined): Promise<NotebookId | undefined> {
    const made = await this.#do('notebooks.create', { name, ...(parent === undefined ? {} : { parent }) });
    return made.ok ? made.value.id : undefined;
  }

  async rename(id: NotebookId, name: string): Promise<void> {
    await this.#do('notebooks.rename', { id, name });
  }

  /** Puts a notebook into another one, or to the top. */
  async move(id: NotebookId, parent: NotebookId | undefined): Promise<void> {
    await this.#do('notebooks.move', { id, ...(parent === undefined ? {} : { parent }) });
  }

  /** Puts a notebook and all that lies in it into the Trash, with a way back. */
  async remove(id: NotebookId): Promise<void> {
    const name = this.pathOf(id).at(-1) ?? '';
    const removed = await this.#do('notebooks.remove', { id });
    if (!removed.ok) return;
    const { removed: say, undo } = texts().notebooks;
    const run = (): void => void this.#do('notebooks.restore', removed.value);
    this.#ports.say(say(name, removed.value.notes.length), { label: undo, run });
  }

  /** Puts notes into a notebook, or out of any. */
  async fill(notebook: NotebookId | undefined, ids: readonly NoteId[]): Promise<void> {
    const change: Organising = { kind: 'move', ...(notebook === undefined ? {} : { notebook }) };
    for (let at = 0; at < ids.length; at += MAX_ORGANISED) {
      const moved = await this.#do('notes.organise', { ids: ids.slice(at, at + MAX_ORGANISED), change });
      if (!moved.ok) return;
    }
    const name = notebook && this.pathOf(notebook).at(-1);
    this.#ports.say(
      name === undefined ? texts().notebooks.taken(ids.length) : texts().notebooks.filled(ids.length, name),
    );
  }

  close(): void {
    this.#refresh.close();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  async #load(): Promise<void> {
    const listed = await ask(this.#ports.bridge, 'notebooks.list', undefined);
    if (!listed.ok) return;
    this.#rows = listed.value;
    this.#ports.onchange();
  }

  /** Asks, shows what came of it, and says what went wrong. */
  async #do<
    N extends
      | 'notebooks.create'
      | 'notebooks.rename'
      | 'notebooks.move'
      | 'notebooks.remove'
      | 'notebooks.restore'
      | 'notes.organise',
  >(name: N, input: Parameters<typeof ask<N>>[2]): Promise<Result<CommandOutput<N>>> {
    const done = await ask(this.#ports.bridge, name, input);
    if (!done.ok) this.#ports.say(texts().errors[done.error.code]);
    await this.#refresh.now();
    return done;
  }
}
