import type { exporting as english } from '../en/exporting.ts';
import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('nl', count, { one: 'een notitie', other: `${number('nl', count)} notities` });

export const exporting: typeof english = {
  ofWorkspace: 'Werkruimte exporteren',
  ofNotebook: 'Notitieboek exporteren',
  ofNotes: (count) => `${notes(count).replace(/^e/, 'E')} exporteren`,
  form: 'Als',
  folder: 'Map',
  archive: 'Zip-archief',
  help: 'Notities worden Markdown-bestanden, notitieboeken mappen. Tags en tijden staan boven in elk bestand, bijlagen liggen ernaast.',
  trashStaysOut: 'Notities in de prullenbak gaan niet mee.',
  choose: 'Kies een plek…',
  cancel: 'Annuleren',
  close: 'Sluiten',
  again: 'Opnieuw proberen',
  writing: (done, total) =>
    `${number('nl', done)} van ${plural('nl', total, { one: 'een notitie', other: `${number('nl', total)} notities` })}`,
  cancelling: 'Wat al geschreven was, wordt weer weggehaald…',
  saved: (name, count) =>
    `${plural('nl', count, { one: 'Er staat één notitie', other: `Er staan ${number('nl', count)} notities` })} in “${name}”.`,
  missing: (count) =>
    plural('nl', count, {
      one: 'Eén bijlage staat niet op deze computer en zit er niet bij.',
      other: `${number('nl', count)} bijlagen staan niet op deze computer en zitten er niet bij.`,
    }),
};
