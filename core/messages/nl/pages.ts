import type { pages as english } from '../en/pages.ts';

export const pages: typeof english = {
  untitledNote: 'Notitie zonder titel',
  notOnThisComputer: 'niet op deze computer',
  backToText: 'Terug naar de tekst',
  footnotes: 'Voetnoten',
};
