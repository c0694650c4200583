import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { type BlockKind, type BlockLine, blockLineOf, isItem, leadOf } from './block-line.ts';
import { renumbering } from './renumber.ts';
import { selectedLines, writtenLines } from './selected-lines.ts';

/**
 * Makes every selected line a block of this kind, or plain again when all are that already. Items of lists keep how
 * deep they stand, quotes stay quotes.
 */
export const toggleBlock = (kind: Exclude<BlockKind, 'paragraph'>): StateCommand =>
  renumbering(({ state, dispatch }) => {
    const lines = writtenLines(state);
    const isAll = lines.every(({ text }) => blockLineOf(text).kind === kind);
    dispatchChanges(
      state,
      dispatch,
      lines.map((line) => leadChange(line, isAll ? 'paragraph' : kind)),
    );
    return true;
  });

/** Puts the selected lines into a quote, or takes them out of one. */
export const toggleQuote: StateCommand = ({ state, dispatch }) => {
  const lines = selectedLines(state);
  const isAll = lines.every(({ text }) => text.startsWith('>'));
  const changes = lines.map(({ from, text }) =>
    isAll ? { from, to: from + (text.startsWith('> ') ? 2 : 1) } : { from, insert: '> ' },
  );
  dispatchChanges(state, dispatch, changes);
  return true;
};

function dispatchChanges(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  specs: readonly ChangeSpec[],
): void {
  const changes = state.changes(specs);
  // A caret at a line's beginning goes along behind the new marker.
  dispatch(
    state.update({ changes, selection: state.selection.map(changes, 1), scrollIntoView: true, userEvent: 'input' }),
  );
}

function leadChange({ from, text }: Line, kind: BlockKind): ChangeSpec {
  const line = blockLineOf(text);
  const isList = kind === 'bullet' || kind === 'ordered' || kind === 'task';
  const start = from + line.quote.length + (isList ? line.indent.length : 0);
  return { from: start, to: from + leadOf(line), insert: markerFor(kind, line) };
}

/** The marker that makes a line this kind of block; an item of the same kind keeps its own. */
export function markerFor(kind: BlockKind, line: BlockLine): string {
  if (kind === 'paragraph') return '';
  if (kind === line.kind && isItem(line)) return line.marker;
  if (kind === 'bullet') return '- ';
  if (kind === 'task') return '- [ ] ';
  if (kind === 'ordered') return '1. ';
  return `${'#'.repeat(Number(kind.slice(-1)))} `;
}
