import { type EditorView, WidgetType } from '@codemirror/view';
import { elementOf } from '../element.ts';
import { isOpening } from '../open-key.ts';
import { outwardOf } from '../outward-facet.ts';
import type { InlinePart } from './inline-parts.ts';
import { type Alignment, type TableCell, tableModelOf } from './table-model.ts';

/** About how high a row is, in px: what the editor reckons with until a table was drawn. */
const ROW_HEIGHT = 36;

/** A table, drawn. A click on a cell puts the caret into the source of that cell. */
export class TableBox extends WidgetType {
  readonly #source: string;

  constructor(source: string) {
    super();
    this.#source = source;
  }

  override eq(other: TableBox): boolean {
    return other.#source === this.#source;
  }

  override get estimatedHeight(): number {
    return (this.#source.split('\n').length - 1) * ROW_HEIGHT;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf('div', 'lp-table');
    const model = tableModelOf(this.#source);
    if (model === undefined) {
      box.textContent = this.#source;
      return box;
    }
    const { alignments, header, rows } = model;
    const rowOf = (cells: readonly TableCell[], name: 'th' | 'td'): HTMLElement =>
      elementOf('tr', '', ...cells.map((cell, column) => cellOf(cell, name, alignments[column] ?? 'start')));
    const table = elementOf(
      'table',
      '',
      elementOf('thead', '', rowOf(header, 'th')),
      elementOf('tbody', '', ...rows.map((row) => rowOf(row, 'td'))),
    );
    table.setAttribute('aria-label', `Table with ${rows.length} rows`);
    box.append(table);
    box.addEventListener('mousedown', (event) => this.#press(event, box, view));
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  #press(event: MouseEvent, box: HTMLElement, view: EditorView): void {
    const target = event.target instanceof Element ? event.target : box;
    if (event.button !== 0) return;
    event.preventDefault();
    const address = target.closest<HTMLElement>('[data-address]')?.dataset['address'];
    if (address !== undefined && isOpening(event)) {
      outwardOf(view.state)?.openLink(address);
      return;
    }
    const end = Number(target.closest<HTMLElement>('[data-end]')?.dataset['end'] ?? 0);
    const at = Math.min(view.posAtDOM(box) + end, view.state.doc.length);
    view.focus();
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true, userEvent: 'select.pointer' });
  }
}

function cellOf({ parts, end }: TableCell, name: 'th' | 'td', alignment: Alignment): HTMLElement {
  const cell = elementOf(name, alignment === 'start' ? '' : `lp-${alignment}`, ...parts.map(nodeOf));
  cell.dataset['end'] = String(end);
  if (name === 'th') cell.setAttribute('scope', 'col');
  return cell;
}

function nodeOf(part: InlinePart): Node | string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'marked') return elementOf(part.tag, '', ...part.parts.map(nodeOf));
  const link = elementOf('span', 'lp-link', ...part.parts.map(nodeOf));
  link.dataset['address'] = part.address;
  link.title = part.address;
  return link;
}
