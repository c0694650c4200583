import * as v from 'valibot';

/** The longest source of a diagram that is drawn, in UTF-16 units. */
export const MAX_DIAGRAM_UNITS = 50 * 1024;

/** The longest side of the picture of a diagram, in its own pixels, which are at most two for each px of CSS. */
export const MAX_PICTURE_SIDE = 4096;

/** The longest words that a source gives for screen readers, in UTF-16 units. */
export const MAX_DESCRIPTION_UNITS = 1000;

/** What a diagram is drawn for: the ground that it will stand on. */
export const diagramTheme = v.picklist(['light', 'dark']);
export type DiagramTheme = v.InferOutput<typeof diagramTheme>;

/** The kinds of diagrams, by the beginning of the name that Mermaid has for them; `other` for any that is not listed. */
export const DIAGRAM_KINDS = [
  'flowchart',
  'sequence',
  'class',
  'state',
  'er',
  'gantt',
  'pie',
  'mindmap',
  'timeline',
  'journey',
  'gitGraph',
  'quadrantChart',
  'requirement',
  'c4',
  'sankey',
  'xychart',
  'block',
  'packet',
  'kanban',
  'architecture',
  'radar',
  'treemap',
  'other',
] as const;
export type DiagramKind = (typeof DIAGRAM_KINDS)[number];

/** What a diagram is: its kind, and the words that its source gives for screen readers. */
export const diagramDescription = v.strictObject({
  kind: v.picklist(DIAGRAM_KINDS),
  words: v.pipe(v.string(), v.maxLength(MAX_DESCRIPTION_UNITS)),
});
export type DiagramDescription = v.InferOutput<typeof diagramDescription>;

/** A length in px of CSS. */
export const pixels = v.pipe(v.number(), v.finite(), v.minValue(1));

/** Where the picture of a diagram is, how large it wants to be, and what it is in words. */
export const diagramPicture = v.strictObject({
  address: v.pipe(v.string(), v.regex(/^att:\/\/diagram\/[0-9a-f]{64}$/)),
  width: pixels,
  height: pixels,
  description: diagramDescription,
});
export type DiagramPicture = v.InferOutput<typeof diagramPicture>;

/** Diagrams that stand in notes as Mermaid source. */
export const diagramCommands = {
  /**
   * Has a diagram drawn. The picture stays at its address for as long as main remembers it, which may be short: ask
   * again when it is gone. Fails with `diagram-invalid` or `diagram-unavailable`.
   */
  'diagrams.draw': {
    input: v.strictObject({ source: v.pipe(v.string(), v.maxLength(MAX_DIAGRAM_UNITS)), theme: diagramTheme }),
    output: diagramPicture,
    maxBytes: 4 * MAX_DIAGRAM_UNITS,
  },
} as const;
