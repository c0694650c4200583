import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { Called } from './apply-block.ts';

/** The edit that puts a text in the place of what called the menu, and the caret behind it. */
export const inserting =
  (insert: string) =>
  (_state: EditorState, { from, to }: Called): TransactionSpec => ({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
  });
