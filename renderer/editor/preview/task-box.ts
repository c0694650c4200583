import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type Command, type EditorView, WidgetType } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { endUndoStep } from '../text-binding.ts';
import { elementOf } from './element.ts';
import type { Piece } from './pieces.ts';

type TaskPiece = Extract<Piece, { kind: 'task' }>;

/** The box of a task: a checkbox named by the task's text. A click changes the one character that it stands for. */
export class TaskBox extends WidgetType {
  readonly #piece: TaskPiece;

  constructor(piece: TaskPiece) {
    super();
    this.#piece = piece;
  }

  override eq(other: TaskBox): boolean {
    const [one, two] = [this.#piece, other.#piece];
    return one.isDone === two.isDone && one.isLocked === two.isLocked && one.name === two.name;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf('input', 'lp-task-box');
    box.type = 'checkbox';
    // Reached by the caret, not by Tab: a list of a hundred tasks must not be a hundred stops on the way through the window.
    box.tabIndex = -1;
    const holder = elementOf('span', 'lp-task', box);
    this.#show(box);
    // The caret stays where it is.
    holder.addEventListener('mousedown', (event) => event.preventDefault());
    // By now the box has changed, as the text is about to: to prevent the click would put it back afterwards.
    box.addEventListener('change', () => {
      if (!toggleTaskAt(view, view.posAtDOM(holder))) box.checked = !box.checked;
    });
    return holder;
  }

  override updateDOM(holder: HTMLElement): boolean {
    const box = holder.querySelector('input');
    if (box === null) return false;
    this.#show(box);
    return true;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  #show(box: HTMLInputElement): void {
    const { isDone, isLocked, name } = this.#piece;
    box.checked = isDone;
    box.disabled = isLocked;
    box.setAttribute('aria-label', name);
  }
}

/** Ticks the task in the caret's line, or takes the tick away. */
export const toggleTask: Command = (view) => toggleTaskAt(view, view.state.selection.main.head);

/** False when the line at this place is no task, or nothing may be written. */
export function toggleTaskAt(view: EditorView, at: number): boolean {
  const { state } = view;
  const marker = state.readOnly ? undefined : taskMarkerIn(state, at);
  if (marker === undefined) return false;
  const before = state.sliceDoc(marker.from + 1, marker.to - 1);
  const after = /x/i.test(before) ? ' ' : 'x';
  endUndoStep(state);
  view.dispatch({ changes: { from: marker.from + 1, to: marker.to - 1, insert: after }, userEvent: 'input.task' });
  endUndoStep(view.state);
  return true;
}

function taskMarkerIn(state: EditorState, at: number): SyntaxNode | undefined {
  const line = state.doc.lineAt(at);
  let found: SyntaxNode | undefined;
  syntaxTree(state).iterate({
    from: line.from,
    to: line.to,
    enter(node) {
      if (node.name === 'TaskMarker' && node.from >= line.from) found ??= node.node;
    },
  });
  return found;
}
