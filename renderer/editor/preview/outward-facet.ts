import { type EditorState, Facet } from '@codemirror/state';

/** What a note may ask of the world outside it, always because a person did something. */
export interface Outward {
  /** Opens the address of a link, after whatever has to be asked. It may be anything: it came with the text. */
  openLink(address: string): void;
  /** Puts a text onto the clipboard. */
  copyText(text: string): void;
}

/** Who answers an editor's requests. */
export const outwardFacet = Facet.define<Outward>();

/** Undefined in an editor that is not in a window. */
export function outwardOf(state: EditorState): Outward | undefined {
  return state.facet(outwardFacet)[0];
}
