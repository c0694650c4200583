import { type EditorState, Facet } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Stretch } from '../stretch.ts';

/** A stretch that is written in although the editor itself does not draw it, such as the active cell of a table. */
export const checkedToo = Facet.define<(state: EditorState) => Stretch | undefined>();

/** Where spelling is checked: what is drawn, and what is written in besides. */
export function checkedStretches({ state, visibleRanges }: EditorView): readonly Stretch[] {
  const isDrawn = ({ from, to }: Stretch): boolean => visibleRanges.some((one) => one.from <= from && to <= one.to);
  return [...visibleRanges, ...stretchesBesides(state).filter((stretch) => !isDrawn(stretch))];
}

/** Whether something else is written in besides than before. */
export function isCheckedElsewhere(before: EditorState, after: EditorState): boolean {
  const [was, is] = [before, after].map((state) => stretchesBesides(state)[0]?.from);
  return was !== is;
}

const stretchesBesides = (state: EditorState): readonly Stretch[] =>
  state.facet(checkedToo).flatMap((stretchOf) => stretchOf(state) ?? []);
