import { counted, number, plural, type PluralForms } from '../plural.ts';

/** `12 words`, or how much of them is selected. */
const count = (all: number, selected: number | undefined, noun: PluralForms): string =>
  selected === undefined ? counted('en', all, noun) : `${number('en', selected)} of ${counted('en', all, noun)}`;

/** Texts around the note on screen: its bar, its banners, the bar at the bottom. */
export const note = {
  label: 'Note',
  title: 'Title',
  text: 'Text of the note',
  writeHere: 'Write',
  noneOpen: 'No note is open',
  /** What to do about it; `keys` begin a new note. */
  chooseOne: 'Choose one from the list, or press',
  chooseOneEnd: 'for a new one.',
  cannotBeShown: 'This note cannot be shown',
  tooMuchText: 'That is too much text for one note. Split it into several notes.',
  notSaved: (problem: string) => `Not saved. ${problem}`,
  notSavedShort: (reason: string) => `Not saved: ${reason}`,
  /** Why, in the bar at the bottom. */
  notSavedReasons: {
    diskFull: 'disk full',
    diskRefuses: 'disk refuses',
    noteGone: 'note is gone',
    willTryAgain: 'will try again',
  },
  saving: 'Saving…',
  saved: 'Saved',
  isTrashed: 'This note is in the Trash.',
  isBackInTrash: 'This note was deleted for good while somebody was still writing in it, so it is back in the Trash.',
  eraseForGood: 'Delete for good…',
  restore: 'Restore',
  backToList: 'Back to the list',
  focusMode: 'Focus mode',
  outline: 'Outline',
  showMarkdown: 'Show Markdown',
  moveToTrash: 'Move to the Trash',
  more: 'More',
  exportMarkdown: 'Export as Markdown…',
  exportHtml: 'Export as HTML…',
  exportPdf: 'Export as PDF…',
  print: 'Print…',
  copyAsRichText: 'Copy as rich text',
  copiedAsRichText: 'Copied as rich text.',
  savedAs: (name: string) => `Saved as ${name}.`,
  attachmentsMissing: (count: number) =>
    plural('en', count, {
      one: 'One attachment is not on this computer and not in it.',
      other: `${number('en', count)} attachments are not on this computer and not in it.`,
    }),
  words: (all: number, selected: number | undefined) => count(all, selected, { one: 'word', other: 'words' }),
  characters: (all: number, selected: number | undefined) =>
    count(all, selected, { one: 'character', other: 'characters' }),
  noHeadings: 'No headings yet. A line that begins with # is one.',
  linkedFrom: (count: number | undefined) => `Linked from${count === undefined ? '' : ` (${number('en', count)})`}`,
  nothingLinks: 'No note links here yet. Type',
  nothingLinksEnd: 'in another note and choose this one.',
  made: (title: string) => `Made the note “${title}”.`,
  trashed: 'Moved to the Trash',
  erased: 'The note was deleted for good.',
  askErase: 'Delete this note for good?',
  eraseMeans: 'It leaves the Trash at once, and the disk after thirty days. This cannot be undone.',
  eraseMeansShared:
    'It leaves the Trash of everybody in this workspace at once, and the disk after thirty days. This cannot be undone. If somebody has written in it without your having seen that, it comes back into the Trash.',
  erase: 'Delete for good',
  noMistakes: 'No spelling mistakes found.',
  copied: 'Copied.',
  tooMuchToCopy: 'That is too much for the clipboard.',
  sidebarWidth: 'Width of the sidebar',
  listWidth: 'Width of the note list',
  outlineWidth: 'Width of the outline',
  resize: 'Drag to resize, double-click for the usual width',
  messages: 'Messages',
};
