import type { abilities as english } from '../en/abilities.ts';

export const abilities: typeof english = {
  'not-installed': 'Alleen de geïnstalleerde app kan dit; deze draait vanuit de broncode.',
  'other-profile': 'Alleen het standaardprofiel kan dit; dit venster toont een ander.',
  wayland: 'Op dit bureaublad (Wayland) mag geen app naar toetsen luisteren terwijl een andere vooraan staat.',
};
