import type { language as english } from '../en/language.ts';

export const language: typeof english = {
  title: 'Taal',
  label: 'Taal van de app',
  help: '“Systeem” neemt de taal van de computer, als de app die spreekt.',
  system: 'Systeem',
  english: 'English',
  dutch: 'Nederlands',
};
