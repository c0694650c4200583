import { type EditorView, type Rect, WidgetType } from '@codemirror/view';
import { elementOf } from '../element.ts';
import { isOpening } from '../open-key.ts';
import { outwardOf } from '../outward-facet.ts';
import { cellEditorOf } from './cell-editor.ts';
import { goToCell } from './go-to-cell.ts';
import { placeOf, type TableLook, TableView } from './table-view.ts';

/** About how high a row is, in px: what the editor reckons with until a table was drawn. */
const ROW_HEIGHT = 33;

const views = new WeakMap<HTMLElement, TableView>();

/** A table, drawn, and edited cell by cell: the cell with the caret in it has an editor of its own (cell-editor.ts). */
export class TableBox extends WidgetType {
  readonly #look: TableLook;
  readonly #isSelected: boolean;

  /** `isSelected`: the selection reaches across it, or across several of its cells. */
  constructor(look: TableLook, isSelected: boolean) {
    super();
    this.#look = look;
    this.#isSelected = isSelected;
  }

  override eq(other: TableBox): boolean {
    const [one, two] = [this.#look, other.#look];
    return (
      one.drawn.source === two.drawn.source &&
      one.drawn.table === two.drawn.table &&
      one.active?.identity === two.active?.identity &&
      this.#isSelected === other.#isSelected
    );
  }

  override get estimatedHeight(): number {
    return this.#look.drawn.table.rows.length * ROW_HEIGHT;
  }

  toDOM(view: EditorView): HTMLElement {
    const table = new TableView(this.#look);
    const box = elementOf('div', '', table.element);
    views.set(box, table);
    this.#mark(box);
    box.addEventListener('mousedown', (event) => press(event, box, view));
    return box;
  }

  override updateDOM(box: HTMLElement): boolean {
    const table = views.get(box);
    if (table === undefined) return false;
    table.show(this.#look);
    this.#mark(box);
    return true;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  /** The caret is where the editor of its cell draws it. */
  override coordsAt(box: HTMLElement, _place: number, side: number): Rect | null {
    const host = views.get(box)?.host;
    if (!host) return null;
    const { view } = cellEditorOf(host) ?? {};
    return view?.coordsAtPos(view.state.selection.main.head, side < 0 ? -1 : 1) ?? host.getBoundingClientRect();
  }

  #mark(box: HTMLElement): void {
    box.className = this.#isSelected ? 'lp-table lp-table-selected' : 'lp-table';
  }
}

function press(event: MouseEvent, box: HTMLElement, view: EditorView): void {
  const target = event.target instanceof Element ? event.target : box;
  const cell = target.closest('th, td');
  // What is pressed in the cell that is being edited is its editor's.
  if (event.button !== 0 || cell === null || cell.classList.contains('lp-cell-active')) return;
  event.preventDefault();
  const address = target.closest<HTMLElement>('[data-address]')?.dataset['address'];
  if (address !== undefined && isOpening(event)) {
    outwardOf(view.state)?.openLink(address);
    return;
  }
  const place = placeOf(cell);
  if (place === undefined) return;
  view.focus();
  goToCell(view, { at: view.posAtDOM(box), place, offset: offsetIn(cell, event) });
}

/** Which letter of a cell was pressed; its end when what is shown is not what is written. */
function offsetIn(cell: Element, { clientX, clientY }: MouseEvent): number | undefined {
  const spot = cell.ownerDocument.caretPositionFromPoint?.(clientX, clientY);
  return spot && cell.childNodes.length === 1 && spot.offsetNode === cell.firstChild ? spot.offset : undefined;
}
