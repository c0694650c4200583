import type { ImportProblem } from '../../contract/import-commands.ts';
import type { importing as english } from '../en/importing.ts';
import { number, plural } from '../plural.ts';

const counted = (count: number, one: string, other: string): string =>
  `${number('nl', count)} ${plural('nl', count, { one, other })}`;

const problems: Readonly<Record<ImportProblem, string>> = {
  'too-large': 'te groot',
  'not-text': 'geen leesbare tekst',
  unreadable: 'kon niet worden gelezen',
  'not-a-file': 'een koppeling of apparaat, dat wordt niet gevolgd',
  'unsafe-name': 'de naam leidt buiten het archief',
  encrypted: 'versleuteld',
  'too-much': 'meer dan er in één keer in mag',
  'too-compressed': 'wordt uitgepakt veel te groot',
  damaged: 'beschadigd',
  'nested-archive': 'een archief in het archief',
  'not-referenced': 'geen notitie verwijst ernaar',
  'in-trash': 'al eerder geïmporteerd, en nu in de prullenbak',
};

export const importing: typeof english = {
  title: 'Notities importeren',
  intro:
    'Haal een map of zipbestand met Markdown of HTML binnen (Obsidian, Inkdrop en andere), een export van Evernote (ENEX) of van Joplin (JEX). Er wordt niets geschreven voordat je hebt gezien wat er gebeurt.',
  again: 'Importeer je hetzelfde nog eens, dan worden de notities bijgewerkt die daar zijn veranderd.',
  chooseFolder: 'Kies een map…',
  chooseFile: 'Kies een bestand…',
  cancel: 'Annuleren',
  close: 'Sluiten',
  goOn: 'Doorgaan op de achtergrond',
  reading: (name) => `“${name}” wordt gelezen…`,
  writing: (name) => `“${name}” wordt geïmporteerd…`,
  progress: (done, total) => `${number('nl', done)} van ${counted(total, 'notitie', 'notities')}`,
  secondsLeft: 'nog minder dan een minuut',
  minutesLeft: (minutes) => `nog ongeveer ${counted(minutes, 'minuut', 'minuten')}`,
  unusable: (name, problem) => `“${name}” kan niet worden geïmporteerd: ${problems[problem]}.`,
  preview: (name) => `In “${name}” zit:`,
  nothing: (name) => `Er zit geen notitie in “${name}”.`,
  notes: (count) => counted(count, 'notitie', 'notities'),
  known: (count) =>
    `${counted(count, 'notitie is', 'notities zijn')} al eerder geïmporteerd; alleen wat sindsdien is veranderd wordt overgenomen.`,
  notebooks: (count) => counted(count, 'notitieboek', 'notitieboeken'),
  tags: (count) => counted(count, 'tag', 'tags'),
  attachments: (count, size) => `${counted(count, 'bijlage', 'bijlagen')}, ${size}`,
  start: 'Importeren',
  willSkip: (count) => `${counted(count, 'onderdeel blijft', 'onderdelen blijven')} buiten`,
  done: (name) => `“${name}” is geïmporteerd.`,
  cancelled:
    'Je hebt het importeren geannuleerd. Wat hier staat is binnen, elke notitie in haar geheel. Importeer nog eens om verder te gaan.',
  failed: 'Het importeren is voortijdig gestopt. Wat hier staat is binnen, elke notitie in haar geheel.',
  added: (count) => counted(count, 'nieuwe notitie', 'nieuwe notities'),
  updated: (count) => `${counted(count, 'notitie', 'notities')} bijgewerkt`,
  keptBoth: (count) =>
    `${counted(count, 'notitie', 'notities')} hier én daar veranderd: beide zijn bewaard, de geïmporteerde als nieuwe notitie`,
  unchanged: (count) => `${counted(count, 'notitie', 'notities')} ongewijzigd`,
  files: (count) => counted(count, 'nieuwe bijlage', 'nieuwe bijlagen'),
  changedList: (count) => `${counted(count, 'notitie', 'notities')} veranderd`,
  skippedList: (count) => `${counted(count, 'onderdeel', 'onderdelen')} overgeslagen`,
  more: (count) => `en nog ${number('nl', count)}`,
  changes: { updated: 'bijgewerkt', 'kept-both': 'beide bewaard' },
  problems,
  saveReport: 'Verslag opslaan…',
  copyReport: 'Verslag kopiëren',
  reportCopied: 'Het verslag is gekopieerd.',
  reportSaved: 'Het verslag is opgeslagen.',
  toast: (count) => `${counted(count, 'notitie', 'notities')} geïmporteerd`,
  details: 'Details…',
  untitled: 'Notitie zonder titel',
};
