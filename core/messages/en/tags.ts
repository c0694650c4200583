import { number, plural } from '../plural.ts';

const inNotes = (count: number): string =>
  plural('en', count, { one: 'in one note', other: `in ${number('en', count)} notes` });

/** Texts about tags in the sidebar and on a note. */
export const tags = {
  title: 'Tags',
  rename: 'Rename everywhere',
  colour: 'Colour…',
  colourTitle: (name: string) => `Colour of #${name}`,
  noColour: 'No colour',
  colours: [
    ...['Red', 'Orange', 'Amber', 'Olive', 'Green', 'Emerald'],
    ...['Teal', 'Blue', 'Indigo', 'Violet', 'Purple', 'Pink'],
  ],
  name: 'Name of the tag',
  more: (name: string) => `More for #${name}`,
  renamed: (from: string, to: string, count: number) => `#${from} is #${to} now, ${inNotes(count)}.`,
  rewriting: (done: number, total: number) => `Changing notes: ${number('en', done)} of ${number('en', total)}`,
  ofNote: 'Tags of this note',
  add: 'Add a tag',
  remove: (name: string) => `Take #${name} off`,
  notOne: 'A tag is letters, digits, “_” and “-”, with “/” between its parts, and begins with a letter.',
  staleLinks: (count: number) =>
    plural('en', count, {
      one: 'One note links to the old title.',
      other: `${number('en', count)} notes link to the old title.`,
    }),
  updateLinks: 'Update links',
  updatedLinks: (count: number) => `Updated the links ${inNotes(count)}.`,
  linkedFrom: 'Linked from',
  noLinks: 'No note links here yet. Type [[ in another note and choose this one.',
  mentions: 'Mentioned without a link',
  link: 'Link',
  linkIn: (title: string) => `Link the mention in ${title}`,
  linked: (title: string) => `“${title}” links here now.`,
  untitled: 'Untitled',
};
