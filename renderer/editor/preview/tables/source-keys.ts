import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import type { Stretch } from '../../stretch.ts';

/** Moves the caret to the next cell (1) or the one before (-1) and selects what is in it; elsewhere does nothing. */
export const moveByCell =
  (direction: 1 | -1): Command =>
  ({ state, dispatch }) => {
    const cells = cellsAround(state);
    const { head } = state.selection.main;
    const current = cells.findLastIndex(({ from }) => from <= head);
    const cell = cells[current + direction];
    if (current < 0 || cell === undefined) return false;
    dispatch(state.update({ selection: { anchor: cell.from, head: cell.to }, scrollIntoView: true }));
    return true;
  };

/** The cells of the table that the caret is in, in reading order. */
function cellsAround(state: EditorState): Stretch[] {
  for (
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(state.selection.main.head, -1);
    node !== null;
    node = node.parent
  ) {
    if (node.name !== 'Table') continue;
    const rows = [...node.getChildren('TableHeader'), ...node.getChildren('TableRow')];
    return rows.flatMap((row) => stretchesBetween(row, state));
  }
  return [];
}

/** What lies between the bars of a row, without the space around it; an empty cell is the place behind its first space. */
function stretchesBetween(row: SyntaxNode, state: EditorState): Stretch[] {
  const bars = row.getChildren('TableDelimiter');
  const edges = [row.from - 1, ...bars.map(({ from }) => from), row.to];
  return edges.slice(1).flatMap((end, index) => {
    const start = (edges[index] ?? 0) + 1;
    const isOutside = (index === 0 && bars[0]?.from === row.from) || (index === bars.length && start >= row.to);
    if (isOutside) return [];
    const text = state.sliceDoc(start, end);
    const lead = text.length - text.trimStart().length;
    const trimmed = text.trim();
    const from = start + (trimmed === '' ? Math.min(1, text.length) : lead);
    return [{ from, to: from + trimmed.length }];
  });
}
