import { tasksOf } from './tasks.ts';

/** What a search can ask a note for besides words. */
export interface NoteTraits {
  readonly openTasks: number;
  readonly doneTasks: number;
  /** How many attachments the text refers to, each place counted. */
  readonly files: number;
}

const FILE = /\]\(att:[0-9a-f]{64}/g;

/** Counts by the marks in the text, as cheaply as can be: every note is counted when it was written in. */
export function traitsOf(markdown: string): NoteTraits {
  const tasks = tasksOf(markdown);
  const doneTasks = tasks.filter(({ isDone }) => isDone).length;
  return { openTasks: tasks.length - doneTasks, doneTasks, files: markdown.match(FILE)?.length ?? 0 };
}

/** Nothing of any. */
export const NO_TRAITS: NoteTraits = { openTasks: 0, doneTasks: 0, files: 0 };
