import type { DiagramKind } from '../../contract/diagram-commands.ts';

/** How kinds of diagrams are called. */
export const diagrams: { readonly [K in DiagramKind]: string } = {
  flowchart: 'Flowchart',
  sequence: 'Sequence diagram',
  class: 'Class diagram',
  state: 'State diagram',
  er: 'Entity relationship diagram',
  gantt: 'Gantt chart',
  pie: 'Pie chart',
  mindmap: 'Mind map',
  timeline: 'Timeline',
  journey: 'User journey',
  gitGraph: 'Git graph',
  quadrantChart: 'Quadrant chart',
  requirement: 'Requirement diagram',
  c4: 'C4 diagram',
  sankey: 'Sankey diagram',
  xychart: 'Chart',
  block: 'Block diagram',
  packet: 'Packet diagram',
  kanban: 'Kanban board',
  architecture: 'Architecture diagram',
  radar: 'Radar chart',
  treemap: 'Treemap',
  other: 'Diagram',
};
