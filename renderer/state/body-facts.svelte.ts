import { linkKeyOf } from '../../core/note/link-target.ts';
import type { TextCount } from './word-count.ts';

/** A heading of a note: how deep it stands, 1 to 6, what it reads as, and where it begins, in UTF-16 units. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly from: number;
}

/** What the window shows about the text of the note on screen. The body's editor tells it. */
export class BodyFacts {
  #counted = $state.raw<TextCount | undefined>();
  #selected = $state.raw<TextCount | undefined>();
  #headings = $state.raw<readonly Heading[]>([]);
  #caret = $state(0);
  #go: ((place: number) => void) | undefined;
  #sought: (() => void) | undefined;
  readonly #current = $derived(this.#headings.findLastIndex(({ from }) => from <= this.#caret));

  /** How much there is; undefined until it is counted. */
  get counted(): TextCount | undefined {
    return this.#counted;
  }

  /** How much is selected; undefined while nothing is. */
  get selected(): TextCount | undefined {
    return this.#selected;
  }

  get headings(): readonly Heading[] {
    return this.#headings;
  }

  /** Which heading the caret is under; -1 before the first. */
  get current(): number {
    return this.#current;
  }

  tellCounted(count: TextCount | undefined): void {
    this.#counted = count;
  }

  tellSelected(count: TextCount | undefined): void {
    this.#selected = count;
  }

  tellHeadings(headings: readonly Heading[], caret: number): void {
    this.#headings = headings;
    this.#caret = caret;
    const sought = this.#sought;
    this.#sought = undefined;
    // The editor that tells is being made: it goes nowhere before it is.
    if (sought !== undefined) queueMicrotask(sought);
  }

  tellCaret(caret: number): void {
    this.#caret = caret;
  }

  /** Puts the caret to a heading, and the focus into the text. */
  goTo({ from }: Heading): void {
    this.#go?.(from);
  }

  /** Goes to the first heading of that name, as links name headings; nowhere when there is none. */
  goToNamed(name: string): void {
    const heading = this.#headings.find(({ text }) => linkKeyOf(text) === linkKeyOf(name));
    if (heading !== undefined) this.goTo(heading);
  }

  /** The same in the note that is about to be shown. */
  seek(name: string): void {
    this.#sought = () => this.goToNamed(name);
  }

  /** Goes to a place of the note that is about to be shown, found once it is; nowhere when it is not. */
  seekPlace(find: () => number | undefined): void {
    this.#sought = () => {
      const place = find();
      if (place !== undefined) this.#go?.(place);
    };
  }

  /** An editor is on screen that can go to places, until what is returned is called. */
  serve(go: (place: number) => void): () => void {
    this.#go = go;
    return () => {
      if (this.#go !== go) return;
      this.#go = undefined;
      this.#headings = [];
    };
  }
}
