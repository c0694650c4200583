import type { trash as english } from '../en/trash.ts';
import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('nl', count, { one: 'één notitie', other: `${number('nl', count)} notities` });

const ago = (days: number): string => {
  if (days === 0) return 'vandaag';
  return plural('nl', days, { one: 'gisteren', other: `${number('nl', days)} dagen geleden` });
};

const ahead = (days: number): string => {
  if (days === 0) return 'binnenkort';
  return plural('nl', days, { one: 'over één dag', other: `over ${number('nl', days)} dagen` });
};

export const trash: typeof english = {
  deleted: (days) => `${capital(ago(days))} verwijderd`,
  deletedBy: (name, days) => `${capital(ago(days))} verwijderd door ${name}`,
  deletedByYou: (days) => `${capital(ago(days))} door jou verwijderd`,
  erased: (days) => `${ahead(days)} definitief weg`,
  empty: 'Prullenbak legen…',
  emptyTitle: (count) => `${capital(notes(count))} definitief verwijderen?`,
  emptyHelp:
    'Ze verdwijnen meteen uit de prullenbak van iedereen in deze werkruimte, en na dertig dagen van de schijf.',
  emptyHelpAlone: 'Ze verdwijnen meteen uit de prullenbak, en na dertig dagen van de schijf.',
  emptyWarning: 'Dit kan niet ongedaan worden gemaakt.',
  confirm: 'Definitief verwijderen',
  cancel: 'Annuleren',
  emptied: (count) => `${capital(notes(count))} definitief verwijderd.`,
};

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('nl') + text.slice(1);
}
