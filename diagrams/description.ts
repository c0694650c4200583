/** How kinds of diagrams are called, by the beginning of the name that Mermaid has for them. */
const kinds: readonly (readonly [start: string, words: string])[] = [
  ['flowchart', 'Flowchart'],
  ['graph', 'Flowchart'],
  ['sequence', 'Sequence diagram'],
  ['class', 'Class diagram'],
  ['state', 'State diagram'],
  ['er', 'Entity relationship diagram'],
  ['gantt', 'Gantt chart'],
  ['pie', 'Pie chart'],
  ['mindmap', 'Mind map'],
  ['timeline', 'Timeline'],
  ['journey', 'User journey'],
  ['gitGraph', 'Git graph'],
  ['quadrantChart', 'Quadrant chart'],
  ['requirement', 'Requirement diagram'],
  ['c4', 'C4 diagram'],
  ['sankey', 'Sankey diagram'],
  ['xychart', 'Chart'],
  ['block', 'Block diagram'],
  ['packet', 'Packet diagram'],
  ['kanban', 'Kanban board'],
  ['architecture', 'Architecture diagram'],
  ['radar', 'Radar chart'],
  ['treemap', 'Treemap'],
];

/** Says what a diagram is: its kind, then the title and the description that its source gives for screen readers. */
export function describeDiagram(type: string, svg: Pick<Element, 'querySelector'>): string {
  const kind = kinds.find(([start]) => type.startsWith(start))?.[1] ?? 'Diagram';
  const given = [':scope > title', ':scope > desc'].flatMap(
    (place) => svg.querySelector(place)?.textContent?.trim() || [],
  );
  return [kind, ...given].join(': ');
}
