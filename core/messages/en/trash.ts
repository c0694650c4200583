import { number, plural } from '../plural.ts';

const notes = (count: number): string =>
  plural('en', count, { one: 'one note', other: `${number('en', count)} notes` });

/** `days` ago, as it is said within a sentence. */
const ago = (days: number): string => {
  if (days === 0) return 'today';
  return plural('en', days, { one: 'yesterday', other: `${number('en', days)} days ago` });
};

/** In `days`, as it is said within a sentence. */
const ahead = (days: number): string => {
  if (days === 0) return 'soon';
  return plural('en', days, { one: 'in one day', other: `in ${number('en', days)} days` });
};

/** Texts about the Trash. */
export const trash = {
  deleted: (days: number) => `Deleted ${ago(days)}`,
  deletedBy: (name: string, days: number) => `Deleted by ${name}, ${ago(days)}`,
  deletedByYou: (days: number) => `Deleted by you, ${ago(days)}`,
  erased: (days: number) => `erased ${ahead(days)}`,
  empty: 'Empty Trash…',
  emptyTitle: (count: number) => `Delete ${notes(count)} for good?`,
  emptyHelp: 'They leave the Trash of everybody in this workspace at once, and the disk after thirty days.',
  emptyHelpAlone: 'They leave the Trash at once, and the disk after thirty days.',
  emptyWarning: 'This cannot be undone.',
  confirm: 'Delete for good',
  cancel: 'Cancel',
  emptied: (count: number) => `Deleted ${notes(count)} for good.`,
};
