import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Caret } from '../../../core/contract/presence-commands.ts';
import { caretOf } from './caret-positions.ts';

/** Tells where the selection is whenever it moves among the characters, in an editor that has the focus. */
export const ownCaretWatch = (onmove: (caret: Caret) => void): Extension =>
  EditorView.updateListener.of(({ view, state, selectionSet, docChanged, focusChanged }) => {
    if (!view.hasFocus || !(selectionSet || docChanged || focusChanged)) return;
    const caret = caretOf(state);
    if (caret !== undefined) onmove(caret);
  });
