import { counted, plural } from '../plural.ts';

/** Texts about who else is there. */
export const presence = {
  /** How many others are in the workspace. */
  online: (count: number) => `${counted('en', count, { one: 'other person', other: 'other people' })} here`,
  title: 'Who is here',
  nobody: 'Nobody else is here now.',
  nobodyInNote: 'Nobody else is in this note.',
  /** Spoken when somebody asks. */
  inNote: (names: readonly string[]) =>
    plural('en', names.length, {
      one: `${names.join()} is in this note.`,
      other: `${listed(names)} are in this note.`,
    }),
  elsewhere: (names: readonly string[]) =>
    plural('en', names.length, {
      one: `${names.join()} is elsewhere in the workspace.`,
      other: `${listed(names)} are elsewhere in the workspace.`,
    }),
  peopleInNote: 'People in this note',
  isHere: (name: string) => `${name} is in this note`,
  follow: (name: string) => `Follow ${name}`,
  unfollow: (name: string) => `Stop following ${name}`,
  reads: (title: string) => `In “${title}”`,
  readsNothing: 'No note open',
  account: (name: string, account: string) => (name === account ? name : `${name} (${account})`),
};

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);
