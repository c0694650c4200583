import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { type Drawing, drawingOf } from './decorations.ts';
import { piecesIn } from './describe.ts';
import { hasResolved } from '../links/missing-links.ts';
import { hasMathsLoaded } from './maths-box.ts';
import { revealedIn } from './reveal.ts';

/** Draws what lies inside lines, for as much of the text as is on screen. */
class InlineView implements PluginValue {
  drawing: Drawing;
  #isBehind = false;

  constructor(view: EditorView) {
    this.drawing = drawingOf(piecesIn(view.state, view.visibleRanges));
  }

  update(update: ViewUpdate): void {
    this.#isBehind ||= isNews(update);
    if (!this.#isBehind) return;
    // An input method holds on to the element it writes in: nothing around it is drawn anew until it lets go.
    if (update.view.composing) {
      const { shown, skipped } = this.drawing;
      this.drawing = { shown: shown.map(update.changes), skipped: skipped.map(update.changes) };
      return;
    }
    this.#isBehind = false;
    this.drawing = drawingOf(piecesIn(update.state, update.view.visibleRanges));
  }
}

function isNews({ docChanged, viewportChanged, startState, state, transactions }: ViewUpdate): boolean {
  return (
    docChanged ||
    viewportChanged ||
    syntaxTree(startState) !== syntaxTree(state) ||
    revealedIn(startState) !== revealedIn(state) ||
    startState.readOnly !== state.readOnly ||
    transactions.some((transaction) => hasMathsLoaded(transaction) || hasResolved(transaction))
  );
}

/** The look of everything but blocks that take the place of whole lines. */
export const inlineView: Extension = ViewPlugin.fromClass(InlineView, {
  decorations: ({ drawing }) => drawing.shown,
  provide: (plugin) =>
    EditorView.atomicRanges.of((view) => {
      const drawing = view.plugin(plugin)?.drawing;
      return drawing?.skipped ?? Decoration.none;
    }),
});
