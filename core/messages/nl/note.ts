import type { note as english } from '../en/note.ts';
import { counted, number, plural, type PluralForms } from '../plural.ts';

const count = (all: number, selected: number | undefined, noun: PluralForms): string =>
  selected === undefined ? counted('nl', all, noun) : `${number('nl', selected)} van ${counted('nl', all, noun)}`;

export const note: typeof english = {
  label: 'Notitie',
  title: 'Titel',
  text: 'Tekst van de notitie',
  writeHere: 'Schrijf',
  noneOpen: 'Er is geen notitie open',
  chooseOne: 'Kies er een uit de lijst, of druk op',
  chooseOneEnd: 'voor een nieuwe.',
  cannotBeShown: 'Deze notitie kan niet worden getoond',
  tooMuchText: 'Dat is te veel tekst voor één notitie. Verdeel het over meer notities.',
  notSaved: (problem) => `Niet opgeslagen. ${problem}`,
  notSavedShort: (reason) => `Niet opgeslagen: ${reason}`,
  notSavedReasons: {
    diskFull: 'schijf vol',
    diskRefuses: 'schijf weigert',
    noteGone: 'notitie is weg',
    willTryAgain: 'wordt opnieuw geprobeerd',
  },
  saving: 'Opslaan…',
  saved: 'Opgeslagen',
  isTrashed: 'Deze notitie staat in de prullenbak.',
  isBackInTrash:
    'Deze notitie is definitief verwijderd terwijl iemand er nog in schreef; daarom staat die weer in de prullenbak.',
  eraseForGood: 'Definitief verwijderen…',
  restore: 'Terugzetten',
  backToList: 'Terug naar de lijst',
  focusMode: 'Focusmodus',
  outline: 'Overzicht',
  showMarkdown: 'Markdown tonen',
  moveToTrash: 'Naar de prullenbak',
  more: 'Meer',
  exportMarkdown: 'Exporteren als Markdown…',
  exportHtml: 'Exporteren als HTML…',
  exportPdf: 'Exporteren als pdf…',
  print: 'Afdrukken…',
  copyAsRichText: 'Kopiëren met opmaak',
  copiedAsRichText: 'Met opmaak gekopieerd.',
  savedAs: (name) => `Opgeslagen als ${name}.`,
  attachmentsMissing: (count) =>
    plural('nl', count, {
      one: 'Eén bijlage staat niet op deze computer en zit er niet in.',
      other: `${number('nl', count)} bijlagen staan niet op deze computer en zitten er niet in.`,
    }),
  words: (all, selected) => count(all, selected, { one: 'woord', other: 'woorden' }),
  characters: (all, selected) => count(all, selected, { one: 'teken', other: 'tekens' }),
  noHeadings: 'Nog geen koppen. Een regel die met # begint is er een.',
  linkedFrom: (count) => `Gekoppeld vanuit${count === undefined ? '' : ` (${number('nl', count)})`}`,
  nothingLinks: 'Nog geen notitie verwijst hierheen. Typ',
  nothingLinksEnd: 'in een andere notitie en kies deze.',
  made: (title) => `Notitie “${title}” gemaakt.`,
  trashed: 'Naar de prullenbak verplaatst',
  erased: 'De notitie is definitief verwijderd.',
  askErase: 'Deze notitie definitief verwijderen?',
  eraseMeans:
    'De notitie verdwijnt meteen uit de prullenbak, en na dertig dagen van de schijf. Dit kan niet ongedaan worden gemaakt.',
  eraseMeansShared:
    'De notitie verdwijnt meteen uit de prullenbak van iedereen in deze werkruimte, en na dertig dagen van de schijf. Dit kan niet ongedaan worden gemaakt. Heeft iemand erin geschreven zonder dat je dat hebt gezien, dan komt de notitie terug in de prullenbak.',
  erase: 'Definitief verwijderen',
  noMistakes: 'Geen spelfouten gevonden.',
  copied: 'Gekopieerd.',
  tooMuchToCopy: 'Dat is te veel voor het klembord.',
  sidebarWidth: 'Breedte van de zijbalk',
  listWidth: 'Breedte van de notitielijst',
  outlineWidth: 'Breedte van het overzicht',
  resize: 'Sleep om de breedte te veranderen, dubbelklik voor de gewone breedte',
  messages: 'Meldingen',
};
