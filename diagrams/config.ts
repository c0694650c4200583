import type { MermaidConfig } from 'mermaid';
import { MAX_DIAGRAM_UNITS, type DiagramTheme } from '../core/contract/diagram-commands.ts';
import { FACE } from './face.ts';
import { paletteFor } from './palette.ts';

/** What a source may not change by its own directives, beside what Mermaid itself keeps from it. */
const KEPT = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'dompurifyConfig',
  'fontFamily',
  'themeCSS',
];

/** A line does not run through the words that stand on it, and words stand in the middle of a circle. */
const STYLES = `
.edgeLabel rect, .edgeLabel .label rect { opacity: 1; }
.mindmap-node:has(> circle) text { text-anchor: middle; }
`;

/** Mermaid's settings for one ground. Labels are text and not HTML, so that a picture is made of SVG alone. */
export function configFor(theme: DiagramTheme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: KEPT,
    suppressErrorRendering: true,
    maxTextSize: MAX_DIAGRAM_UNITS,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    fontFamily: FACE,
    deterministicIds: true,
    theme: 'base',
    themeVariables: paletteFor(theme),
    themeCSS: STYLES,
  };
}
