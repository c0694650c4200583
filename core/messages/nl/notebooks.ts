import type { notebooks as english } from '../en/notebooks.ts';
import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('nl', count, { one: 'één notitie', other: `${number('nl', count)} notities` });

export const notebooks: typeof english = {
  sidebar: 'Werkruimte',
  allNotes: 'Alle notities',
  trash: 'Prullenbak',
  settings: 'Instellingen',
  title: 'Notitieboeken',
  none: 'Nog geen notitieboeken.',
  create: 'Nieuw notitieboek',
  createIn: 'Nieuw notitieboek hierin',
  newName: 'Nieuw notitieboek',
  name: 'Naam van het notitieboek',
  rename: 'Naam wijzigen',
  moveToTop: 'Naar het bovenste niveau',
  remove: 'Naar de prullenbak',
  more: (name) => `Meer voor ${name}`,
  removed: (name, count) =>
    count === 0 ? `Notitieboek “${name}” verwijderd.` : `“${name}” met ${notes(count)} naar de prullenbak verplaatst.`,
  filled: (count, name) => `${notes(count)} naar “${name}” verplaatst.`,
  taken: (count) => `${notes(count)} uit het notitieboek gehaald.`,
  undo: 'Ongedaan maken',
  showAll: 'Alle notities tonen',
  searchIn: (name) => `Zoeken in ${name}`,
  searchTrash: 'Zoeken in de prullenbak',
  empty: 'Hier staat nog niets',
  emptyHelp: 'Een notitie die je nu maakt, komt hier. Je kunt ook andere op de naam in de zijbalk slepen.',
  moveTo: 'Verplaatsen naar…',
  moveTitle: (name) => `“${name}” verplaatsen`,
  top: 'Bovenste niveau',
  cancel: 'Annuleren',
  move: 'Verplaatsen',
  choose: 'Notitieboek van de notitie',
  noteIn: (name) => `Notitieboek: ${name}`,
  noNotebook: 'Geen notitieboek',
};
