import { ensureSyntaxTree, syntaxTree, syntaxTreeAvailable } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { whenIdle } from '../state/idle.ts';

/** How far beyond the screen is parsed, in units: as far as CodeMirror's own worker goes, which then finds nothing to do. */
const AHEAD_UNITS = 100_000;
/** How long at once, in ms: with what a frame of scrolling takes besides, that is still one frame. */
const SLICE_MS = 8;

/**
 * Parses what is on screen and then what comes next, slice by slice in idle moments. CodeMirror's own worker works for 100 ms
 * at once unless a key is pressed, which scrolling is not: that would be six frames.
 */
class ParseAhead implements PluginValue {
  readonly #view: EditorView;
  #forget: (() => void) | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#wait();
  }

  update({ docChanged, viewportChanged }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.#wait();
  }

  destroy(): void {
    this.#forget?.();
  }

  #wait(): void {
    this.#forget ??= whenIdle(this.#slice);
  }

  readonly #slice = (): void => {
    this.#forget = undefined;
    const { state, viewport } = this.#view;
    const isShown = syntaxTreeAvailable(state, viewport.to);
    const tree = ensureSyntaxTree(state, isShown ? viewport.to + AHEAD_UNITS : viewport.to, SLICE_MS);
    // An empty transaction takes over what was parsed.
    if (tree !== null && tree !== syntaxTree(state)) this.#view.dispatch({});
    if (tree === null || !isShown) this.#wait();
  };
}

/** See `ParseAhead`. */
export const parseAhead: Extension = ViewPlugin.fromClass(ParseAhead);
