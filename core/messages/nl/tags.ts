import type { tags as english } from '../en/tags.ts';
import { number, plural } from '../plural.ts';

const inNotes = (count: number): string =>
  plural('nl', count, { one: 'in één notitie', other: `in ${number('nl', count)} notities` });

export const tags: typeof english = {
  title: 'Tags',
  rename: 'Overal hernoemen',
  colour: 'Kleur…',
  colourTitle: (name) => `Kleur van #${name}`,
  noColour: 'Geen kleur',
  colours: [
    ...['Rood', 'Oranje', 'Amber', 'Olijf', 'Groen', 'Smaragd'],
    ...['Blauwgroen', 'Blauw', 'Indigo', 'Violet', 'Paars', 'Roze'],
  ],
  name: 'Naam van de tag',
  more: (name) => `Meer voor #${name}`,
  renamed: (from, to, count) => `#${from} heet nu #${to}, ${inNotes(count)}.`,
  rewriting: (done, total) => `Notities aanpassen: ${number('nl', done)} van ${number('nl', total)}`,
  ofNote: 'Tags van deze notitie',
  add: 'Tag toevoegen',
  remove: (name) => `#${name} verwijderen`,
  notOne: 'Een tag bestaat uit letters, cijfers, “_” en “-”, met “/” tussen de delen, en begint met een letter.',
  staleLinks: (count) =>
    plural('nl', count, {
      one: 'Eén notitie verwijst naar de oude titel.',
      other: `${number('nl', count)} notities verwijzen naar de oude titel.`,
    }),
  updateLinks: 'Links bijwerken',
  updatedLinks: (count) => `Links bijgewerkt ${inNotes(count)}.`,
  linkedFrom: 'Gelinkt vanuit',
  noLinks: 'Nog geen notitie verwijst hierheen. Typ [[ in een andere notitie en kies deze.',
  mentions: 'Genoemd zonder link',
  link: 'Link maken',
  linkIn: (title) => `Van de vermelding in ${title} een link maken`,
  linked: (title) => `“${title}” verwijst nu hierheen.`,
  untitled: 'Naamloos',
};
