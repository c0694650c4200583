import type { EditorState } from '@codemirror/state';
import type { SyntaxNodeRef } from '@lezer/common';
import { MAX_DIAGRAM_UNITS } from '../../../../core/contract/diagram-commands.ts';
import type { DiagramOutcome, DiagramRequest } from '../../../state/diagram-pictures.ts';
import { diagramsOf } from './diagram-facet.ts';
import { themeIn } from './diagram-theme.ts';

/** A diagram in the text, and what is known of it. */
export interface PlacedDiagram {
  readonly request: DiagramRequest;
  readonly outcome: DiagramOutcome | undefined;
}

/** The diagram that a fenced block is; undefined for other code, and where nobody draws. */
export function diagramAt(state: EditorState, { name, node }: SyntaxNodeRef): PlacedDiagram | undefined {
  const diagrams = diagramsOf(state);
  if (name !== 'FencedCode' || diagrams === undefined) return undefined;
  const info = node.getChild('CodeInfo');
  if (info === null || !/^mermaid(?![^\s{,])/i.test(state.sliceDoc(info.from, info.to))) return undefined;
  // Without its end it would take in the rest of the note, while somebody begins one.
  if (node.getChildren('CodeMark').length < 2) return undefined;
  const source = node
    .getChildren('CodeText')
    .map(({ from, to }) => state.sliceDoc(from, to))
    .join('');
  if (source.trim() === '' || source.length > MAX_DIAGRAM_UNITS) return undefined;
  const request = { source, theme: themeIn(state) };
  return { request, outcome: diagrams.outcomeOf(request) };
}
