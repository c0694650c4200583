import type { UpdateRefusal } from '../../contract/update-commands.ts';
import type { updates as english } from '../en/updates.ts';

const refusals: { readonly [R in UpdateRefusal]: string } = {
  signature: 'Wat de updateserver aanbiedt, draagt onze handtekening niet. Er is niets gedownload.',
  malformed: 'De updateserver biedt iets aan dat deze versie niet kan lezen. Er is niets gedownload.',
  'rolled-back': 'De updateserver biedt een oudere versie aan dan eerder. Er is niets gedownload.',
  'other-channel': 'De updateserver biedt een ander soort versie aan. Er is niets gedownload.',
  'wrong-file': 'Wat is gedownload, is niet wat is ondertekend. Het is verwijderd.',
};

export const updates: typeof english = {
  title: 'Updates',
  refusals,
  lastTry: {
    offline: 'De download kwam niet tot een einde. Probeer het opnieuw als je online bent.',
    disk: 'De download kon niet worden geschreven. Maak ruimte vrij en probeer het opnieuw.',
    'wrong-file': refusals['wrong-file'],
  },
  noticeAtQuit: 'Update bij afsluiten',
  noticeReady: 'Update klaar',
  noticeProgress: (percent) => `Update ${percent} %`,
  noticeOut: (version) => `Versie ${version} is uit`,
  offInSafeMode: 'In de veilige modus zoekt Commonplace niet naar updates.',
  off: 'Deze build zoekt niet naar updates.',
  idle: 'Commonplace zoekt eens per dag naar een nieuwe versie.',
  checking: 'Zoeken naar een nieuwe versie…',
  upToDate: (moment) => `Dit is de nieuwste versie, gecontroleerd op ${moment}.`,
  offline: (moment) => `De updateserver antwoordt niet. Volgende poging: ${moment}.`,
  available: (version) => `Versie ${version} is uit.`,
  downloading: (version, percent) => `Versie ${version} wordt gedownload: ${percent} %.`,
  willInstall: (version) => `Versie ${version} wordt geïnstalleerd als je afsluit.`,
  ready: (version) => `Versie ${version} is gedownload en gecontroleerd. Ze wordt geïnstalleerd als jij het zegt.`,
  version: (version) => `Versie ${version}`,
  whatIsNew: 'Wat er nieuw is',
  noNotes: 'Er zijn geen opmerkingen.',
  byPackageManager:
    'Commonplace is geïnstalleerd door het pakketbeheer van dit systeem, dus dat installeert ook de nieuwe versie. Download',
  thenRun: 'en voer uit, in de map waar het bestand staat:',
  byHand: 'Dit exemplaar van Commonplace kan zichzelf niet vervangen. De nieuwe versie staat op',
  onRequest: 'Ze wordt gedownload en gecontroleerd als jij het zegt, en pas geïnstalleerd als je afsluit.',
  doNotInstall: 'Niet installeren',
  notNow: 'Nu niet',
  installAtQuit: 'Installeren als ik afsluit',
  download: (size) => `Downloaden (${size})`,
};
