import * as v from 'valibot';
import { diagramDescription, type DiagramTheme, pixels } from './diagram-commands.ts';

// What main and the page that draws diagrams say to each other. The page is not believed: it works on text of anybody.

/** The channel by which main hands a job to the page. */
export const JOB_CHANNEL = 'drawing.job';
/** The channel by which the page answers. Only its own web contents is listened to. */
export const ANSWER_CHANNEL = 'drawing.answer';

/** The longest message about a diagram that cannot be read, in UTF-16 units. */
export const MAX_PROBLEM_UNITS = 600;

/** One diagram to draw. */
export interface DrawingJob {
  readonly source: string;
  readonly theme: DiagramTheme;
}

/** What became of a job: a PNG with its size in px of CSS and its description, or why the source cannot be read. */
export const drawingAnswer = v.variant('kind', [
  v.strictObject({
    kind: v.literal('drawn'),
    png: v.custom<Uint8Array>((input) => input instanceof Uint8Array),
    width: pixels,
    height: pixels,
    description: diagramDescription,
  }),
  v.strictObject({ kind: v.literal('invalid'), message: v.pipe(v.string(), v.maxLength(MAX_PROBLEM_UNITS)) }),
]);
export type DrawingAnswer = v.InferOutput<typeof drawingAnswer>;

/** What the preload gives to the page that draws. */
export interface DrawingBridge {
  /** Has every job done by `draw`, which never rejects. Once. */
  serve(draw: (job: DrawingJob) => Promise<DrawingAnswer>): void;
}
