import { counted, plural } from '../plural.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: typeof english = {
  online: (count) => `${counted('nl', count, { one: 'ander', other: 'anderen' })} hier`,
  title: 'Wie is hier',
  nobody: 'Er is nu niemand anders.',
  nobodyInNote: 'Er is niemand anders in deze notitie.',
  inNote: (names) =>
    plural('nl', names.length, {
      one: `${names.join()} is in deze notitie.`,
      other: `${listed(names)} zijn in deze notitie.`,
    }),
  elsewhere: (names) =>
    plural('nl', names.length, {
      one: `${names.join()} is ergens anders in de werkruimte.`,
      other: `${listed(names)} zijn ergens anders in de werkruimte.`,
    }),
  peopleInNote: 'Mensen in deze notitie',
  isHere: (name) => `${name} is in deze notitie`,
  follow: (name) => `${name} volgen`,
  unfollow: (name) => `${name} niet meer volgen`,
  reads: (title) => `In “${title}”`,
  readsNothing: 'Geen notitie open',
  account: (name, account) => (name === account ? name : `${name} (${account})`),
};

const listed = (names: readonly string[]): string => new Intl.ListFormat('nl').format(names);
