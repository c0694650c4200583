import type { language as english } from '../en/language.ts';

export const language: typeof english = {
  title: 'Taal',
  label: 'Taal van de app',
  help: 'Zoals je computer, als de app die taal spreekt, of altijd dezelfde.',
  system: 'Zoals de computer',
  english: 'English',
  dutch: 'Nederlands',
};
