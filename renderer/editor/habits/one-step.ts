import type { StateCommand } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import { endUndoStep } from '../text-binding.ts';

/** A command whose edit Undo takes back as one, apart from what was typed before and after. Nothing where one may not write. */
export const oneStep =
  (command: StateCommand): Command =>
  (view) => {
    if (view.state.readOnly) return false;
    return command({
      state: view.state,
      dispatch: (transaction) => {
        endUndoStep(view.state);
        view.dispatch(transaction);
        endUndoStep(view.state);
      },
    });
  };
