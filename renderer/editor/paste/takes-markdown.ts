import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { CODE } from '../habits/in-code.ts';
import type { Stretch } from '../stretch.ts';

/** Whether pasted marks would be read as such in place of a stretch: not within code, and a table has rules of its own. */
export function takesMarkdown(state: EditorState, { from, to }: Stretch): boolean {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, -1); node !== null; node = node.parent) {
    if ((CODE.has(node.name) || node.name === 'Table') && node.from < from && to <= node.to) return false;
  }
  return true;
}
