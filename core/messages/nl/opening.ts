import type { FileProblem } from '../../note/text-file.ts';
import type { opening as english } from '../en/opening.ts';
import { counted, plural } from '../plural.ts';

const reasons: { readonly [P in FileProblem]: string } = {
  'too-large': 'groter dan 1 MB',
  'not-text': 'geen UTF-8-tekst',
  unreadable: 'niet leesbaar',
  'not-saved': 'de schijf weigert',
};

const files = (count: number): string => counted('nl', count, { one: 'bestand', other: 'bestanden' });

export const opening: typeof english = {
  openNote: 'Notitie openen',
  noteMissing: (workspace) => `Deze notitie staat niet in de werkruimte ${workspace}.`,
  showTrashed: (title) => `De notitie “${title}” staat in de prullenbak. Tonen?`,
  askOpen: (title) => `De notitie “${title}” openen?`,
  addFiles: 'Bestanden toevoegen',
  isAdding: 'Toevoegen…',
  emptyFolder: (name) => `De map “${name}” bevat geen Markdown- of tekstbestanden.`,
  notText: (name) => `“${name}” is geen Markdown- of tekstbestand dat te lezen is.`,
  askFolder: (count, name) =>
    `${counted('nl', count, { one: 'Markdownbestand', other: 'Markdownbestanden' })} uit de map “${name}” toevoegen?`,
  askFile: (name) => `“${name}” aan je notities toevoegen?`,
  askFiles: (count) => `${files(count)} aan je notities toevoegen?`,
  skipped: (count) =>
    `${counted('nl', count, { one: 'ander bestand blijft', other: 'andere bestanden blijven' })} achterwege: geen tekst, een koppeling of te veel.`,
  noneAdded: 'Er is geen notitie toegevoegd.',
  added: (count) => `${counted('nl', count, { one: 'notitie', other: 'notities' })} toegevoegd.`,
  leftOut: (name, reason, more) => {
    const others = more === 0 ? '' : ` en nog ${files(more)}`;
    return `Weggelaten: “${name}” (${reasons[reason]})${others}.`;
  },
  misunderstood: 'Deze koppeling begrijpt Commonplace niet.',
  movedToTrash: (count) =>
    plural('nl', count, {
      one: 'Naar de prullenbak verplaatst',
      other: `${count} notities naar de prullenbak verplaatst`,
    }),
  unsafeLink: 'Deze koppeling wordt niet geopend: het is geen gewoon web- of mailadres.',
  noProgram: 'Geen programma op deze computer opende de koppeling.',
};
