import type { Extension } from '@codemirror/state';
import { EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { checkedToo } from '../../spelling/checked-too.ts';
import { CellEditor } from './cell-editor.ts';
import { tableMenuButton } from './table-menu.ts';
import { activeCellIn } from './table-state.ts';

/** Keeps an editor in the cell that has the caret, and the focus in it as long as the note has it. */
class TableEditing implements PluginValue {
  readonly #outer: EditorView;
  #editor: CellEditor | undefined;
  #hadFocus = false;

  constructor(outer: EditorView) {
    this.#outer = outer;
  }

  /** Runs before anything is drawn anew: by then the element that has the focus may be gone. */
  update({ view }: ViewUpdate): void {
    this.#hadFocus = view.contentDOM.contains(view.dom.ownerDocument.activeElement);
  }

  /** Runs when the table is drawn. */
  follow(): void {
    const outer = this.#outer;
    const active = activeCellIn(outer.state);
    const host = active && outer.contentDOM.querySelector('.lp-cell-active');
    if (this.#editor !== undefined && !(active && host && this.#editor.isOf(active, host))) {
      this.#editor.close();
      this.#editor = undefined;
    }
    if (active && host && this.#editor === undefined) {
      this.#editor = new CellEditor(outer, active, host);
      host.append(tableMenuButton(outer));
      outer.requestMeasure();
    } else if (active) this.#editor?.follow(active);
    this.#keepFocus();
  }

  destroy(): void {
    this.#editor?.close();
  }

  #keepFocus(): void {
    const { contentDOM, dom } = this.#outer;
    const { activeElement, body } = dom.ownerDocument;
    if (this.#editor !== undefined) {
      if (activeElement === contentDOM || (this.#hadFocus && activeElement === body)) this.#editor.view.focus();
    } else if (this.#hadFocus && !contentDOM.contains(activeElement)) this.#outer.focus();
  }
}

const plugin = ViewPlugin.fromClass(TableEditing);

/** Lets cells of drawn tables be edited where they stand. */
export const tableEditing: Extension = [
  plugin,
  checkedToo.of(activeCellIn),
  EditorView.updateListener.of(({ view }) => view.plugin(plugin)?.follow()),
  // A panel that gives the focus back to the text means the cell; a press of the mouse has chosen by then.
  EditorView.domEventHandlers({
    focus: (_event, view) => queueMicrotask(() => view.plugin(plugin)?.follow()),
  }),
];
