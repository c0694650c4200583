import { cursorDocEnd, cursorDocStart } from '@codemirror/commands';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { changeTable } from './table-commands.ts';
import { goToCell } from './go-to-cell.ts';
import { leaveTable } from './leave-table.ts';
import { openTableMenu } from './table-menu.ts';
import { activeCellIn } from './table-state.ts';

/** The keys of a cell's editor. `outer` is the editor of the note, which they act on. */
export function cellKeys(outer: EditorView): KeyBinding[] {
  const always =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  return [
    { key: 'Tab', run: always(() => step(outer, 1)), shift: always(() => step(outer, -1)) },
    { key: 'Enter', run: always(() => goDown(outer)), shift: always(() => goDown(outer)) },
    { key: 'Mod-Enter', run: () => true },
    { key: 'Escape', run: always(() => leaveTable(outer, 'below')) },
    { key: 'ArrowUp', run: (view) => isAtLine(view, false) && goVertically(outer, -1) },
    { key: 'ArrowDown', run: (view) => isAtLine(view, true) && goVertically(outer, 1) },
    { key: 'ArrowLeft', run: (view) => isAtEdge(view, 0) && goSideways(outer, -1) },
    { key: 'ArrowRight', run: (view) => isAtEdge(view, view.state.doc.length) && goSideways(outer, 1) },
    { key: 'Mod-Home', run: always(() => cursorDocStart(outer)) },
    { key: 'Mod-End', run: always(() => cursorDocEnd(outer)) },
    { key: 'Mod-a', run: (view) => isAllSelected(view) && selectNote(outer) },
    { key: 'Alt-Enter', run: always(() => openTableMenu(outer)) },
    { key: 'Alt-ArrowUp', run: always(() => changeTable(outer, 'row-up')) },
    { key: 'Alt-ArrowDown', run: always(() => changeTable(outer, 'row-down')) },
    { key: 'Alt-ArrowLeft', run: always(() => changeTable(outer, 'column-back')) },
    { key: 'Alt-ArrowRight', run: always(() => changeTable(outer, 'column-on')) },
  ];
}

/** The next cell or the one before, in reading order; behind the last one a row is added. */
function step(outer: EditorView, direction: 1 | -1): void {
  const active = activeCellIn(outer.state);
  if (active === undefined) return;
  const { columns, rows } = active.drawn.table;
  const index = active.place.row * columns + active.place.column + direction;
  const place = { row: Math.floor(index / columns), column: ((index % columns) + columns) % columns };
  if (index < 0) leaveTable(outer, 'above');
  else if (place.row < rows.length) goToCell(outer, { at: active.drawn.from, place });
  else if (changeTable(outer, 'row-below')) goVerticallyTo(outer, place.row, 0);
}

function goDown(outer: EditorView): void {
  const active = activeCellIn(outer.state);
  if (active === undefined) return;
  const { row, column } = active.place;
  if (row < active.drawn.table.rows.length - 1) goVerticallyTo(outer, row + 1, column);
  else changeTable(outer, 'row-below');
}

function goVerticallyTo(outer: EditorView, row: number, column: number): void {
  const active = activeCellIn(outer.state);
  if (active !== undefined) goToCell(outer, { at: active.drawn.from, place: { row, column } });
}

function goVertically(outer: EditorView, direction: 1 | -1): boolean {
  const active = activeCellIn(outer.state);
  if (active === undefined) return false;
  const { place, drawn, from } = active;
  const row = place.row + direction;
  if (row < 0) return leaveTable(outer, 'above');
  if (row >= drawn.table.rows.length) return leaveTable(outer, 'below');
  const offset = outer.state.selection.main.head - from;
  return goToCell(outer, { at: drawn.from, place: { row, column: place.column }, offset });
}

function goSideways(outer: EditorView, direction: 1 | -1): boolean {
  const active = activeCellIn(outer.state);
  if (active === undefined) return false;
  const { columns, rows } = active.drawn.table;
  const index = active.place.row * columns + active.place.column + direction;
  if (index < 0) return leaveTable(outer, 'above');
  const place = { row: Math.floor(index / columns), column: index % columns };
  if (place.row >= rows.length) return leaveTable(outer, 'below');
  return goToCell(outer, { at: active.drawn.from, place, ...(direction > 0 && { offset: 0 }) });
}

/** Whether the caret is on the first, or last, of the lines that the text of the cell is broken into. */
function isAtLine(view: EditorView, isLast: boolean): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return false;
  const here = view.coordsAtPos(main.head);
  const there = view.coordsAtPos(isLast ? view.state.doc.length : 0);
  return here === null || there === null || Math.abs(here.top - there.top) < (here.bottom - here.top) / 2;
}

const isAtEdge = ({ state: { selection } }: EditorView, edge: number): boolean =>
  selection.main.empty && selection.main.head === edge;

function isAllSelected({ state: { selection, doc } }: EditorView): boolean {
  return selection.main.from === 0 && selection.main.to === doc.length;
}

function selectNote(outer: EditorView): boolean {
  outer.dispatch({ selection: { anchor: 0, head: outer.state.doc.length }, userEvent: 'select' });
  return true;
}
