import { number, plural } from '../plural.ts';

/** Texts about the folder that mirrors a workspace. */
export const mirror = {
  title: 'Plain files',
  help: 'Keep the notes of this workspace in a folder as Markdown files too, always up to date. The folder follows the notes; what is changed in it does not come back.',
  choose: 'Choose a folder…',
  chooseOther: 'Choose another folder…',
  stop: 'Stop',
  show: 'Show folder',
  retry: 'Try again',
  inFolder: (folder: string): string => `Notes are kept in “${folder}”.`,
  current: 'Every note is there as it stands.',
  working: (done: number, total: number): string =>
    `Writing: ${number('en', done)} of ${plural('en', total, { one: 'one note', other: `${number('en', total)} notes` })}`,
  missing: 'The folder is not there. Nothing is lost: the notes are written when it is back.',
  unwritable: 'The folder may not be written to. Nothing is lost: it is tried again.',
  full: 'The disk of the folder is full. Nothing is lost: it is tried again.',
  failed: 'The folder could not be written. Nothing is lost: it is tried again.',
  keptAside: (count: number): string =>
    plural('en', count, {
      one: 'One file was changed in the folder. It is kept beside, with “(changed here)” behind its name.',
      other: `${number('en', count)} files were changed in the folder. They are kept beside, with “(changed here)” behind their names.`,
    }),
};
