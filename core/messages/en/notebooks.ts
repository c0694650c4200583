import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('en', count, { one: 'one note', other: `${number('en', count)} notes` });

/** Texts about notebooks, and of the sidebar that they stand in. */
export const notebooks = {
  sidebar: 'Workspace',
  allNotes: 'All notes',
  trash: 'Trash',
  settings: 'Settings',
  title: 'Notebooks',
  none: 'No notebooks yet.',
  create: 'New notebook',
  createIn: 'New notebook inside',
  newName: 'New notebook',
  name: 'Name of the notebook',
  rename: 'Rename',
  moveToTop: 'Move to the top',
  remove: 'Move to the Trash',
  more: (name: string) => `More for ${name}`,
  removed: (name: string, count: number) =>
    count === 0 ? `Deleted the notebook “${name}”.` : `Moved “${name}” with ${notes(count)} to the Trash.`,
  filled: (count: number, name: string) => `Moved ${notes(count)} to “${name}”.`,
  taken: (count: number) => `Took ${notes(count)} out of the notebook.`,
  undo: 'Undo',
  showAll: 'Show all notes',
  searchIn: (name: string) => `Search in ${name}`,
  searchTrash: 'Search the Trash',
  empty: 'Nothing here yet',
  emptyHelp: 'A note that you make now lies here. You can drag others onto the name in the sidebar, too.',
  moveTo: 'Move to…',
  moveTitle: (name: string) => `Move “${name}”`,
  top: 'At the top',
  cancel: 'Cancel',
  move: 'Move',
  choose: 'Notebook of the note',
  noteIn: (name: string) => `Notebook: ${name}`,
  noNotebook: 'No notebook',
};
