import mermaid from 'mermaid';
import { type DrawingAnswer, type DrawingJob, MAX_PROBLEM_UNITS } from '../core/contract/drawing.ts';
import { configFor } from './config.ts';
import { describeDiagram } from './description.ts';
import { pictureOf } from './picture.ts';

/** Draws one diagram. Never rejects: whatever goes wrong makes the source one that cannot be read. */
export async function draw({ source, theme }: DrawingJob): Promise<DrawingAnswer> {
  try {
    mermaid.initialize(configFor(theme));
    const { svg, diagramType } = await mermaid.render('diagram', source);
    const drawn = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
    if (drawn === null) return { kind: 'invalid', message: 'There is nothing in it to draw.' };
    const description = describeDiagram(diagramType, drawn);
    return { kind: 'drawn', ...(await pictureOf(drawn)), description };
  } catch (error) {
    return { kind: 'invalid', message: messageOf(error).slice(0, MAX_PROBLEM_UNITS) };
  } finally {
    // What was laid out stays behind when it could not be finished.
    document.body.replaceChildren();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
