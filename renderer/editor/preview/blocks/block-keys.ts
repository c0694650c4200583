import type { Command, EditorView } from '@codemirror/view';
import type { Stretch } from '../../stretch.ts';
import { blocksIn } from './drawn-blocks.ts';

/** Moves the caret up or down into a drawn block that it would jump over, which shows the block's source. */
export const enterBlock =
  (isDown: boolean): Command =>
  (view) => {
    const { main, ranges } = view.state.selection;
    if (!main.empty || ranges.length > 1) return false;
    const block = blockPassed(view, main.head, view.moveVertically(main, isDown).head);
    if (block === undefined) return false;
    const line = view.state.doc.lineAt(isDown ? block.from : block.to);
    const column = main.head - view.state.doc.lineAt(main.head).from;
    view.dispatch({ selection: { anchor: Math.min(line.from + column, line.to) }, scrollIntoView: true });
    return true;
  };

/** The first drawn block on the way from one place to another. */
function blockPassed(view: EditorView, from: number, to: number): Stretch | undefined {
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  const passed = blocksIn(view.state, { from: start, to: end }).filter((block) => start < block.from && block.to < end);
  return from < to ? passed[0] : passed.at(-1);
}
