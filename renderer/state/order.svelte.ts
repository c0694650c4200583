import type { Bridge } from '../../core/contract/bridge.ts';
import type { WorkspaceId } from '../../core/contract/ids.ts';
import { ask } from '../api/bridge.ts';
import { FoldedNodes } from './folded-nodes.svelte.ts';
import { ALL_NOTES, type ListScope, ScopeMemory } from './list-scope.ts';
import type { NoteList } from './note-list.svelte.ts';
import { Notebooks } from './notebooks.svelte.ts';
import { Rewritings } from './rewritings.svelte.ts';
import { Tags } from './tags.svelte.ts';
import { texts } from './texts.svelte.ts';
import { TitleLinks } from './title-links.ts';
import type { ToastMessage } from './toasts.svelte.ts';

/** What keeping notes in order needs of the window. */
interface OrderPorts {
  readonly bridge: Bridge;
  readonly list: NoteList;
  readonly say: (text: string, action?: ToastMessage['action']) => void;
}

/** How the notes of the workspace are kept in order: notebooks, tags, and what of them the list shows. */
export class Order {
  readonly folded = new FoldedNodes(localStorage, 'sidebar');
  readonly notebooks: Notebooks;
  readonly rewritings: Rewritings;
  readonly tags: Tags;
  readonly links: TitleLinks;
  readonly #list: NoteList;
  readonly #ports: OrderPorts;
  readonly #scopes = new ScopeMemory(localStorage);
  #workspace: WorkspaceId | undefined;

  constructor(ports: OrderPorts) {
    const { bridge, list, say } = ports;
    this.#ports = ports;
    this.#list = list;
    this.rewritings = new Rewritings({ bridge, say });
    this.tags = new Tags({ bridge, rewritings: this.rewritings, say });
    this.links = new TitleLinks({ bridge, rewritings: this.rewritings, say });
    this.notebooks = new Notebooks({ bridge, say, onchange: () => this.#leaveGone() });
  }

  /** Another workspace is on screen: its list is of what it was of last. Resolves with its first rows. */
  async begin(workspace: WorkspaceId): Promise<void> {
    this.#workspace = workspace;
    this.#list.show(this.#scopes.of(workspace));
    await this.#list.settle();
    // Main answers one question after another: the rows that are waited for come first.
    void this.reload();
  }

  /** Makes the list one of something else, and remembers that for this workspace; nobody begins a day in the Trash. */
  show(scope: ListScope): void {
    this.#list.show(scope);
    if (this.#workspace !== undefined && this.#list.view !== 'trash') this.#scopes.keep(this.#workspace, scope);
  }

  /** Erases everything in the Trash for good. Ask first: there is no way back. */
  emptyTrash(): void {
    void this.#emptyTrash();
  }

  /** Asks main anew; resolves with the answers. */
  async reload(): Promise<void> {
    await Promise.all([this.notebooks.reload(), this.tags.reload()]);
  }

  close(): void {
    this.notebooks.close();
    this.tags.close();
    this.rewritings.close();
  }

  async #emptyTrash(): Promise<void> {
    const emptied = await ask(this.#ports.bridge, 'trash.empty', undefined);
    this.#ports.say(emptied.ok ? texts().trash.emptied(emptied.value.notes) : texts().errors[emptied.error.code]);
  }

  /** The notebook that the list is of may have gone while the app was closed, or go any time. */
  #leaveGone(): void {
    const { scope } = this.#list;
    if ('notebook' in scope && this.notebooks.isGone(scope.notebook)) this.#list.show(ALL_NOTES);
  }
}
