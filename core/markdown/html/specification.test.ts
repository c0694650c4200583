import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../tests/support/markdown/html-shape.ts';
import { gfmExamples } from '../../../tests/support/markdown/gfm-reference.ts';
import { commonmarkExamples, type SpecExample } from '../testing/spec-examples.ts';
import differences from './fixtures/specification-differences.json' with { type: 'json' };
import { htmlOf } from './html-of.ts';

/** Links lead where they say, and HTML passes, as the specifications have it. In notes, a bare `www.` leads to https. */
const ports = {
  hrefOf: (address: string) => address.replace(/^https:\/\/www\./, 'http://www.'),
  pictureOf: (address: string) => address,
  passesHtml: true,
};

/** The texts that read otherwise than their reference. */
const othersAmong = (examples: readonly SpecExample[]): string[] =>
  examples
    .filter(({ markdown, html }) => JSON.stringify(shapeOf(htmlOf(markdown, ports))) !== JSON.stringify(shapeOf(html)))
    .map(({ markdown }) => markdown);

const listed = (specification: string): string[] =>
  differences.filter((difference) => difference.specification === specification).map(({ markdown }) => markdown);

describe('Markdown as HTML, against the specifications', () => {
  it('[EX1] 97 of 100 examples of CommonMark read as the specification says; the others are listed with their reasons', () => {
    expect(commonmarkExamples.length).toBeGreaterThan(640);
    expect(othersAmong(commonmarkExamples)).toEqual(listed('CommonMark'));
    expect(listed('CommonMark').length / commonmarkExamples.length).toBeLessThanOrEqual(0.03);
  });

  it('[EX1] tables, struck text and bare addresses read as GitHub shows them; the others are listed with their reasons', () => {
    expect(othersAmong(gfmExamples)).toEqual(listed('GFM'));
  });

  it('[EX1] every difference has a reason', () => {
    for (const { reason } of differences) expect(reason).toMatch(/^[A-Z].+\.$/);
  });
});
