import { describe, expect, it } from 'vitest';
import { highlightsOf } from './highlight.ts';

describe('highlights', () => {
  it('[UI16] marks the beginnings of words that were searched for and keeps the text', () => {
    expect(highlightsOf('Lights off, nightlight (light+)', 'light+ off')).toEqual([
      { text: 'Lights ', isFound: false },
      { text: 'off', isFound: true },
      { text: ', nightlight (', isFound: false },
      { text: 'light+', isFound: true },
      { text: ')', isFound: false },
    ]);
  });
});
