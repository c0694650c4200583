import { describe, expect, it } from 'vitest';
import { titleKeyOf } from './title-order.ts';

const sorted = (...titles: string[]): string[] =>
  titles.toSorted((a, b) => (titleKeyOf(a) < titleKeyOf(b) ? -1 : titleKeyOf(a) > titleKeyOf(b) ? 1 : 0));

describe('the order of titles', () => {
  it('[LI1] case and diacritics aside, numbers by their value, signs in front aside, untitled last', () => {
    expect(sorted('', 'zebra', 'Chapter 10', '"Alice"', 'éclair', 'chapter 2', 'Eddy', 'alike')).toEqual([
      '"Alice"',
      'alike',
      'chapter 2',
      'Chapter 10',
      'éclair',
      'Eddy',
      'zebra',
      '',
    ]);
  });

  it('[LI1] a title of signs alone keeps them', () => {
    expect(sorted('b', '???', 'a')).toEqual(['???', 'a', 'b']);
  });
});
