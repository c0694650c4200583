import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Tells where the caret is whenever it moves in an editor that has the focus. In UTF-16 units from the beginning. */
export function caretWatch(onmove: (offset: number) => void): Extension {
  return EditorView.updateListener.of(({ view, state, selectionSet, docChanged, focusChanged }) => {
    if (view.hasFocus && (selectionSet || docChanged || focusChanged)) onmove(state.selection.main.head);
  });
}
