import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** The parser's names of what is code or other markup. */
export const CODE: ReadonlySet<string> = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'HTMLBlock',
  'CommentBlock',
]);

/** Whether a place is in code or in markup of another kind, where Markdown's marks are but characters. */
export function isInCode(state: EditorState, at: number): boolean {
  const inner = syntaxTree(state).resolveInner(at, -1);
  for (let node: typeof inner | null = inner; node !== null; node = node.parent) if (CODE.has(node.name)) return true;
  return false;
}
