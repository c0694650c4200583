import type { tasks as english } from '../en/tasks.ts';
import { number, plural } from '../plural.ts';

const counted = (count: number): string =>
  plural('nl', count, { one: 'één taak', other: `${number('nl', count)} taken` });

export const tasks: typeof english = {
  title: 'Taken',
  left: (count) => `Nog ${counted(count)}`,
  all: 'Alle',
  active: 'Open',
  done: 'Klaar',
  state: 'Welke taken',
  mine: 'Van mij',
  mineHelp: 'Taken waarin jij of @me staat',
  due: 'Dag',
  dueAny: 'Elke dag of geen',
  dueSpans: { overdue: 'Te laat', today: 'Vandaag', later: 'Later', dated: 'Met een dag' },
  notebook: 'Notitieboek',
  allNotebooks: 'Alle notitieboeken',
  grouping: 'Gegroepeerd op',
  byNote: 'Per notitie',
  byDay: 'Per dag',
  earlier: 'Eerder',
  noDay: 'Geen dag',
  untitled: 'Zonder titel',
  add: 'Nieuwe taak',
  addInto: 'Komt in',
  today: 'Notitie van vandaag',
  addHere: (title) => `Taak toevoegen aan ${title}`,
  edit: 'Tekst van de taak',
  empty: '(nog zonder tekst)',
  goTo: (words) => `Ga naar “${words}” in de notitie`,
  markAll: 'Alles afvinken',
  unmarkAll: 'Alle vinkjes weghalen',
  clear: 'Afgevinkte opruimen',
  markedAll: (count) => `${capital(counted(count))} afgevinkt.`,
  unmarkedAll: (count) => `Vinkje weggehaald bij ${counted(count)}.`,
  removed: (count) => `${capital(counted(count))} weggehaald.`,
  undo: 'Ongedaan maken',
  addAnew: 'Als nieuwe taak toevoegen',
  noneTitle: 'Geen taken',
  noneHelp: 'Schrijf er hierboven een, of - [ ] in een notitie: alle vakjes van alle notities staan hier.',
  noneLeftTitle: 'Niets meer te doen',
  noneLeftHelp: 'Afgevinkte taken staan onder Klaar.',
  noneFoundTitle: 'Geen taken gevonden',
  noneFoundHelp: 'Kies een andere dag of een ander notitieboek, of de taken van iedereen.',
  keys: (jump) => `Spatie vinkt af, Enter bewerkt, ${jump} gaat naar de regel, Delete haalt de taak weg`,
};

/** The first letter as a capital, also where it has an accent. */
function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
