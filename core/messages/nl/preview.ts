import type { preview as english } from '../en/preview.ts';

export const preview: typeof english = {
  copy: 'Kopiëren',
  copyCode: 'Code kopiëren',
  copyCodeIn: (language) => `${language}-code kopiëren`,
  opensBy: (key) => `${key}+klik of ${key}+Enter opent dit`,
  cannotOpen: 'Deze koppeling kan niet worden geopend',
  formulaWrong: 'Deze formule is niet te lezen.',
  diagramWaits: 'Het diagram wordt getekend…',
  diagramWrong: 'Dit diagram is niet te lezen',
  diagramTooMuch: 'Dit diagram kost te veel tijd om te tekenen, of is te groot',
  newNote: (title) => `Nieuwe notitie “${title}”`,
  member: 'lid',
};
