import { EditorState, type Extension, RangeSetBuilder, type StateCommand } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view';
import type { Comparison } from '../../../core/contract/version-commands.ts';
import { cspNonce } from '../csp-nonce.ts';
import { phrases } from '../phrases.ts';

/** Both sides of a comparison as one text, and where something changed in it. */
export interface ShownDifference {
  readonly text: string;
  readonly marks: DecorationSet;
  /** Where changes begin; what was replaced by something is one. */
  readonly changes: readonly number[];
}

// As elements that screen readers know.
const MARKS = {
  added: Decoration.mark({ tagName: 'ins', class: 'difference-added' }),
  removed: Decoration.mark({ tagName: 'del', class: 'difference-removed' }),
};

/** Puts both sides of a comparison into one text. */
export function shownDifference(pieces: Comparison['pieces']): ShownDifference {
  const marks = new RangeSetBuilder<Decoration>();
  const changes: number[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const end = text.length + piece.text.length;
    if (piece.kind !== 'same') {
      marks.add(text.length, end, MARKS[piece.kind]);
      if (index === 0 || pieces[index - 1]?.kind === 'same') changes.push(text.length);
    }
    text += piece.text;
  }
  return { text, marks: marks.finish(), changes };
}

/** Goes to the change after the caret, or to the one before it, and from the last on to the first. */
export const goToChange =
  (changes: readonly number[], step: 1 | -1): StateCommand =>
  ({ state, dispatch }) => {
    const { head } = state.selection.main;
    const [first, last] = [changes[0], changes.at(-1)];
    const found = step === 1 ? changes.find((at) => at > head) : changes.findLast((at) => at < head);
    const anchor = found ?? (step === 1 ? first : last);
    if (anchor === undefined) return false;
    dispatch(state.update({ selection: { anchor }, scrollIntoView: true }));
    return true;
  };

/** What an editor needs to show a difference: a text with a caret, which nobody can change. */
export function differenceState(
  { text, marks, changes }: ShownDifference,
  label: string,
  onselect: (from: number, to: number) => void,
): EditorState {
  const extensions: Extension[] = [
    EditorState.readOnly.of(true),
    EditorState.lineSeparator.of('\n'),
    EditorView.cspNonce.of(cspNonce()),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', spellcheck: 'false' }),
    EditorView.decorations.of(marks),
    EditorView.updateListener.of(({ selectionSet, state }) => {
      if (selectionSet) onselect(state.selection.main.from, state.selection.main.to);
    }),
    keymap.of([
      { key: 'Alt-ArrowDown', run: goToChange(changes, 1) },
      { key: 'Alt-ArrowUp', run: goToChange(changes, -1) },
    ]),
    phrases(),
  ];
  return EditorState.create({ doc: text, selection: { anchor: 0 }, extensions });
}
