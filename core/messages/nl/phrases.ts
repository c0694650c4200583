import type { phrases as english } from '../en/phrases.ts';

export const phrases: typeof english = {
  Completions: 'Wat wordt ingevoegd',
  'Control character': 'Besturingsteken',
  'Selection deleted': 'Selectie verwijderd',
  'current match': 'huidige vondst',
  'on line': 'op regel',
  'replaced match on line $': 'vondst op regel $ vervangen',
  'replaced $ matches': '$ vondsten vervangen',
  close: 'sluiten',
};
