import { type EditorState, Facet } from '@codemirror/state';
import type { DiagramPictures } from '../../../state/diagram-pictures.ts';

/** Has diagrams drawn, and remembers what became of them. */
export type Diagrams = Pick<DiagramPictures, keyof DiagramPictures>;

/** Who draws for an editor. */
export const diagramFacet = Facet.define<Diagrams>();

/** Undefined in an editor that is not in a window: its diagrams stay source. */
export function diagramsOf(state: EditorState): Diagrams | undefined {
  return state.facet(diagramFacet)[0];
}
