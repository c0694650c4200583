import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { type BlockLine, blockLineOf, columnOf, isItem, textColumnOf } from './block-line.ts';
import { renumbering } from './renumber.ts';
import { selectedLines } from './selected-lines.ts';

/** Puts the selected items, with all that stands in them, into the item above; the first of a list stays. */
export const moveItemsIn: StateCommand = renumbering(({ state, dispatch }) => {
  shiftItems(state, dispatch, (line, number) => {
    const above = itemAbove(state, number, (item) => columnOf(item) <= columnOf(line));
    const column = above === undefined ? 0 : textColumnOf(above);
    return Math.max(0, column - columnOf(line));
  });
  return true;
});

/** Takes the selected items, with all that stands in them, out of the item they are in. */
export const moveItemsOut: StateCommand = renumbering(({ state, dispatch }) => {
  shiftItems(state, dispatch, (line, number) => {
    const parent = itemAbove(state, number, (item) => columnOf(item) < columnOf(line));
    return (parent === undefined ? 0 : columnOf(parent)) - columnOf(line);
  });
  return true;
});

/** The nearest item above a line, in the same block, that is wanted. */
function itemAbove(
  { doc }: EditorState,
  number: number,
  isWanted: (item: BlockLine) => boolean,
): BlockLine | undefined {
  for (let at = number - 1; at >= 1; at--) {
    const line = blockLineOf(doc.line(at).text);
    if (isItem(line) && isWanted(line)) return line;
    if (!isItem(line) && line.text !== '' && columnOf(line) === 0) return undefined;
  }
  return undefined;
}

/** Moves the first selected item by what `columnsOf` says, and by as much the other selected ones and what is in them. */
function shiftItems(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  columnsOf: (line: BlockLine, number: number) => number,
): void {
  const items = selectedLines(state).filter(({ text }) => isItem(blockLineOf(text)));
  const [first] = items;
  if (first === undefined) return;
  const columns = columnsOf(blockLineOf(first.text), first.number);
  if (columns === 0) return;
  const changes = withTheirOwn(state, items).map((line) => shiftChange(line, columns));
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'input.indent' }));
}

/** Lines of items and the deeper lines below each. */
function withTheirOwn({ doc }: EditorState, items: readonly Line[]): Line[] {
  const found = new Map(items.map((line) => [line.number, line]));
  for (const item of items) {
    const column = columnOf(blockLineOf(item.text));
    for (let number = item.number + 1; number <= doc.lines; number++) {
      const line = blockLineOf(doc.line(number).text);
      if ((line.text === '' && !isItem(line)) || columnOf(line) <= column) break;
      found.set(number, doc.line(number));
    }
  }
  return [...found.values()];
}

function shiftChange({ from, text }: Line, columns: number): ChangeSpec {
  const { quote, indent } = blockLineOf(text);
  const start = from + quote.length;
  if (columns > 0) return { from: start, insert: ' '.repeat(columns) };
  const spaces = indent.replaceAll('\t', '    ');
  return { from: start, to: start + indent.length, insert: spaces.slice(Math.min(spaces.length, -columns)) };
}
