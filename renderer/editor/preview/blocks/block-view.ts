import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';
import { IterMode, type SyntaxNodeRef } from '@lezer/common';
import type { Stretch } from '../../stretch.ts';
import { hasMathsLoaded, MathsBox } from '../maths-box.ts';
import { isRevealed, revealedIn } from '../reveal.ts';
import { TableBox } from './table-box.ts';

/** A block that is drawn in place of its lines. */
export interface DrawnBlock extends Stretch {
  readonly kind: 'table' | 'maths';
}

/** Larger ones stay source: to draw one takes as long as it is. Units. */
const MAX_BLOCK_UNITS = 20_000;
/** What is drawn before the editor knows which part of the text is on screen. Units. */
const FIRST_UNITS = 4_000;

const kinds: ReadonlyMap<string, DrawnBlock['kind']> = new Map([
  ['Table', 'table'],
  ['BlockMaths', 'maths'],
]);

/** The blocks to draw in a stretch: those that stand in the text itself and in which the caret is not. */
export function blocksIn(state: EditorState, { from, to }: Stretch): DrawnBlock[] {
  const found: DrawnBlock[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts | IterMode.IgnoreOverlays,
    enter(node) {
      if (node.type.isTop) return true;
      const block = drawnBlockOf(state, node);
      if (block !== undefined) found.push(block);
      return false;
    },
  });
  return found;
}

function drawnBlockOf(state: EditorState, { name, from, to }: SyntaxNodeRef): DrawnBlock | undefined {
  const kind = kinds.get(name);
  if (kind === undefined || to - from > MAX_BLOCK_UNITS) return undefined;
  // Block widgets take the place of whole lines.
  const block = { kind, from: state.doc.lineAt(from).from, to: state.doc.lineAt(to).to };
  return isRevealed(state, block) ? undefined : block;
}

/** Tells which part of the text is on screen, or nearly. */
const setNear = StateEffect.define<Stretch>();

interface BlockView {
  readonly near: Stretch;
  readonly shown: DecorationSet;
}

/**
 * Block widgets have to be known before the editor lays out, so they cannot come from a view. What is near the screen
 * is looked at anew; what was drawn farther away stays until it is near again, or somebody writes in it.
 */
const blockField = StateField.define<BlockView>({
  create(state) {
    const near = { from: 0, to: Math.min(state.doc.length, FIRST_UNITS) };
    return { near, shown: shownIn(state, near, Decoration.none) };
  },
  update(before, transaction) {
    const near = nearAfter(before.near, transaction);
    const { startState, state, changes } = transaction;
    const isNews =
      transaction.docChanged ||
      near !== before.near ||
      hasMathsLoaded(transaction) ||
      syntaxTree(startState) !== syntaxTree(state) ||
      revealedIn(startState) !== revealedIn(state);
    if (!isNews) return before;
    const untouched = before.shown.update({ filter: (from, to) => !changes.touchesRange(from, to) });
    return { near, shown: shownIn(state, near, untouched.map(changes)) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ shown }) => shown),
});

function nearAfter(near: Stretch, { changes, docChanged, effects }: Transaction): Stretch {
  const told = effects.find((effect) => effect.is(setNear));
  if (told !== undefined) return told.value as Stretch;
  return docChanged ? { from: changes.mapPos(near.from, -1), to: changes.mapPos(near.to, 1) } : near;
}

function shownIn(state: EditorState, near: Stretch, others: DecorationSet): DecorationSet {
  const blocks = blocksIn(state, near);
  const from = Math.min(near.from, blocks[0]?.from ?? near.from);
  const to = Math.max(near.to, blocks.at(-1)?.to ?? near.to);
  return others.update({
    filterFrom: from,
    filterTo: to,
    filter: () => false,
    add: blocks.map((block) => decorationOf(state, block)),
  });
}

function decorationOf(state: EditorState, { kind, from, to }: DrawnBlock): Range<Decoration> {
  const source = state.sliceDoc(from, to);
  const widget = kind === 'table' ? new TableBox(source) : new MathsBox(source.trim().slice(2, -2), true);
  return Decoration.replace({ widget, block: true }).range(from, to);
}

const watchScreen = ViewPlugin.define((view) => {
  let isIdle = true;
  // Nothing may be dispatched in the middle of an update; before the next frame it must be.
  const tell = (): void => {
    if (!isIdle) return;
    isIdle = false;
    queueMicrotask(() => {
      isIdle = true;
      const { from, to } = view.viewport;
      view.dispatch({ effects: setNear.of({ from, to }) });
    });
  };
  tell();
  return {
    update({ viewportChanged }) {
      if (viewportChanged) tell();
    },
  };
});

/** Draws tables and formulas that take the place of whole lines. */
export const blockView: Extension = [blockField, watchScreen];
