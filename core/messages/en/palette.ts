import { number, plural } from '../plural.ts';

/** Texts about going to anything. */
export const palette = {
  title: 'Go to anything',
  placeholder: 'Note, notebook, tag, heading or command',
  kinds: {
    note: 'Note',
    notebook: 'Notebook',
    tag: 'Tag',
    heading: 'Heading',
    command: 'Command',
    'new-note': 'New note',
  },
  untitled: 'Untitled',
  newNote: (title: string) => `New note “${title}”`,
  notes: (count: number) =>
    plural('en', count, { one: `${number('en', count)} note`, other: `${number('en', count)} notes` }),
  found: (count: number) => plural('en', count, { one: '1 result', other: `${count} results` }),
  nothing: 'Nothing has these letters in this order.',
  nothingYet: 'There are none yet.',
  hints: { commands: 'commands', tags: 'tags', notebooks: 'notebooks', headings: 'headings of this note' },
};
