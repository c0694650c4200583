/** Where it is remembered that notes are shown as source, in the storage of the profile. */
const SOURCE = 'source-view';

/** Whether this window shows notes as Markdown source or as a page. */
export class SourceView {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #listeners = new Set<() => void>();
  #isOn = $state(false);

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    this.#isOn = storage.getItem(SOURCE) === 'true';
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Changes over, in every editor of the window, and remembers it. */
  toggle(): void {
    this.#isOn = !this.#isOn;
    this.#storage.setItem(SOURCE, String(this.#isOn));
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after each change; returns what ends that. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
