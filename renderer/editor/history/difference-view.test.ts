import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { goToChange, shownDifference } from './difference-view.ts';

const shown = shownDifference([
  { kind: 'added', text: 'New. ' },
  { kind: 'same', text: 'Same ' },
  { kind: 'removed', text: 'old' },
  { kind: 'added', text: 'young' },
  { kind: 'same', text: ' end' },
  { kind: 'removed', text: '!' },
]);

describe('a difference in an editor', () => {
  it('[VS16] goes from change to change, and round at the ends', () => {
    let state = EditorState.create({ doc: shown.text });
    const go = (step: 1 | -1): number => {
      const dispatch = (transaction: { readonly state: EditorState }): void => {
        state = transaction.state;
      };
      goToChange(shown.changes, step)({ state, dispatch });
      return state.selection.main.head;
    };
    expect(shown.text).toBe('New. Same oldyoung end!');
    expect([go(1), go(1), go(1), go(-1), go(-1), go(-1)]).toEqual([10, 22, 0, 22, 10, 0]);
    expect(goToChange([], 1)({ state, dispatch: () => undefined })).toBe(false);
  });
});
