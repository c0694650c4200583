/** What a search can ask a note for besides words. */
export interface NoteTraits {
  readonly openTasks: number;
  readonly doneTasks: number;
  /** How many attachments the text refers to, each place counted. */
  readonly files: number;
}

const FENCED = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t]*\2/gm;
const OPEN_TASK = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \](?=[ \t])/gm;
const DONE_TASK = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[xX]\](?=[ \t])/gm;
const FILE = /\]\(att:[0-9a-f]{64}/g;

/** Counts by the marks in the text, as cheaply as can be: every note is counted when it was written in. Code is none. */
export function traitsOf(markdown: string): NoteTraits {
  const text = markdown.includes('```') || markdown.includes('~~~') ? markdown.replace(FENCED, '') : markdown;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return { openTasks: count(OPEN_TASK), doneTasks: count(DONE_TASK), files: count(FILE) };
}

/** Nothing of any. */
export const NO_TRAITS: NoteTraits = { openTasks: 0, doneTasks: 0, files: 0 };
