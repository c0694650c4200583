import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { standardKeymap } from '@codemirror/commands';
import { Annotation, EditorState, type Extension, Prec, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, runScopeHandlers } from '@codemirror/view';
import { barelyWritten, cellTextOf } from '../../../../core/markdown/table/cell-text.ts';
import { differenceOf } from '../../../../core/markdown/table/settle-table.ts';
import { gridOf } from '../../../../core/markdown/table/grid.ts';
import { texts } from '../../../state/texts.svelte.ts';
import { cspNonce } from '../../csp-nonce.ts';
import { marksAround } from '../../habits/as-you-type.ts';
import { endUndoStep } from '../../text-binding.ts';
import { type ActiveCell, selectionInCell } from './active-cell.ts';
import { cellKeys } from './cell-keys.ts';
import { cellSpelling, newsOfMistakes } from './cell-spelling.ts';
import { fillFromCell } from './table-commands.ts';

/** Marks what a cell's editor takes over from the text of the note. */
const mirrored = Annotation.define<true>();

const editors = new WeakMap<Element, CellEditor>();

/** The editor in the element of a cell. */
export const cellEditorOf = (host: Element): CellEditor | undefined => editors.get(host);

/**
 * The editor of one cell. The text of the note is the truth: whatever is done here is done there, by the same change at
 * its place, and whatever happens there to the cell is shown here. So Undo, the merge with others and all else that a
 * note's editor does hold for cells, too.
 */
export class CellEditor {
  readonly view: EditorView;
  readonly identity: object;
  readonly #outer: EditorView;
  readonly #host: Element;
  #active: ActiveCell;

  constructor(outer: EditorView, active: ActiveCell, host: Element) {
    this.#outer = outer;
    this.#active = active;
    this.#host = host;
    this.identity = active.identity;
    this.view = new EditorView({
      state: EditorState.create({
        doc: outer.state.sliceDoc(active.from, active.to),
        selection: selectionInCell(outer.state, active),
        extensions: [
          cellExtensions(outer, () => nameOf(this.#active)),
          cellSpelling(outer, () => this.#active.from),
          Prec.high(this.#keys()),
        ],
      }),
      dispatchTransactions: (transactions, view) => this.#dispatch(transactions, view),
    });
    host.replaceChildren(this.view.dom);
    editors.set(host, this);
  }

  /** Whether this is the editor of a cell, in its element. */
  isOf(active: ActiveCell, host: Element): boolean {
    return this.identity === active.identity && this.#host === host;
  }

  /** Shows what the text of the note says now. What is equal stays: caret, composition, scroll. */
  follow(active: ActiveCell): void {
    const isRenamed = nameOf(this.#active) !== nameOf(active);
    this.#active = active;
    const { state } = this.view;
    const text = this.#outer.state.sliceDoc(active.from, active.to);
    const selection = selectionInCell(this.#outer.state, active);
    const { anchor, head } = state.selection.main;
    const isBehind = text !== state.doc.toString();
    const effects = newsOfMistakes(state, this.#outer.state, active);
    const isMoved = anchor !== selection.anchor || head !== selection.head;
    if (!isBehind && !isRenamed && !isMoved && effects.length === 0) return;
    this.view.dispatch({
      effects,
      ...(isBehind && { changes: differenceOf(state.doc.toString(), text) }),
      selection,
      annotations: mirrored.of(true),
    });
  }

  close(): void {
    editors.delete(this.#host);
    this.view.destroy();
  }

  #dispatch(transactions: readonly Transaction[], view: EditorView): void {
    view.update(transactions);
    const own = transactions.filter((one) => one.annotation(mirrored) === undefined);
    for (const transaction of own) this.#passOn(transaction);
  }

  #passOn(transaction: Transaction): void {
    const { changes, docChanged, newSelection } = transaction;
    const { from } = this.#active;
    const specs: { from: number; to: number; insert: string }[] = [];
    changes.iterChanges((start, end, _from, _to, insert) => {
      specs.push({ from: from + start, to: from + end, insert: insert.toString() });
    });
    const { anchor, head } = newSelection.main;
    const selected = this.#outer.state.selection.main;
    if (!docChanged && selected.anchor === from + anchor && selected.head === from + head) return;
    const userEvent = transaction.annotation(Transaction.userEvent);
    this.#outer.dispatch({
      changes: specs,
      selection: { anchor: from + anchor, head: from + head },
      ...(userEvent !== undefined && { userEvent }),
    });
  }

  /** What the editor of the note can do anywhere in a line is done there; what makes blocks of lines is not for cells. */
  #keys(): Extension {
    return EditorView.domEventHandlers({
      keydown: (event) => {
        const isOuter = isOuterKey(event) && runScopeHandlers(this.#outer, event, 'editor');
        if (isOuter) event.preventDefault();
        return isOuter;
      },
      paste: (event) => {
        const grid = gridOf(event.clipboardData?.getData('text/plain') ?? '');
        endUndoStep(this.#outer.state);
        if (grid === undefined) return false;
        event.preventDefault();
        return fillFromCell(this.#outer, grid);
      },
    });
  }
}

/** Marks, links, Undo, find, spelling. */
const OUTER_CHORDS = /^(?:[biuezyfhg]|k|x|F7|F3)$/i;

function isOuterKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  if (!OUTER_CHORDS.test(key)) return false;
  if (key.startsWith('F') && key.length > 1) return true;
  // Without Shift these cut and delete.
  return (ctrlKey || metaKey) && !altKey && (shiftKey || !/^[kx]$/i.test(key));
}

function cellExtensions(outer: EditorView, name: () => string): Extension {
  return [
    EditorView.cspNonce.of(cspNonce()),
    EditorState.lineSeparator.of('\n'),
    EditorView.lineWrapping,
    drawSelection(),
    EditorView.contentAttributes.of(() => ({
      'aria-label': name(),
      'aria-multiline': 'false',
      spellcheck: outer.contentDOM.getAttribute('spellcheck') ?? 'false',
    })),
    Prec.highest(keymap.of(cellKeys(outer))),
    closeBrackets(),
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '{', '"'] } }]),
    marksAround,
    keymap.of([...closeBracketsKeymap, ...standardKeymap]),
    EditorView.clipboardInputFilter.of((text) => cellTextOf(text.trim())),
    inOneCell,
  ];
}

/** Whatever is written, the cell stays one: bars get their backslash, line breaks become spaces. */
const inOneCell = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(mirrored) !== undefined) return transaction;
  const changes = barelyWritten(transaction.newDoc.toString());
  return changes.length === 0 ? transaction : [transaction, { changes, sequential: true }];
});

/** How a cell is called for those who do not see where it is. */
function nameOf({ drawn: { source, table }, place: { row, column } }: ActiveCell): string {
  const text = table.rows[0]?.cells[column]?.text;
  const header = text === undefined ? '' : source.slice(text.from, text.to).trim();
  const { headerCell, cell } = texts().tables;
  return row === 0 ? headerCell(column + 1) : cell(row, header === '' ? column + 1 : header);
}
