import type { palette as english } from '../en/palette.ts';
import { number, plural } from '../plural.ts';

export const palette: typeof english = {
  title: 'Ga naar alles',
  placeholder: 'Notitie, notitieboek, label, kop of opdracht',
  kinds: {
    note: 'Notitie',
    notebook: 'Notitieboek',
    tag: 'Label',
    heading: 'Kop',
    command: 'Opdracht',
    'new-note': 'Nieuwe notitie',
  },
  untitled: 'Naamloos',
  newNote: (title) => `Nieuwe notitie “${title}”`,
  notes: (count) =>
    plural('nl', count, { one: `${number('nl', count)} notitie`, other: `${number('nl', count)} notities` }),
  found: (count) => plural('nl', count, { one: '1 resultaat', other: `${count} resultaten` }),
  nothing: 'Niets heeft deze letters in deze volgorde.',
  nothingYet: 'Die zijn er nog niet.',
  hints: { commands: 'opdrachten', tags: 'labels', notebooks: 'notitieboeken', headings: 'koppen van deze notitie' },
};
