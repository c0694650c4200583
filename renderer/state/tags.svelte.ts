import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Organising } from '../../core/contract/notebook-commands.ts';
import { tagKeyOf } from '../../core/note/tag-name.ts';
import { ask } from '../api/bridge.ts';
import { Refresh } from './refresh.ts';
import type { Rewritings } from './rewritings.svelte.ts';
import { tagNodes, type TagNode, type TagRow } from './tag-tree.ts';
import { texts } from './texts.svelte.ts';

/** What tags need of the window. */
interface TagPorts {
  readonly bridge: Bridge;
  readonly rewritings: Rewritings;
  readonly say: (text: string) => void;
}

/** Counts follow the list no more often than this, in ms. */
const PAUSE_MS = 2000;

/** The tags of the workspace, live, and what can be done with them. */
export class Tags {
  readonly #ports: TagPorts;
  readonly #refresh: Refresh;
  readonly #unsubscribe: readonly (() => void)[];
  #rows = $state.raw<readonly TagRow[]>([]);
  readonly #nodes = $derived(tagNodes(this.#rows));

  constructor(ports: TagPorts) {
    this.#ports = ports;
    this.#refresh = new Refresh(() => this.#load(), PAUSE_MS);
    const { bridge } = ports;
    this.#unsubscribe = [
      bridge.subscribe('notebooks.changed', () => this.#refresh.want()),
      bridge.subscribe('notes.listChanged', () => this.#refresh.want()),
    ];
  }

  /** As a tree, by name. */
  get nodes(): readonly TagNode[] {
    return this.#nodes;
  }

  /** The token of a tag's colour; undefined when it has none. */
  colourOf(name: string): string | undefined {
    return colourToken(this.#nodes.find(({ id }) => id === tagKeyOf(name))?.colour);
  }

  reload(): Promise<void> {
    return this.#refresh.now();
  }

  /** Calls a tag otherwise in every note, with a way back. */
  async rename(from: string, to: string): Promise<void> {
    await this.#ports.rewritings.run('tags.rename', { from, to }, (notes) => texts().tags.renamed(from, to, notes));
    await this.#refresh.now();
  }

  async setColour(name: string, colour: number | undefined): Promise<void> {
    const set = await ask(this.#ports.bridge, 'tags.setColour', { name, ...(colour === undefined ? {} : { colour }) });
    if (!set.ok) this.#ports.say(texts().errors[set.error.code]);
    await this.#refresh.now();
  }

  /** Gives a note tags as fields, and takes others off. */
  async change(id: NoteId, add: readonly string[], remove: readonly string[]): Promise<void> {
    const change: Organising = { kind: 'tag', add: [...add], remove: [...remove] };
    const changed = await ask(this.#ports.bridge, 'notes.organise', { ids: [id], change });
    if (!changed.ok) this.#ports.say(texts().errors[changed.error.code]);
  }

  close(): void {
    this.#refresh.close();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  async #load(): Promise<void> {
    const listed = await ask(this.#ports.bridge, 'tags.list', undefined);
    if (listed.ok) this.#rows = listed.value;
  }
}

/** The token of a colour by its number. */
export const colourToken = (colour: number | undefined): string | undefined =>
  colour === undefined ? undefined : `var(--hue-${colour + 1})`;
