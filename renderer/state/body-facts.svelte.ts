import type { TextCount } from './word-count.svelte.ts';

/** What the window shows about the text of the note on screen while somebody is in it. The body's editor tells it. */
export class BodyFacts {
  #selected = $state.raw<TextCount | undefined>();

  /** How much is selected; undefined while nothing is. */
  get selected(): TextCount | undefined {
    return this.#selected;
  }

  tellSelected(count: TextCount | undefined): void {
    this.#selected = count;
  }
}
