import {
  DIAGRAM_KINDS,
  type DiagramDescription,
  type DiagramKind,
  MAX_DESCRIPTION_UNITS,
} from '../core/contract/diagram-commands.ts';

/** Says what a diagram is, by Mermaid's name for it and the title and description in its source. */
export function describeDiagram(type: string, svg: Pick<Element, 'querySelector'>): DiagramDescription {
  const given = [':scope > title', ':scope > desc'].flatMap(
    (place) => svg.querySelector(place)?.textContent?.trim() || [],
  );
  return { kind: kindOf(type), words: given.join(': ').slice(0, MAX_DESCRIPTION_UNITS) };
}

function kindOf(type: string): DiagramKind {
  if (type.startsWith('graph')) return 'flowchart';
  return DIAGRAM_KINDS.find((kind) => type.startsWith(kind)) ?? 'other';
}
