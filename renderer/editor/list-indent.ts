import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Command, KeyBinding } from '@codemirror/view';
import { moveItemsIn, moveItemsOut } from './habits/indent-items.ts';
import { oneStep } from './habits/one-step.ts';

/** Whether the caret's line belongs to a list item. */
function isInList(state: EditorState): boolean {
  const line = state.doc.lineAt(state.selection.main.head);
  for (let node = syntaxTree(state).resolveInner(line.to, -1); ;) {
    if (node.name === 'ListItem') return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

const inList =
  (command: Command): Command =>
  (view) =>
    isInList(view.state) && command(view);

/**
 * Tab moves list items in and out. Anywhere else it leaves the editor, as it does everywhere in the window;
 * in a list, Escape and then Tab leaves (CodeMirror lets a Tab after Escape through).
 */
export const listIndentKeymap: readonly KeyBinding[] = [
  { key: 'Tab', run: inList(oneStep(moveItemsIn)), shift: inList(oneStep(moveItemsOut)) },
];
