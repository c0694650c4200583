import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { IterMode } from '@lezer/common';
import { endOfFrontMatter } from '../../../core/markdown/front-matter.ts';
import { blockDescribers } from './block-pieces.ts';
import { inlineDescribers } from './inline-pieces.ts';
import { PieceCollector } from './piece-collector.ts';
import type { Piece } from './pieces.ts';
import type { Stretch } from '../stretch.ts';

/** Markdown's own tree, without those of the languages in it. */
const OWN_TREE = IterMode.IgnoreMounts | IterMode.IgnoreOverlays;

/** What is drawn differently in some stretches of a text, as far as it is parsed. Changes nothing. */
export function piecesIn(state: EditorState, stretches: readonly Stretch[]): Piece[] {
  const textStart = endOfFrontMatter(state);
  return stretches.flatMap((stretch) => [
    ...frontMatterIn(state, { from: stretch.from, to: Math.min(stretch.to, textStart - 1) }),
    ...textIn(state, { from: Math.max(stretch.from, textStart), to: stretch.to }, textStart),
  ]);
}

function textIn(state: EditorState, stretch: Stretch, textStart: number): readonly Piece[] {
  if (stretch.from > stretch.to) return [];
  const page = new PieceCollector(state, stretch);
  syntaxTree(state).iterate({
    from: stretch.from,
    to: stretch.to,
    mode: OWN_TREE,
    enter(node) {
      if (node.type.isTop) return true;
      // What begins in the front matter was parsed as if there were none.
      if (node.from < textStart) return false;
      const describe = blockDescribers.get(node.name) ?? inlineDescribers.get(node.name);
      return describe === undefined || describe(node, page);
    },
  });
  return page.finish();
}

function frontMatterIn(state: EditorState, stretch: Stretch): readonly Piece[] {
  const page = new PieceCollector(state, stretch);
  for (const line of page.linesOf(stretch)) page.look(line).classes.add('lp-line-front');
  return page.finish();
}
