import { describe, expect, it } from 'vitest';
import { footerOf, paperOf } from './paper.ts';

describe('paper', () => {
  it.each([
    ['US', 'Letter'],
    ['ca', 'Letter'],
    ['DE', 'A4'],
    ['', 'A4'],
  ])('[EX9] in %j it is %s', (country, paper) => expect(paperOf(country)).toBe(paper));

  it('[EX9] the foot of a page names the note as text', () => {
    expect(footerOf('<b>')).toContain('&lt;b&gt;');
    expect(footerOf('')).toMatch(/class="pageNumber".*class="totalPages"/);
  });
});
