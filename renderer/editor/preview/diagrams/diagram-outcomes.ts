import { StateEffect, type Transaction } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Tells an editor that more, or less, is known about its diagrams. */
const outcomesChanged = StateEffect.define<null>();

/** Whether diagrams are to be looked at anew. */
export const haveOutcomesChanged = ({ effects }: Transaction): boolean =>
  effects.some((effect) => effect.is(outcomesChanged));

/** Has an editor look at its diagrams anew. */
export function tellOutcomes(view: EditorView): void {
  view.dispatch({ effects: outcomesChanged.of(null) });
}
