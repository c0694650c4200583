import type { EditorView } from '@codemirror/view';
import { type Format, type FormatAction, formatsAt } from './formats.ts';

/** Where it is remembered that the toolbar stays above the text, in the storage of the profile. */
const PINNED = 'pinned:toolbar';

/** The formatting toolbar of one note: what its buttons show and do, and whether it is pinned above the text. */
export class FormatState {
  readonly #storage: Storage;
  #isPinned = $state(false);
  #formats = $state.raw<ReadonlySet<Format>>(new Set());
  #view: EditorView | undefined;
  #focusBar: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#isPinned = storage.getItem(PINNED) === 'true';
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  isOn(format: Format): boolean {
    return this.#formats.has(format);
  }

  /** Pins the toolbar above the text, or lets it float over what is selected again. The text gets the focus. */
  pin(isPinned: boolean): void {
    this.#isPinned = isPinned;
    this.#storage.setItem(PINNED, String(isPinned));
    for (const tell of this.#listeners) tell();
    this.focusText();
  }

  run({ command }: FormatAction): void {
    if (this.#view !== undefined) command(this.#view);
  }

  focusText(): void {
    this.#view?.focus();
  }

  /** Puts the focus into the toolbar; false when none is on screen. */
  focusBar(): boolean {
    this.#focusBar?.();
    return this.#focusBar !== undefined;
  }

  /** A toolbar is on screen, until what is returned is called. */
  show(focus: () => void): () => void {
    this.#focusBar = focus;
    return () => {
      if (this.#focusBar === focus) this.#focusBar = undefined;
    };
  }

  /** Belongs to an editor, until what is returned is called. `onpin` is told when it is pinned or not any more. */
  serve(view: EditorView, onpin: () => void): () => void {
    this.#view = view;
    this.#listeners.add(onpin);
    this.follow(view);
    return () => {
      this.#view = undefined;
      this.#listeners.delete(onpin);
    };
  }

  /** Reads off an editor what its selection is formatted as. */
  follow({ state }: EditorView): void {
    const formats = formatsAt(state);
    const isSame = formats.size === this.#formats.size && [...formats].every((format) => this.#formats.has(format));
    if (!isSame) this.#formats = formats;
  }
}
