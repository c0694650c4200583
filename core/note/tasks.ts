import { withoutFrontMatter } from '../markdown/front-matter.ts';

/**
 * Which task of a note is meant: by its words and by how many before it have the same. It neither changes when a box is
 * ticked nor when something is written elsewhere, so whoever holds an old one never means another line.
 */
export interface TaskKey {
  readonly text: string;
  /** How many tasks with the same words stand above it. */
  readonly occurrence: number;
}

/** A line with a box. Places are UTF-16 units from the beginning of the text. */
export interface Task extends TaskKey {
  /** Where the line begins and where it ends, its break left out. */
  readonly from: number;
  readonly to: number;
  /** What is between the brackets of the box. */
  readonly boxFrom: number;
  readonly boxTo: number;
  /** Where its words begin. */
  readonly textFrom: number;
  readonly isDone: boolean;
}

/** Longer words of a task are known by their beginning. UTF-16 units. */
export const MAX_TASK_UNITS = 1000;

const BOX = /\[[ xX]{1,4}\]/;
/** A line that has a box behind a list's mark, or that opens or closes a fence of code. Two people who tick at once write two signs into a box. */
const LINE =
  /(?<![^\n])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(?<fence>`{3,}|~{3,})(?<info>[^\n]*)|(?<=[-*+.)][ \t]+)\[(?<box>[ xX]{1,4})\](?=[ \t])(?<words>[^\n]*))/g;

/**
 * The tasks of a text, from above. Code in fences and front matter has none. Read by the lines' marks, as cheaply as can
 * be: every note is read when it was written in.
 */
export function tasksOf(markdown: string): Task[] {
  if (!BOX.test(markdown)) return [];
  const start = markdown.length - withoutFrontMatter(markdown).length;
  const counts = new Map<string, number>();
  const tasks: Task[] = [];
  let open: string | undefined;
  for (const { 0: line, index, groups = {} } of markdown.matchAll(LINE)) {
    const { fence, info = '', box, words = '' } = groups;
    if (index < start) continue;
    if (fence !== undefined) open = fenceAfter(open, fence, info);
    if (box === undefined || open !== undefined) continue;
    const to = index + line.length;
    const boxTo = to - words.length - 1;
    const text = cut(words.trim());
    const occurrence = counts.get(text) ?? 0;
    counts.set(text, occurrence + 1);
    const textFrom = to - Math.min(words.trimStart().length, words.length - 1);
    tasks.push({
      from: index,
      to,
      boxFrom: boxTo - box.length,
      boxTo,
      textFrom,
      text,
      occurrence,
      isDone: /x/i.test(box),
    });
  }
  return tasks;
}

/** The task that is meant; undefined when the text has none like it any more. */
export const findTask = (markdown: string, { text, occurrence }: TaskKey): Task | undefined =>
  tasksOf(markdown).find((task) => task.text === text && task.occurrence === occurrence);

/** The fence that is open after one was read; one of backticks with a backtick behind it is code inside a line. */
function fenceAfter(open: string | undefined, fence: string, info: string): string | undefined {
  if (open === undefined) return fence.startsWith('`') && info.includes('`') ? undefined : fence;
  return fence.startsWith(open) && info.trim() === '' ? undefined : open;
}

/** Never between the halves of a surrogate pair. */
const cut = (words: string): string => words.slice(0, MAX_TASK_UNITS).replace(/[\uD800-\uDBFF]$/, '');
