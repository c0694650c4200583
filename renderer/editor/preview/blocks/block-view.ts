import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type WidgetType } from '@codemirror/view';
import { IterMode, type SyntaxNodeRef } from '@lezer/common';
import type { Stretch } from '../../stretch.ts';
import { diagramAt, type PlacedDiagram } from '../diagrams/diagram-at.ts';
import { DiagramBox } from '../diagrams/diagram-box.ts';
import { diagramsOf } from '../diagrams/diagram-facet.ts';
import { haveOutcomesChanged } from '../diagrams/diagram-outcomes.ts';
import { DiagramProblem } from '../diagrams/diagram-problem.ts';
import { hasThemeChanged } from '../diagrams/diagram-theme.ts';
import { hasMathsLoaded, MathsBox } from '../maths-box.ts';
import { isRevealed, revealedIn } from '../reveal.ts';
import { TableBox } from './table-box.ts';

/** A block that is drawn in place of its lines, or has something to be said below them. */
interface Block extends Stretch {
  readonly draws: 'table' | 'maths' | PlacedDiagram;
}

/** Larger ones stay source: to draw one takes as long as it is. Units. */
const MAX_BLOCK_UNITS = 20_000;
/** What is drawn before the editor knows which part of the text is on screen. Units. */
const FIRST_UNITS = 4_000;

/** The blocks that are drawn in a stretch: those that stand in the text itself and in which the caret is not. */
export function blocksIn(state: EditorState, stretch: Stretch): readonly Stretch[] {
  return allBlocksIn(state, stretch).filter((block) => isDrawn(state, block));
}

function allBlocksIn(state: EditorState, { from, to }: Stretch): Block[] {
  const found: Block[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts | IterMode.IgnoreOverlays,
    enter(node) {
      if (node.type.isTop) return true;
      const draws = drawnOf(state, node);
      // Block widgets take the place of whole lines.
      if (draws) found.push({ draws, from: state.doc.lineAt(node.from).from, to: state.doc.lineAt(node.to).to });
      return false;
    },
  });
  return found;
}

function drawnOf(state: EditorState, node: SyntaxNodeRef): Block['draws'] | undefined {
  if (node.name === 'FencedCode') return diagramAt(state, node);
  if (node.to - node.from > MAX_BLOCK_UNITS) return undefined;
  if (node.name === 'Table') return 'table';
  return node.name === 'BlockMaths' ? 'maths' : undefined;
}

/** A diagram that cannot be drawn is shown as its source. */
function isDrawn(state: EditorState, block: Block): boolean {
  return !isRevealed(state, block) && !hasProblem(block);
}

function hasProblem({ draws }: Block): boolean {
  return typeof draws === 'object' && draws.outcome !== undefined && draws.outcome.kind !== 'drawn';
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
      haveOutcomesChanged(transaction) ||
      hasThemeChanged(transaction) ||
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
  const blocks = allBlocksIn(state, near);
  const from = Math.min(near.from, blocks[0]?.from ?? near.from);
  const to = Math.max(near.to, blocks.at(-1)?.to ?? near.to);
  return others.update({
    filterFrom: from,
    filterTo: to,
    filter: () => false,
    add: blocks.flatMap((block) => decorationsOf(state, block)),
  });
}

function decorationsOf(state: EditorState, block: Block): readonly Range<Decoration>[] {
  const { draws, from, to } = block;
  if (isDrawn(state, block))
    return [Decoration.replace({ widget: widgetOf(state, block), block: true }).range(from, to)];
  if (typeof draws !== 'object' || !hasProblem(block)) return [];
  return [Decoration.widget({ widget: new DiagramProblem(draws), block: true, side: 1 }).range(to)];
}

function widgetOf(state: EditorState, { draws, from, to }: Block): WidgetType {
  if (typeof draws === 'object') return new DiagramBox(draws, diagramsOf(state)?.sizeOf(draws.request.source));
  const source = state.sliceDoc(from, to);
  return draws === 'table' ? new TableBox(source) : new MathsBox(source.trim().slice(2, -2), true);
}

/** What is drawn in place of lines, or below them. The same value as long as nothing changed. */
export const shownBlocks = (state: EditorState): DecorationSet =>
  state.field(blockField, false)?.shown ?? Decoration.none;

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

/** Draws tables, formulas and diagrams that take the place of whole lines. */
export const blockView: Extension = [blockField, watchScreen];
