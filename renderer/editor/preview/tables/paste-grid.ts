import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { gridOf, tableOf } from '../../../../core/markdown/table/grid.ts';
import { isInCode } from '../../habits/in-code.ts';

/**
 * Makes a table of pasted text that is clearly a grid. With Shift it stays text, as it does in code; what brings a table
 * of its own is not taken here.
 */
export const pasteGrid: Extension = (() => {
  let isPlain = false;
  return EditorView.domEventHandlers({
    keydown: ({ shiftKey }) => {
      isPlain = shiftKey;
      return false;
    },
    paste: (event, view) => {
      const { clipboardData } = event;
      const grid = gridOf(clipboardData?.getData('text/plain') ?? '');
      const hasTable = /<table[\s>]/i.test(clipboardData?.getData('text/html') ?? '');
      const { state } = view;
      if (grid === undefined || isPlain || hasTable || state.readOnly) return false;
      if (isInCode(state, state.selection.main.from)) return false;
      event.preventDefault();
      view.dispatch(insertionOf(state, tableOf(grid)));
      return true;
    },
  });
})();

/** A block between blank lines, in place of what is selected; the caret comes to stand below it. */
function insertionOf(state: EditorState, block: string): TransactionSpec {
  const { from, to } = state.selection.main;
  const before = state.sliceDoc(0, from);
  const after = state.sliceDoc(to);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const trail = after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const insert = `${lead}${block}${trail}`;
  const anchor = from + lead.length + block.length + 2;
  return { changes: { from, to, insert }, selection: { anchor }, scrollIntoView: true, userEvent: 'input.paste' };
}
