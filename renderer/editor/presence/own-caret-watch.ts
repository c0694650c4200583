import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Caret } from '../../../core/contract/presence-commands.ts';
import { caretOf } from './caret-positions.ts';

/** Tells where the selection is whenever it moves among the characters, in an editor that has the focus, itself or in a cell of its tables. */
export const ownCaretWatch = (onmove: (caret: Caret) => void): Extension =>
  EditorView.updateListener.of(({ view, state, selectionSet, docChanged, focusChanged }) => {
    if (!(selectionSet || docChanged || focusChanged) || !view.contentDOM.contains(document.activeElement)) return;
    const caret = caretOf(state);
    if (caret !== undefined) onmove(caret);
  });
