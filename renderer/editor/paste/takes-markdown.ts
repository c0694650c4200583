import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { isInCode } from '../habits/in-code.ts';

/** Whether pasted marks would be read as such here: not in code, and a table has rules of its own. */
export function takesMarkdown(state: EditorState, at: number): boolean {
  if (isInCode(state, at)) return false;
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node !== null; node = node.parent) {
    if (node.name === 'Table') return false;
  }
  return true;
}
