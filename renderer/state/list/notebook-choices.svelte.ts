import type { NotebookId } from '../../../core/contract/ids.ts';
import { foldUnits } from '../../../core/search/fold.ts';
import type { Notebooks } from '../notebooks.svelte.ts';
import { texts } from '../texts.svelte.ts';

/** A place that notes can be put, by what it says and what it is called: out of any notebook, into one there is, or into one that is made for them. */
export type NotebookChoice = { readonly key: string; readonly label: string; readonly name: string } & (
  { readonly kind: 'none' } | { readonly kind: 'notebook'; readonly id: NotebookId } | { readonly kind: 'new' }
);

/** Between the names of a path as it is shown and typed. */
const SEPARATOR = '/';

/** The notebooks to choose from, fewer as one types, and one to be made of what is typed. */
export class NotebookChoices {
  readonly #notebooks: Notebooks;
  #query = $state('');
  #active = $state(0);
  readonly #choices = $derived.by(() => this.#find());

  constructor(notebooks: Notebooks) {
    this.#notebooks = notebooks;
  }

  get query(): string {
    return this.#query;
  }

  /** Best first. */
  get all(): readonly NotebookChoice[] {
    return this.#choices;
  }

  /** The place of the choice that Enter takes. */
  get active(): number {
    return Math.min(this.#active, Math.max(0, this.#choices.length - 1));
  }

  search(query: string): void {
    this.#query = query;
    this.#active = 0;
  }

  step(by: number): void {
    const count = this.#choices.length;
    if (count > 0) this.#active = (this.active + by + count) % count;
  }

  /** The notebook of a choice, made when there is none yet; undefined for none, and when its name was refused. */
  async notebookOf(choice: NotebookChoice): Promise<NotebookId | undefined> {
    if (choice.kind === 'notebook') return choice.id;
    if (choice.kind === 'none') return undefined;
    let at: NotebookId | undefined;
    for (const name of this.#query.split(SEPARATOR)) {
      if (name.trim() === '') continue;
      at = await this.#notebooks.create(name, at);
      if (at === undefined) return undefined;
    }
    return at;
  }

  #find(): NotebookChoice[] {
    const wanted = foldUnits(this.#query.trim());
    const paths = this.#notebooks.places.map(({ id, names }): NotebookChoice => {
      const label = names.join(SEPARATOR);
      return { kind: 'notebook', key: id, id, label, name: label };
    });
    const found = paths.filter(({ label }) => foldUnits(label).includes(wanted));
    const { noNotebook, newNotebook } = texts().list;
    if (wanted === '') return [{ kind: 'none', key: 'none', label: noNotebook, name: noNotebook }, ...found];
    const isThere = found.some(({ label }) => foldUnits(label) === wanted);
    const name = this.#query.trim();
    return isThere ? found : [...found, { kind: 'new', key: 'new', label: newNotebook(name), name }];
  }
}
