import type { EditorState } from '@codemirror/state';

/** Front matter that is longer than this is text between two rules. */
const MAX_FRONT_MATTER_LINES = 100;
const FENCE = /^---\s*$/;

/** Where the text begins after front matter (`---`, fields, `---`); 0 when there is none. */
export function endOfFrontMatter({ doc }: EditorState): number {
  if (!FENCE.test(doc.line(1).text)) return 0;
  for (let number = 2; number <= Math.min(doc.lines, MAX_FRONT_MATTER_LINES); number++) {
    if (FENCE.test(doc.line(number).text)) return doc.line(number).to + 1;
  }
  return 0;
}
