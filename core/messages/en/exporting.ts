import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('en', count, { one: 'one note', other: `${number('en', count)} notes` });

/** Texts about letting all notes out. */
export const exporting = {
  ofWorkspace: 'Export workspace',
  ofNotebook: 'Export notebook',
  ofNotes: (count: number): string => `Export ${notes(count)}`,
  form: 'As',
  folder: 'Folder',
  archive: 'Zip archive',
  help: 'Notes become Markdown files, notebooks folders. Tags and times stand at the top of each file, attachments lie beside.',
  trashStaysOut: 'Notes in the Trash stay out.',
  choose: 'Choose a place…',
  cancel: 'Cancel',
  close: 'Close',
  again: 'Try again',
  writing: (done: number, total: number): string =>
    `${number('en', done)} of ${plural('en', total, { one: 'one note', other: `${number('en', total)} notes` })}`,
  cancelling: 'Taking back what was written…',
  saved: (name: string, count: number): string =>
    `${plural('en', count, { one: 'One note is', other: `${number('en', count)} notes are` })} in “${name}”.`,
  missing: (count: number): string =>
    plural('en', count, {
      one: 'One attachment is not on this computer, and not in it.',
      other: `${number('en', count)} attachments are not on this computer, and not in it.`,
    }),
};
