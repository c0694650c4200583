import { number } from '../plural.ts';

const some = (count: number): string => number('en', count);

/** Texts of the panel that finds and replaces in a note. */
export const finding = {
  title: 'Find in the note',
  find: 'Find',
  showReplace: 'Show replace',
  hideReplace: 'Hide replace',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  regularExpression: 'Regular expression',
  previous: 'Previous',
  next: 'Next',
  replaceWith: 'Replace with',
  replace: 'Replace',
  replaceAll: 'Replace all',
  replaced: (count: number) => `Replaced ${some(count)}`,
  notRegular: 'Not a regular expression',
  nothing: 'Nothing found',
  found: (count: number) => `${some(count)} found`,
  foundMore: (count: number) => `more than ${some(count)} found`,
  placeOf: (place: number, count: number) => `${some(place)} of ${some(count)}`,
  placeOfMore: (place: number, count: number) => `${some(place)} of more than ${some(count)}`,
};
