import type { EditorView } from '@codemirror/view';
import { texts } from '../../../state/texts.svelte.ts';
import { elementOf } from '../element.ts';
import { type TableMenuItem, tableMenuItems } from './table-actions.ts';

/** The button in the cell that is being edited. It is no stop of Tab, which goes to the next cell: Alt+Enter opens the menu. */
export function tableMenuButton(outer: EditorView): HTMLButtonElement {
  const button = elementOf('button', 'lp-cell-menu', elementOf('span', 'lp-cell-menu-dots'));
  button.type = 'button';
  button.tabIndex = -1;
  button.contentEditable = 'false';
  button.setAttribute('aria-label', texts().tables.menu);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.title = `${texts().tables.menu} (Alt+Enter)`;
  // The caret stays where it is.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => openTableMenu(outer));
  return button;
}

/** Opens the menu of the cell that is being edited, or closes it when it is open. */
export function openTableMenu(outer: EditorView): void {
  const button = outer.contentDOM.querySelector<HTMLButtonElement>('.lp-cell-menu');
  const box = button?.closest('.lp-table');
  if (!button || !box) return;
  const open = box.querySelector('.lp-menu');
  if (open !== null) open.remove();
  else new TableMenu(outer, button, box).open();
}

/** A menu as those of the system: arrow keys go along it, Escape and a press elsewhere close it. */
class TableMenu {
  readonly #outer: EditorView;
  readonly #button: HTMLButtonElement;
  readonly #box: Element;
  readonly #menu = elementOf('div', 'lp-menu');
  #isOpen = false;

  constructor(outer: EditorView, button: HTMLButtonElement, box: Element) {
    this.#outer = outer;
    this.#button = button;
    this.#box = box;
    this.#menu.setAttribute('role', 'menu');
    this.#menu.setAttribute('aria-label', texts().tables.menu);
    this.#menu.append(...tableMenuItems(outer).map((group) => this.#groupOf(group)));
    this.#menu.addEventListener('keydown', (event) => this.#press(event));
    this.#menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.#menu.contains(relatedTarget))) this.#close();
    });
  }

  open(): void {
    this.#isOpen = true;
    // In the table: so the note keeps the focus, and the cell its editor.
    this.#box.append(this.#menu);
    this.#button.setAttribute('aria-expanded', 'true');
    this.#items[0]?.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.#menu.querySelectorAll('button')].filter(({ disabled }) => !disabled);
  }

  #groupOf(items: readonly TableMenuItem[]): HTMLElement {
    const group = elementOf('div', 'lp-menu-group', ...items.map((item) => this.#itemOf(item)));
    group.setAttribute('role', 'group');
    return group;
  }

  #itemOf({ label, keys, isChosen, isPossible, run }: TableMenuItem): HTMLElement {
    const hint = keys === undefined ? [] : [elementOf('kbd', '', keys)];
    const item = elementOf('button', '', elementOf('span', '', label), ...hint);
    item.type = 'button';
    item.tabIndex = -1;
    item.disabled = !isPossible;
    item.setAttribute('role', isChosen === undefined ? 'menuitem' : 'menuitemradio');
    if (isChosen !== undefined) item.setAttribute('aria-checked', String(isChosen));
    item.addEventListener('click', () => {
      this.#giveBackFocus();
      run();
    });
    return item;
  }

  #press(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: -1 };
    const step = steps[event.key];
    event.stopPropagation();
    if (step !== undefined) items.at(step === -1 ? -1 : step % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#giveBackFocus();
    else return;
    event.preventDefault();
  }

  #giveBackFocus(): void {
    const cell = this.#box.querySelector<HTMLElement>('.lp-cell-active .cm-content');
    (cell ?? this.#outer.contentDOM).focus({ preventScroll: true });
    this.#close();
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#button.setAttribute('aria-expanded', 'false');
    this.#menu.remove();
  }
}
