import { insertBlankLine } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';

/**
 * Begins a line below the one with the caret, or below what is selected. CodeMirror's own command, given a selection that
 * begins in a blank line, deletes all of it.
 */
export const blankLineBelow: StateCommand = ({ state, dispatch }) => {
  const caret = state.update({ selection: { anchor: state.selection.main.to } });
  dispatch(caret);
  return insertBlankLine({ state: caret.state, dispatch });
};
