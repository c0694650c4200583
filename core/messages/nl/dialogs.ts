import type { dialogs as english } from '../en/dialogs.ts';

export const dialogs: typeof english = {
  hung: 'Dit venster reageert niet',
  hungHelp: 'Je kunt erop wachten, of het opnieuw laden. Wat is opgeslagen blijft opgeslagen.',
  wait: 'Wachten',
  reload: 'Opnieuw laden',
  openLink: (host) => `${host} in je browser openen?`,
  writeMail: (address) => `In je mailprogramma aan ${address} schrijven?`,
  alwaysFor: (host) => `Altijd, voor ${host}, tot Commonplace wordt gesloten`,
  openFile: (name) => `${name} openen?`,
  openFileHelp: 'Het opent in een ander programma, als kopie: wat je daar verandert, komt niet terug in de notitie.',
  webPage: 'Webpagina',
  markdownFolder: 'Markdown, in een map met de bijlagen',
  markdownArchive: 'Archief van zo’n map',
  archive: 'Archief',
};
