import type { Span } from '../../../../core/markdown/table/table-lines.ts';
import { texts as spokenTexts } from '../../../state/texts.svelte.ts';
import { elementOf } from '../element.ts';
import type { ActiveCell } from './active-cell.ts';
import { cellNodesOf } from './cell-parts.ts';
import type { DrawnTable } from './drawn-table.ts';
import { type Pin, reconciled } from './reconcile.ts';

/** What is to be seen of a table: its text, and which of its cells is being edited. */
export interface TableLook {
  readonly drawn: DrawnTable;
  readonly active: ActiveCell | undefined;
}

interface RowView {
  readonly element: HTMLTableRowElement;
  /** Its texts and the alignments: a row with the same ones looks the same. */
  readonly key: string;
  readonly texts: readonly string[];
}

/** A row that is to be drawn: from the elements of which old one, and which of its cells has to stay as it is. */
interface RowDraft extends Pick<RowView, 'key' | 'texts'> {
  readonly row: number;
  readonly from: RowView | undefined;
  readonly pin: Pin | false | undefined;
}

/** The class of the cell that is being edited: its content is the cell editor's. */
const HOST = 'lp-cell-active';

/** A table's elements. What did not change stays as it is: a key in one cell touches that cell's row alone. */
export class TableView {
  readonly element = elementOf('table', '');
  readonly #head = elementOf('thead', '');
  readonly #body = elementOf('tbody', '');
  #rows: readonly RowView[] = [];
  #look: TableLook | undefined;

  constructor(look: TableLook) {
    this.element.append(this.#head, this.#body);
    this.show(look);
  }

  /** The element of the cell that is being edited. */
  get host(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`.${HOST}`);
  }

  show(look: TableLook): void {
    const { drawn, active } = look;
    const before = this.#look;
    const isSame = active !== undefined && before?.active?.identity === active.identity;
    const pin = isSame ? { before: before.active.place, after: active.place } : undefined;
    const texts = drawn.table.rows.map((_, row) => textsOf(drawn, row));
    const alignments = drawn.table.alignments.join();
    const keys = texts.map((cells) => `${alignments}\n${cells.join('\n')}`);
    const kept = reconciled(
      this.#rows.map(({ key }) => key),
      keys,
      pin && { before: pin.before.row, after: pin.after.row },
    );
    const old = this.#rows;
    this.#rows = keys.map((key, row) => {
      const from = old[kept[row] ?? -1];
      const isActive =
        row === active?.place.row || (from !== undefined && from === old[before?.active?.place.row ?? -1]);
      if (from !== undefined && from.key === key && !isActive && isHeader(from) === (row === 0)) return from;
      const columns = pin && row === pin.after.row && { before: pin.before.column, after: pin.after.column };
      return this.#rowOf(look, { row, key, texts: texts[row] ?? [], from, pin: columns });
    });
    const [header, ...body] = this.#rows.map(({ element }) => element);
    place(this.#head, header === undefined ? [] : [header]);
    place(this.#body, body);
    this.element.setAttribute('aria-label', spokenTexts().tables.table(body.length));
    this.#look = look;
  }

  #rowOf({ drawn, active }: TableLook, { row, key, texts, from, pin }: RowDraft): RowView {
    const element = from !== undefined && isHeader(from) === (row === 0) ? from.element : elementOf('tr', '');
    const old = element === from?.element ? from : undefined;
    const kept = reconciled(old?.texts ?? [], texts, pin || undefined);
    const cells = [...element.children] as HTMLElement[];
    const next = texts.map((text, column) => {
      const isActive = row === active?.place.row && column === active.place.column;
      const at = kept[column] ?? -1;
      const cell = cells[at] ?? elementOf(row === 0 ? 'th' : 'td', '');
      const isHost = cell.classList.contains(HOST);
      if (!isActive && (isHost || old?.texts[at] !== text || cell.childNodes.length === 0)) {
        cell.replaceChildren(...cellNodesOf(text));
      }
      if (isActive && !(isHost && pin)) cell.replaceChildren();
      cell.className = classesOf(drawn, column, isActive);
      if (row === 0) cell.setAttribute('scope', 'col');
      return cell;
    });
    place(element, next);
    return { element, key, texts };
  }
}

/** Where in its table a cell's element is; undefined for any other element. */
export function placeOf(cell: Element): { row: number; column: number } | undefined {
  const line = cell.closest('tr');
  const column = line === null ? -1 : [...line.children].indexOf(cell);
  const row = line === null ? -1 : [...(line.closest('table')?.querySelectorAll('tr') ?? [])].indexOf(line);
  return row < 0 || column < 0 ? undefined : { row, column };
}

const isHeader = ({ element }: RowView): boolean => element.firstElementChild?.tagName === 'TH';

function textsOf({ source, table }: DrawnTable, row: number): string[] {
  const cells = table.rows[row]?.cells ?? [];
  return Array.from({ length: table.columns }, (_, column) => {
    const text = cells[column]?.text;
    return text === undefined ? '' : readable(source, text, table.surplus);
  });
}

/** The text of a cell without what is not to be read in it. */
function readable(source: string, { from, to }: Span, surplus: readonly Span[]): string {
  const inside = surplus.filter((span) => from <= span.from && span.to <= to);
  return inside.reduceRight(
    (text, span) => text.slice(0, span.from - from) + text.slice(span.to - from),
    source.slice(from, to),
  );
}

function classesOf({ table }: DrawnTable, column: number, isActive: boolean): string {
  const alignment = table.alignments[column] ?? 'start';
  return `${alignment === 'start' ? '' : `lp-${alignment}`} ${isActive ? HOST : ''}`.trim();
}

/** Puts children in order without touching those that are where they belong: moving one would end what is typed in it. */
function place(parent: Element, children: readonly Element[]): void {
  for (const child of [...parent.children]) if (!children.includes(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}
