import type { FileProblem } from '../../note/text-file.ts';
import { counted, plural } from '../plural.ts';

const reasons: { readonly [P in FileProblem]: string } = {
  'too-large': 'larger than 1 MB',
  'not-text': 'not UTF-8 text',
  unreadable: 'not readable',
  'not-saved': 'the disk refuses',
};

const files = (count: number): string => counted('en', count, { one: 'file', other: 'files' });

/** Texts about links and files that the app was asked to open. */
export const opening = {
  openNote: 'Open a note',
  noteMissing: (workspace: string) => `This note is not in the workspace ${workspace}.`,
  showTrashed: (title: string) => `The note “${title}” is in the Trash. Show it?`,
  askOpen: (title: string) => `Open the note “${title}”?`,
  addFiles: 'Add files',
  isAdding: 'Adding…',
  emptyFolder: (name: string) => `The folder “${name}” holds no Markdown or text files.`,
  notText: (name: string) => `“${name}” is not a Markdown or text file that can be read.`,
  askFolder: (count: number, name: string) =>
    `Add ${counted('en', count, { one: 'Markdown file', other: 'Markdown files' })} from the folder “${name}”?`,
  askFile: (name: string) => `Add “${name}” to your notes?`,
  askFiles: (count: number) => `Add ${files(count)} to your notes?`,
  skipped: (count: number) =>
    `${counted('en', count, { one: 'other file is', other: 'other files are' })} left out: not text, a link, or too many.`,
  noneAdded: 'No note was added.',
  added: (count: number) => `Added ${counted('en', count, { one: 'note', other: 'notes' })}.`,
  /** The first that was left out, and how many more were. */
  leftOut: (name: string, reason: FileProblem, more: number) => {
    const others = more === 0 ? '' : ` and ${counted('en', more, { one: 'more file', other: 'more files' })}`;
    return `Left out: “${name}” (${reasons[reason]})${others}.`;
  },
  misunderstood: 'This link is not one Commonplace understands.',
  movedToTrash: (count: number) =>
    plural('en', count, { one: 'Moved to the Trash', other: `Moved ${count} notes to the Trash` }),
  unsafeLink: 'This link is not opened: it is no plain web or mail address.',
  noProgram: 'No program on this computer opened the link.',
};
