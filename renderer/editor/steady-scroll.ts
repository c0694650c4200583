import { StateEffect } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { isShared } from './text-binding.ts';

/** Heights of lines that were not on screen are guesses: after so many looks at them the place is right. */
const MAX_LOOKS = 4;
/** Scrolls so that the line with this place in it, in UTF-16 units from the beginning, is at the upper edge. */
export const showAtTop = StateEffect.define<number>();

/** What nobody sees, in pixels. */
const TOLERANCE_PX = 1;

/** A line, by a place in it, and where it is on the screen, in pixels from the top of the window. */
interface Anchor {
  readonly place: number;
  readonly topPx: number;
}

/**
 * Keeps the text where it is on the screen when somebody else writes above: the caret's line while one writes, else the
 * first line on screen. The text scrolls with what is around the editor, and that CodeMirror holds only while it has the focus.
 */
class SteadyScroll implements PluginValue {
  readonly #view: EditorView;
  /** What is being held until the new lines are measured. */
  #held: Anchor | undefined;
  #looks = 0;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update({ docChanged, selectionSet, transactions, changes, startState }: ViewUpdate): void {
    const shown = transactions.flatMap(({ effects }) => effects).find((effect) => effect.is(showAtTop));
    if (shown !== undefined) this.#showAtTop(shown.value);
    // Whoever moves the caret, by Undo too, wants to see where it goes.
    if (!docChanged && selectionSet) this.#held = undefined;
    if (!docChanged) return;
    // The elements are still those of before.
    const caret = startState.selection.main.head;
    const anchor = this.#held ?? (transactions.every(isShared) ? anchorIn(this.#view, caret) : undefined);
    if (anchor === undefined) return;
    this.hold({ place: changes.mapPos(anchor.place, 1), topPx: anchor.topPx });
  }

  /** Brings a line back to where it was, as soon as its new place is known. */
  hold(anchor: Anchor): void {
    this.#held = anchor;
    this.#looks = 0;
    this.#look();
  }

  #showAtTop(place: number): void {
    const topPx = scrollerOf(this.#view)?.getBoundingClientRect().top;
    if (topPx === undefined) return;
    this.#held = { place, topPx };
    this.#looks = 0;
    this.#look();
  }

  #look(): void {
    this.#view.requestMeasure({
      key: this,
      read: (view) => (this.#held === undefined ? 0 : topOf(view, this.#held.place) - this.#held.topPx),
      write: (shiftPx, view) => {
        this.#looks += 1;
        if (Math.abs(shiftPx) <= TOLERANCE_PX || this.#looks > MAX_LOOKS) {
          this.#held = undefined;
          return;
        }
        scrollerOf(view)?.scrollBy({ top: shiftPx, behavior: 'instant' });
        this.#look();
      },
    });
  }
}

/** See `SteadyScroll`. */
export const steadyScroll = ViewPlugin.fromClass(SteadyScroll);

/** Keeps the text where it is on the screen while an editor draws it anew. */
export function staySteady(view: EditorView, drawAnew: () => void): void {
  const anchor = anchorIn(view, view.state.selection.main.head);
  drawAnew();
  if (anchor !== undefined) view.plugin(steadyScroll)?.hold(anchor);
}

/** What scrolls around the editor; undefined where nothing does. */
export function scrollerOf(view: EditorView): Element | undefined {
  for (let element = view.dom.parentElement; element !== null; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return undefined;
}

function anchorIn(view: EditorView, caret: number): Anchor | undefined {
  const screen = scrollerOf(view)?.getBoundingClientRect();
  if (screen === undefined) return undefined;
  const lines = [...view.contentDOM.children].filter((line) => {
    const { top, bottom } = line.getBoundingClientRect();
    return bottom > screen.top && top < screen.bottom;
  });
  const ofCaret = view.hasFocus && lines.find((line) => line.contains(document.getSelection()?.focusNode ?? null));
  const line = ofCaret || lines[0];
  if (line === undefined) return undefined;
  return { place: ofCaret ? caret : view.posAtDOM(line), topPx: line.getBoundingClientRect().top };
}

/** Where the line with a place in it is; a guess for one that is not drawn. */
function topOf(view: EditorView, place: number): number {
  const { from, to } = view.viewport;
  if (place < from || place > to) return view.documentTop + view.lineBlockAt(place).top;
  let node: Node | null = view.domAtPos(place).node;
  while (node !== null && node.parentNode !== view.contentDOM) node = node.parentNode;
  return node instanceof Element ? node.getBoundingClientRect().top : view.documentTop + view.lineBlockAt(place).top;
}
