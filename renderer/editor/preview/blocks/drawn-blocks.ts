import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import { IterMode, type SyntaxNodeRef } from '@lezer/common';
import type { Stretch } from '../../stretch.ts';
import { diagramAt, type PlacedDiagram } from '../diagrams/diagram-at.ts';
import { DiagramBox } from '../diagrams/diagram-box.ts';
import { diagramsOf } from '../diagrams/diagram-facet.ts';
import { DiagramProblem } from '../diagrams/diagram-problem.ts';
import { MathsBox } from '../maths-box.ts';
import { isRevealed } from '../reveal.ts';

/** A block that is drawn in place of its lines, or has something to be said below them. */
export type DrawnBlock = Stretch &
  (
    | { readonly kind: 'table' }
    | { readonly kind: 'maths' }
    | { readonly kind: 'diagram'; readonly diagram: PlacedDiagram }
  );

/** Larger ones stay source: to draw one takes as long as it is. Units. */
const MAX_UNITS = { table: 200_000, maths: 20_000 };

/** The blocks that are drawn in a stretch: those that stand in the text itself; but for tables none that the caret is in. */
export function blocksIn(state: EditorState, stretch: Stretch): readonly Stretch[] {
  return allBlocksIn(state, stretch).filter((block) => isDrawn(state, block));
}

/** The same with those that are their source for now. */
export function allBlocksIn(state: EditorState, { from, to }: Stretch): DrawnBlock[] {
  const found: DrawnBlock[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts | IterMode.IgnoreOverlays,
    enter(node) {
      if (node.type.isTop) return true;
      const block = blockAt(state, node);
      if (block !== undefined) found.push(block);
      return false;
    },
  });
  return found;
}

function blockAt(state: EditorState, node: SyntaxNodeRef): DrawnBlock | undefined {
  // Block widgets take the place of whole lines.
  const place = { from: state.doc.lineAt(node.from).from, to: state.doc.lineAt(node.to).to };
  const diagram = diagramAt(state, node);
  if (diagram !== undefined) return { kind: 'diagram', ...place, diagram };
  const units = node.to - node.from;
  if (node.name === 'Table' && units <= MAX_UNITS.table) return { kind: 'table', ...place };
  return node.name === 'BlockMaths' && units <= MAX_UNITS.maths ? { kind: 'maths', ...place } : undefined;
}

/** A table is drawn while it is written in, too; a diagram that cannot be drawn is shown as its source. */
const isDrawn = (state: EditorState, block: DrawnBlock): boolean =>
  block.kind === 'table' || (!isRevealed(state, block) && !hasProblem(block));

const hasProblem = (block: DrawnBlock): boolean =>
  block.kind === 'diagram' && block.diagram.outcome !== undefined && block.diagram.outcome.kind !== 'drawn';

/** How a block is drawn that is no table. */
export function decorationsOf(state: EditorState, block: DrawnBlock): readonly Range<Decoration>[] {
  const { from, to } = block;
  if (block.kind === 'diagram' && hasProblem(block)) {
    return [Decoration.widget({ widget: new DiagramProblem(block.diagram), block: true, side: 1 }).range(to)];
  }
  if (block.kind === 'table' || !isDrawn(state, block)) return [];
  const widget =
    block.kind === 'maths'
      ? new MathsBox(state.sliceDoc(from, to).trim().slice(2, -2), true)
      : new DiagramBox(block.diagram, diagramsOf(state)?.sizeOf(block.diagram.request.source));
  return [Decoration.replace({ widget, block: true }).range(from, to)];
}
