import { describe, expect, it } from 'vitest';
import { highlightsOf } from './highlight.ts';

const found = (text: string, query: string, instead?: readonly string[]) =>
  highlightsOf(text, query, instead)
    .filter(({ isFound }) => isFound)
    .map((stretch) => stretch.text);

describe('highlights', () => {
  it('[UI16] marks the beginnings of words that were searched for and keeps the text', () => {
    expect(highlightsOf('Lights off, nightlight (light+)', 'light+ off')).toEqual([
      { text: 'Light', isFound: true },
      { text: 's ', isFound: false },
      { text: 'off', isFound: true },
      { text: ', nightlight (', isFound: false },
      { text: 'light', isFound: true },
      { text: '+)', isFound: false },
    ]);
  });

  it('[UI16] marks phrases and passages, accents aside, and what was looked for instead', () => {
    expect(found('The café, open; a cafe open', '"cafe open"')).toEqual(['café, open', 'cafe open']);
    expect(found('昨天的会议记录', '会议')).toEqual(['会议']);
    expect(found('the Professor', 'profesor', ['professor'])).toEqual(['Professor']);
    expect(found('is task house', '-house is:task edited:today')).toEqual([]);
    expect(found('a.b|c', '| .')).toEqual([]);
  });
});
