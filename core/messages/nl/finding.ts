import type { finding as english } from '../en/finding.ts';
import { number } from '../plural.ts';

const some = (count: number): string => number('nl', count);

export const finding: typeof english = {
  title: 'Zoeken in de notitie',
  find: 'Zoeken',
  showReplace: 'Vervangen tonen',
  hideReplace: 'Vervangen verbergen',
  matchCase: 'Hoofdlettergevoelig',
  wholeWords: 'Hele woorden',
  regularExpression: 'Reguliere expressie',
  previous: 'Vorige',
  next: 'Volgende',
  replaceWith: 'Vervangen door',
  replace: 'Vervangen',
  replaceAll: 'Alles vervangen',
  replaced: (count) => `${some(count)} vervangen`,
  notRegular: 'Geen reguliere expressie',
  nothing: 'Niets gevonden',
  found: (count) => `${some(count)} gevonden`,
  foundMore: (count) => `meer dan ${some(count)} gevonden`,
  placeOf: (place, count) => `${some(place)} van ${some(count)}`,
  placeOfMore: (place, count) => `${some(place)} van meer dan ${some(count)}`,
};
