import { EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Wraps the selection in `mark`, or takes the marks away when they are there already, inside it or just around it. */
export const toggleMark =
  (mark: string): Command =>
  ({ state, dispatch }) => {
    const toggled = state.changeByRange((range) => toggledRange(state, range, mark));
    dispatch(state.update(toggled, { scrollIntoView: true, userEvent: 'input' }));
    return true;
  };

function toggledRange(state: EditorState, { from, to }: SelectionRange, mark: string) {
  const width = mark.length;
  const selected = state.sliceDoc(from, to);
  if (selected.length >= 2 * width && isMarked(edgeRun(selected, mark), width)) {
    return {
      changes: [
        { from, to: from + width },
        { from: to - width, to },
      ],
      range: EditorSelection.range(from, to - 2 * width),
    };
  }
  const line = state.doc.lineAt(from);
  const around = Math.min(
    runAtEnd(state.sliceDoc(line.from, from), mark),
    runAtStart(state.sliceDoc(to, state.doc.lineAt(to).to), mark),
  );
  if (isMarked(around, width)) {
    return {
      changes: [
        { from: from - width, to: from },
        { from: to, to: to + width },
      ],
      range: EditorSelection.range(from - width, to - width),
    };
  }
  return {
    changes: [
      { from, insert: mark },
      { from: to, insert: mark },
    ],
    range: EditorSelection.range(from + width, to + width),
  };
}

/** A run of three stars is strong and emphasis at once, of two strong alone. */
const isMarked = (run: number, width: number): boolean => (width === 1 ? run % 2 === 1 : run >= width);

const edgeRun = (text: string, mark: string): number => Math.min(runAtStart(text, mark), runAtEnd(text, mark));

function runAtStart(text: string, mark: string): number {
  let run = 0;
  while (run < text.length && text[run] === mark[0]) run++;
  return run;
}

function runAtEnd(text: string, mark: string): number {
  let run = 0;
  while (run < text.length && text[text.length - 1 - run] === mark[0]) run++;
  return run;
}
