import { EditorView } from '@codemirror/view';
import { scrollerOf } from '../steady-scroll.ts';

/** Keeps a caret in sight until the person here scrolls, presses into the text or presses Escape. */
export class FollowedCaret {
  readonly #view: EditorView;
  readonly #end: () => void;
  readonly #scroller: Element | undefined;
  readonly #escaped = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.#end();
  };
  #place: number | undefined;

  constructor(view: EditorView, end: () => void) {
    this.#view = view;
    this.#end = () => {
      if (this.#place !== undefined) end();
    };
    this.#scroller = scrollerOf(view);
    for (const name of ['wheel', 'touchmove', 'pointerdown'])
      this.#scroller?.addEventListener(name, this.#end, { passive: true });
    document.addEventListener('keydown', this.#escaped);
  }

  /** Brings a place into sight; undefined follows nobody. */
  show(place: number | undefined): void {
    if (place === this.#place) return;
    this.#place = place;
    if (place !== undefined) this.#view.dispatch({ effects: EditorView.scrollIntoView(place, { y: 'center' }) });
  }

  close(): void {
    for (const name of ['wheel', 'touchmove', 'pointerdown']) this.#scroller?.removeEventListener(name, this.#end);
    document.removeEventListener('keydown', this.#escaped);
  }
}
