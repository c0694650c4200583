import { searchPanelOpen } from '@codemirror/search';
import { type EditorState, type Extension, Prec, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { Stretch } from '../stretch.ts';

interface Reveal {
  /** Whether the editor has the focus. Without it nothing is revealed: the text reads as a finished page. */
  readonly isActive: boolean;
  /** Whether the mouse button is down. Text must not move under a pointer that is selecting it. */
  readonly isHeld: boolean;
  /** Where Markdown's marks are shown. */
  readonly stretches: readonly Stretch[];
}

/** Tells that the focus came into the editor or left it. */
export const setActive = StateEffect.define<boolean>();
/** Tells that the mouse button went down in the text, or up. */
export const setHeld = StateEffect.define<boolean>();

const reveal = StateField.define<Reveal>({
  create: () => ({ isActive: false, isHeld: false, stretches: [] }),
  update(before, transaction) {
    let { isActive, isHeld } = before;
    for (const effect of transaction.effects) {
      if (effect.is(setActive)) isActive = effect.value;
      if (effect.is(setHeld)) isHeld = effect.value;
    }
    const stretches = isHeld ? moved(before.stretches, transaction) : selected(transaction.state, isActive);
    const isSame = isActive === before.isActive && isHeld === before.isHeld && areEqual(stretches, before.stretches);
    return isSame ? before : { isActive, isHeld, stretches };
  },
});

/** A match that was searched for is revealed while the focus is in the search panel. */
function selected(state: EditorState, isActive: boolean): readonly Stretch[] {
  if (!isActive && !searchPanelOpen(state)) return [];
  return state.selection.ranges.map(({ from, to }) => ({ from, to }));
}

function moved(stretches: readonly Stretch[], { changes }: Transaction): readonly Stretch[] {
  return stretches.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }));
}

const areEqual = (one: readonly Stretch[], other: readonly Stretch[]): boolean =>
  one.length === other.length && one.every(({ from, to }, at) => other[at]?.from === from && other[at].to === to);

/** Whether caret or selection lie in a stretch or at its edge, so that its marks are shown. */
export function isRevealed(state: EditorState, { from, to }: Stretch): boolean {
  return revealedIn(state).some((stretch) => stretch.from <= to && stretch.to >= from);
}

/** The same array as long as nothing changed. */
export function revealedIn(state: EditorState): readonly Stretch[] {
  return state.field(reveal, false)?.stretches ?? [];
}

/**
 * What ends a press, heard by the window: after the editor, which looks once more where the pointer is when the button
 * goes up.
 */
const RELEASES = ['mouseup', 'dragend', 'pointercancel', 'blur'];

const watch = ViewPlugin.define((view) => {
  const tell = (): void => {
    const isActive = view.contentDOM.contains(view.dom.ownerDocument.activeElement);
    if (view.state.field(reveal).isActive !== isActive) view.dispatch({ effects: setActive.of(isActive) });
  };
  // Focus may move in the middle of an update. When the window itself loses it, the active element stays.
  const later = (): void => queueMicrotask(tell);
  const release = (): void => {
    if (view.state.field(reveal).isHeld) view.dispatch({ effects: setHeld.of(false) });
  };
  view.dom.addEventListener('focusin', later);
  view.dom.addEventListener('focusout', later);
  for (const name of RELEASES) window.addEventListener(name, release);
  return {
    destroy() {
      view.dom.removeEventListener('focusin', later);
      view.dom.removeEventListener('focusout', later);
      for (const name of RELEASES) window.removeEventListener(name, release);
    },
  };
});

const hold = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (event.button === 0) view.dispatch({ effects: setHeld.of(true) });
    return false;
  },
});

/** Knows where Markdown's marks are to be shown: where caret and selection are. */
export const revealing: Extension = [reveal, watch, Prec.highest(hold)];
