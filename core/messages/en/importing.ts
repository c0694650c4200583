import type { ImportProblem } from '../../contract/import-commands.ts';
import { number, plural } from '../plural.ts';

const counted = (count: number, one: string, other: string): string =>
  `${number('en', count)} ${plural('en', count, { one, other })}`;

const problems: Readonly<Record<ImportProblem, string>> = {
  'too-large': 'too large',
  'not-text': 'not a text that can be read',
  unreadable: 'could not be read',
  'not-a-file': 'a link or a device, which is not followed',
  'unsafe-name': 'its name leads out of the archive',
  encrypted: 'encrypted',
  'too-much': 'more than is taken at once',
  'too-compressed': 'unpacks to far more than it is',
  damaged: 'damaged',
  'nested-archive': 'an archive inside the archive',
  'not-referenced': 'no note refers to it',
  'in-trash': 'imported before, and in the Trash now',
};

/** Texts about taking notes in from elsewhere. */
export const importing = {
  title: 'Import notes',
  intro:
    'Take in a folder or a zip file of Markdown or HTML files (Obsidian, Inkdrop and others), an Evernote export (ENEX) or a Joplin export (JEX). Nothing is written before you have seen what will happen.',
  again: 'Importing the same thing again updates the notes that changed there.',
  chooseFolder: 'Choose a folder…',
  chooseFile: 'Choose a file…',
  cancel: 'Cancel',
  close: 'Close',
  goOn: 'Go on in the background',
  reading: (name: string) => `Reading “${name}”…`,
  writing: (name: string) => `Importing “${name}”…`,
  progress: (done: number, total: number) => `${number('en', done)} of ${counted(total, 'note', 'notes')}`,
  secondsLeft: 'less than a minute left',
  minutesLeft: (minutes: number) => `about ${counted(minutes, 'minute', 'minutes')} left`,
  unusable: (name: string, problem: ImportProblem) => `“${name}” cannot be imported: ${problems[problem]}.`,
  preview: (name: string) => `“${name}” has:`,
  nothing: (name: string) => `There is no note in “${name}”.`,
  notes: (count: number) => counted(count, 'note', 'notes'),
  known: (count: number) =>
    `${counted(count, 'note was', 'notes were')} imported before; only what changed since is taken.`,
  notebooks: (count: number) => counted(count, 'notebook', 'notebooks'),
  tags: (count: number) => counted(count, 'tag', 'tags'),
  attachments: (count: number, size: string) => `${counted(count, 'attachment', 'attachments')}, ${size}`,
  start: 'Import',
  willSkip: (count: number) => `${counted(count, 'thing stays', 'things stay')} out`,
  done: (name: string) => `“${name}” is imported.`,
  cancelled: 'You cancelled the import. What is listed here is in, each note whole. Import it again to go on.',
  failed: 'The import ended early. What is listed here is in, each note whole.',
  added: (count: number) => `${counted(count, 'new note', 'new notes')}`,
  updated: (count: number) => `${counted(count, 'note', 'notes')} updated`,
  keptBoth: (count: number) =>
    `${counted(count, 'note', 'notes')} changed here and there: both are kept, the imported one as a new note`,
  unchanged: (count: number) => `${counted(count, 'note', 'notes')} unchanged`,
  files: (count: number) => `${counted(count, 'new attachment', 'new attachments')}`,
  changedList: (count: number) => `${counted(count, 'note', 'notes')} changed`,
  skippedList: (count: number) => `${counted(count, 'thing', 'things')} left out`,
  more: (count: number) => `and ${number('en', count)} more`,
  changes: { updated: 'updated', 'kept-both': 'both kept' },
  problems,
  saveReport: 'Save report…',
  copyReport: 'Copy report',
  reportCopied: 'The report is copied.',
  reportSaved: 'The report is saved.',
  toast: (count: number) => `Imported ${counted(count, 'note', 'notes')}`,
  details: 'Details…',
  untitled: 'Untitled note',
};
