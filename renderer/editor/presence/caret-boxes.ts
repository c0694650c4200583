import { EditorSelection } from '@codemirror/state';
import { type EditorView, RectangleMarker } from '@codemirror/view';
import { cellAt } from '../preview/tables/drawn-table.ts';
import { drawnTableAt } from '../preview/tables/table-state.ts';
import type { MarkerBox } from './caret-marker.ts';

/** Where a caret is drawn; undefined for one that is not on screen. In a drawn table it is a frame around its cell. */
export function boxOf(view: EditorView, place: number): MarkerBox | undefined {
  const { from, to } = view.viewport;
  if (place < from || place > to) return undefined;
  const table = drawnTableAt(view.state, place);
  if (table !== undefined && table.to > table.from) {
    const { row, column } = cellAt(table, place);
    const cell = tableElementAt(view, table.from)?.rows[row]?.cells[column];
    return cell && boxAround(view, cell);
  }
  const [caret] = RectangleMarker.forRange(view, '', EditorSelection.cursor(place));
  return caret && { left: caret.left, top: caret.top, height: caret.height };
}

function tableElementAt(view: EditorView, from: number): HTMLTableElement | undefined {
  const tables = [...view.contentDOM.querySelectorAll<HTMLTableElement>('.lp-table > table')];
  return tables.find((table) => view.posAtDOM(table) === from);
}

function boxAround({ scrollDOM }: EditorView, element: HTMLElement): MarkerBox {
  const base = scrollDOM.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left: left - base.left + scrollDOM.scrollLeft, top: top - base.top + scrollDOM.scrollTop, width, height };
}
