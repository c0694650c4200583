/** More are not remembered: what was folded first unfolds at the next start. */
const MAX_FOLDED = 500;

/** What a person folded of a tree, remembered in the storage of the profile. Ids of what is gone do no harm. */
export class FoldedNodes {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #place: string;
  #ids = $state.raw<ReadonlySet<string>>(new Set());

  /** `name` tells this tree from others. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, name: string) {
    this.#storage = storage;
    this.#place = `folded:${name}`;
    this.#ids = new Set((storage.getItem(this.#place) ?? '').split('\n').filter((id) => id !== ''));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Folds what is open, and opens what is folded. */
  toggle(id: string): void {
    const others = [...this.#ids].filter((other) => other !== id);
    this.#ids = new Set(this.has(id) ? others : [...others, id].slice(-MAX_FOLDED));
    this.#storage.setItem(this.#place, [...this.#ids].join('\n'));
  }

  /** Opens what may be folded. */
  open(id: string): void {
    if (this.has(id)) this.toggle(id);
  }
}
