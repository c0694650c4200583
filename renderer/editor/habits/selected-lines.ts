import type { EditorState, Line } from '@codemirror/state';

/** The lines that the selections touch, each once, in order. A selection that ends at a line's beginning leaves that out. */
export function selectedLines({ doc, selection }: EditorState): Line[] {
  const found = new Map<number, Line>();
  for (const { from, to, empty } of selection.ranges) {
    const first = doc.lineAt(from);
    const end = doc.lineAt(to);
    const last = !empty && to === end.from && end.number > first.number ? end.number - 1 : end.number;
    for (let number = first.number; number <= last; number++) found.set(number, doc.line(number));
  }
  return [...found.values()].sort((one, other) => one.number - other.number);
}

/** The same without blank lines, unless there is but one line: that is where somebody is about to write. */
export function writtenLines(state: EditorState): Line[] {
  const lines = selectedLines(state);
  return lines.length > 1 ? lines.filter(({ text }) => text.trim() !== '') : lines;
}
