import { syntaxTree } from '@codemirror/language';
import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { markdownClasses } from '../../core/markdown/markdown-classes.ts';
import type { Stretch } from './stretch.ts';

/**
 * Gives what is on screen the classes of `markdownClasses`, block by block. CodeMirror's own highlighting begins at the first
 * block of the text for each stretch on screen: in the middle of a megabyte that is half of what a key takes.
 */
class TextColours implements PluginValue {
  colours: DecorationSet;
  #tree: Tree;
  #colouredTo: number;

  constructor(view: EditorView) {
    this.#tree = syntaxTree(view.state);
    this.colours = coloursOf(this.#tree, view.visibleRanges);
    this.#colouredTo = view.viewport.to;
  }

  update({ state, view, changes, viewportChanged }: ViewUpdate): void {
    const tree = syntaxTree(state);
    const colouredTo = changes.mapPos(this.#colouredTo, 1);
    // What the parser has not come to again keeps its colours, or it would flicker.
    if (tree.length < view.viewport.to && colouredTo >= view.viewport.to) {
      this.colours = this.colours.map(changes);
      this.#colouredTo = colouredTo;
    } else if (tree !== this.#tree || viewportChanged) {
      this.#tree = tree;
      this.colours = coloursOf(tree, view.visibleRanges);
      this.#colouredTo = view.viewport.to;
    }
  }
}

function coloursOf(tree: Tree, stretches: readonly Stretch[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of stretches) {
    tree.iterate({
      from,
      to,
      enter({ type, node }) {
        if (type.isTop) return true;
        const start = node.from;
        const put = (a: number, b: number, classes: string): void => builder.add(start + a, start + b, markOf(classes));
        if (node.tree)
          highlightTree(node.tree, markdownClasses, put, Math.max(0, from - start), Math.min(node.to, to) - start);
        return false;
      },
    });
  }
  return builder.finish();
}

const marks = new Map<string, Decoration>();

function markOf(classes: string): Decoration {
  const mark = marks.get(classes) ?? Decoration.mark({ class: classes });
  marks.set(classes, mark);
  return mark;
}

/** The classes of Markdown and of code in it, on what is on screen. */
export const textColours: Extension = Prec.high(
  ViewPlugin.fromClass(TextColours, { decorations: ({ colours }) => colours }),
);
