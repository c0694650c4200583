import { counted, plural } from '../plural.ts';

/** Texts about who else is there. */
export const presence = {
  /** How many others are in the workspace. */
  online: (count: number) => `${counted('en', count, { one: 'other person', other: 'other people' })} here`,
  title: 'Who is here',
  nobody: 'Nobody else is here now.',
  nobodyInNote: 'Nobody else is in this note.',
  /** Spoken when somebody asks. */
  inNote: (count: number, names: string) =>
    plural('en', count, {
      one: `${names} is in this note.`,
      other: `${names} are in this note.`,
    }),
  elsewhere: (count: number, names: string) =>
    plural('en', count, {
      one: `${names} is elsewhere in the workspace.`,
      other: `${names} are elsewhere in the workspace.`,
    }),
  peopleInNote: 'People in this note',
  isHere: (name: string) => `${name} is in this note`,
  follow: (name: string) => `Follow ${name}`,
  unfollow: (name: string) => `Stop following ${name}`,
  reads: (title: string) => `In “${title}”`,
  readsNothing: 'No note open',
  account: (name: string, account: string) => (name === account ? name : `${name} (${account})`),
};
