import { syntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand } from '@codemirror/state';
import { blockLineOf } from './block-line.ts';
import { selectedLines } from './selected-lines.ts';

/** Checks the selected tasks, or clears them when all are checked. Does nothing where no task is, or the caret is in a link. */
export const toggleTask: StateCommand = ({ state, dispatch }) => {
  const boxes = selectedLines(state).flatMap(({ from, text }) => {
    const line = blockLineOf(text);
    const box = line.quote.length + line.indent.length + line.marker.indexOf('[') + 1;
    return line.kind === 'task' ? [{ at: from + box, isDone: text[box] !== ' ' }] : [];
  });
  if (boxes.length === 0 || isInLink(state)) return false;
  const isAllDone = boxes.every(({ isDone }) => isDone);
  const changes = boxes
    .filter(({ isDone }) => isDone === isAllDone)
    .map(({ at }) => ({ from: at, to: at + 1, insert: isAllDone ? ' ' : 'x' }));
  dispatch(state.update({ changes, userEvent: 'input' }));
  return true;
};

const LINKS = new Set(['Link', 'Autolink', 'URL', 'Image']);

/** Whether the caret is in a link, or touches one. */
export function isInLink(state: EditorState): boolean {
  for (const side of [-1, 1] as const) {
    const inner = syntaxTree(state).resolveInner(state.selection.main.head, side);
    for (let node: typeof inner | null = inner; node !== null; node = node.parent) {
      if (LINKS.has(node.name)) return true;
    }
  }
  return false;
}
