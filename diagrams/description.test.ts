import { describe, expect, it } from 'vitest';
import { describeDiagram } from './description.ts';

/** An SVG with what its source gave for screen readers. */
const svgWith = (texts: Readonly<Record<string, string>>): Pick<Element, 'querySelector'> => ({
  querySelector: (place: string) => {
    const textContent = texts[place.replace(':scope > ', '')];
    return textContent === undefined ? null : ({ textContent } as Element);
  },
});

describe('the description of a diagram', () => {
  it.each([
    ['flowchart-v2', {}, { kind: 'flowchart', words: '' }],
    ['classDiagram', { title: ' The parts ' }, { kind: 'class', words: 'The parts' }],
    ['sequence', { title: 'Sign-in', desc: 'Two steps' }, { kind: 'sequence', words: 'Sign-in: Two steps' }],
    ['er', { title: ' ', desc: 'Orders' }, { kind: 'er', words: 'Orders' }],
    ['graph', {}, { kind: 'flowchart', words: '' }],
    ['something new', {}, { kind: 'other', words: '' }],
  ])('[DG1] of the kind %j, with %j for screen readers, is %j', (kind, texts, description) =>
    expect(describeDiagram(kind, svgWith(texts))).toEqual(description),
  );
});
