import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import { blockLineOf, leadOf } from './block-line.ts';
import { type InlineMark, inlineMarks, markedAround, markedIn } from './inline-marks.ts';
import { marksToTake } from './marks-at-edges.ts';

/** A stretch of text in one line. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Marks the selected words, line by line, or takes the marks away when all are marked already. A caret in a word means
 * the word, in marked text all of that; elsewhere it comes to stand between two new marks.
 */
export const toggleInline =
  (name: InlineMark): StateCommand =>
  ({ state, dispatch }) => {
    const specs = state.selection.ranges.map((range) => changesFor(state, name, range));
    const changes = state.changes(specs.flat());
    const width = inlineMarks[name].mark.length;
    const ranges = state.selection.ranges.map(({ anchor, head, from, to, empty }, index) => {
      if (empty && (specs[index]?.length ?? 0) > 0 && isNewPair(specs[index], head))
        return EditorSelection.cursor(changes.mapPos(head, -1) + width);
      if (empty) return EditorSelection.cursor(changes.mapPos(head, 1));
      // The very words that were selected stay so; a selection that reaches further keeps their new marks inside.
      const [only, more] = stretchesOf(state, { from, to });
      const inward = only?.from === from && only.to === to && more === undefined ? 1 : -1;
      const [start, end] = [changes.mapPos(from, inward), changes.mapPos(to, -inward)];
      return anchor <= head ? EditorSelection.range(start, end) : EditorSelection.range(end, start);
    });
    const selection = EditorSelection.create(ranges, state.selection.mainIndex);
    dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'input' }));
    return true;
  };

interface MarkChange {
  readonly from: number;
  readonly to?: number;
  readonly insert?: string;
}

/** Whether both marks were put where the caret is. */
const isNewPair = (specs: readonly MarkChange[] | undefined, head: number): boolean =>
  specs?.length === 2 && specs.every(({ from, to }) => from === head && to === undefined);

function changesFor(state: EditorState, name: InlineMark, range: SelectionRange): readonly MarkChange[] {
  const { mark } = inlineMarks[name];
  if (range.empty) return changesAtCaret(state, name, range.head);
  const stretches = stretchesOf(state, range);
  const taken = stretches.map((stretch) => marksToTake(state, mark, stretch));
  if (taken.every((specs) => specs !== undefined)) return taken.flat();
  return stretches.flatMap((stretch, index) => {
    if (taken[index] !== undefined) return [];
    return cutOut(state, name, stretch) ?? markedWhole(state, name, stretch);
  });
}

/** Marks a stretch, and all of what it meets that is marked so already: marks in marks would end each other. */
function markedWhole(state: EditorState, name: InlineMark, { from, to }: Stretch): readonly MarkChange[] {
  const met = markedIn(state, name, from, to);
  const [start, end] = [Math.min(from, ...met.map((one) => one.from)), Math.max(to, ...met.map((one) => one.to))];
  const inner = met.flatMap((one) => [
    ...(one.from === start ? [] : [{ from: one.from, to: one.innerFrom }]),
    ...(one.to === end ? [] : [{ from: one.innerTo, to: one.to }]),
  ]);
  const { mark } = inlineMarks[name];
  return [
    ...(met.some((one) => one.from === start) ? [] : [{ from: start, insert: mark }]),
    ...inner,
    ...(met.some((one) => one.to === end) ? [] : [{ from: end, insert: mark }]),
  ];
}

const wrapped = (mark: string, { from, to }: Stretch): MarkChange[] => [
  { from, insert: mark },
  { from: to, insert: mark },
];

function changesAtCaret(state: EditorState, name: InlineMark, head: number): readonly MarkChange[] {
  const { mark } = inlineMarks[name];
  const marked = markedAround(state, name, head);
  if (marked !== undefined && marked.from < head && head < marked.to)
    return [
      { from: marked.from, to: marked.innerFrom },
      { from: marked.innerTo, to: marked.to },
    ];
  const around = marksToTake(state, mark, { from: head, to: head });
  if (around !== undefined) return around;
  const word = state.wordAt(head);
  return wrapped(mark, word !== null && word.from < head && head < word.to ? word : { from: head, to: head });
}

/** What of a selection can be marked: in each line the text without what leads it and without spaces at its ends. */
function stretchesOf({ doc }: EditorState, { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  const last = doc.lineAt(to).number;
  for (let number = doc.lineAt(from).number; number <= last; number++) {
    const line = doc.line(number);
    const start = Math.max(from, line.from + leadOf(blockLineOf(line.text)));
    const text = doc.sliceString(start, Math.max(start, Math.min(to, line.to)));
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') found.push({ from: start + lead, to: start + lead + text.trim().length });
  }
  return found;
}

/** Takes a part out of marked text: the marks then end before the part and begin again behind it. */
function cutOut(state: EditorState, name: InlineMark, { from, to }: Stretch): readonly MarkChange[] | undefined {
  const marked = markedAround(state, name, from, to);
  if (marked === undefined || from < marked.innerFrom || to > marked.innerTo) return undefined;
  const { mark } = inlineMarks[name];
  const before = state.sliceDoc(marked.innerFrom, from).trimEnd();
  const after = state.sliceDoc(to, marked.innerTo).trimStart();
  const start: MarkChange =
    before === ''
      ? { from: marked.from, to: marked.innerFrom }
      : { from: marked.innerFrom + before.length, insert: mark };
  const end: MarkChange =
    after === '' ? { from: marked.innerTo, to: marked.to } : { from: marked.innerTo - after.length, insert: mark };
  return [start, end];
}
