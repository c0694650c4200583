import type { EditorState } from '@codemirror/state';

/** The marks of a stretch in one line, inside it or just around it, as deletions; undefined when it is not marked so. */
export function marksToTake(
  state: EditorState,
  mark: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly { readonly from: number; readonly to: number }[] | undefined {
  const width = mark.length;
  const selected = state.sliceDoc(from, to);
  if (selected.length >= 2 * width && isMarked(Math.min(runAtStart(selected, mark), runAtEnd(selected, mark)), width)) {
    return [
      { from, to: from + width },
      { from: to - width, to },
    ];
  }
  const line = state.doc.lineAt(from);
  const around = Math.min(
    runAtEnd(state.sliceDoc(line.from, from), mark),
    runAtStart(state.sliceDoc(to, line.to), mark),
  );
  if (!isMarked(around, width)) return undefined;
  return [
    { from: from - width, to: from },
    { from: to, to: to + width },
  ];
}

/** A run of three stars is strong and emphasis at once, of two strong alone. */
const isMarked = (run: number, width: number): boolean => (width === 1 ? run % 2 === 1 : run >= width);

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
