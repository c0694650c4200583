import { withoutFrontMatter } from '../markdown/front-matter.ts';
import type { TextChange } from '../markdown/table/text-change.ts';
import { findTask, type Task, type TaskKey, tasksOf } from './tasks.ts';

/** Ticks a box or takes the tick away: nothing but the sign in it is touched. Undefined when the task is gone. */
export function marked(markdown: string, key: TaskKey, isDone: boolean): TextChange[] | undefined {
  const task = findTask(markdown, key);
  if (task === undefined) return undefined;
  return task.isDone === isDone ? [] : [tick(task, isDone)];
}

/** The same for many tasks, those that are gone passed over. `changed` are those whose boxes were others. */
export function markedAll(
  markdown: string,
  keys: readonly TaskKey[],
  isDone: boolean,
): { readonly changes: TextChange[]; readonly changed: readonly TaskKey[] } {
  const changed = tasksMeant(markdown, keys).filter((task) => task.isDone !== isDone);
  return { changes: changed.map((task) => tick(task, isDone)), changed };
}

const tick = ({ boxFrom, boxTo }: Task, isDone: boolean): TextChange => ({
  from: boxFrom,
  to: boxTo,
  insert: isDone ? 'x' : ' ',
});

/**
 * Gives a task other words, touching no letter that stays: what somebody else writes into them meanwhile is kept. Breaks
 * become spaces. Undefined when the task is gone.
 */
export function reworded(markdown: string, key: TaskKey, words: string): TextChange[] | undefined {
  const task = findTask(markdown, key);
  if (task === undefined) return undefined;
  const [before, after] = [task.text, oneLine(words)];
  if (before === after) return [];
  const start = sameStart(before, after);
  const end = sameEnd(before.slice(start), after.slice(start));
  const from = task.textFrom + start;
  return [{ from, to: task.textFrom + before.length - end, insert: after.slice(start, after.length - end) }];
}

/**
 * Takes whole lines out; those that are gone already are passed over. A line goes with the break before it: what
 * somebody else writes into it meanwhile then ends up behind the line above and not before the box below. So the first
 * line leaves its break. `onlyDone` spares those that somebody has unticked meanwhile.
 */
export function withoutTasks(markdown: string, keys: readonly TaskKey[], { onlyDone = false } = {}): TextChange[] {
  const start = markdown.length - withoutFrontMatter(markdown).length;
  return tasksMeant(markdown, keys)
    .filter(({ isDone }) => isDone || !onlyDone)
    .map(({ from, to }) => ({ from: from > start ? from - 1 : from, to, insert: '' }));
}

/**
 * Adds a task below everything that is written, in the list that the text ends with or in one of its own. It begins with a
 * break even where nothing is, but for a fresh text, where nobody wrote yet: what somebody else writes there meanwhile must
 * not end up before its box.
 */
export function withTask(markdown: string, words: string, { isFresh = false } = {}): TextChange[] {
  const line = `- [ ] ${oneLine(words)}`;
  const end = markdown.trimEnd().length;
  if (end === 0) return [{ from: markdown.length, to: markdown.length, insert: `${isFresh ? '' : '\n'}${line}\n` }];
  const last = markdown.slice(markdown.lastIndexOf('\n', end - 1) + 1, end);
  return [{ from: end, to: end, insert: `${IN_LIST.test(last) ? '\n' : '\n\n'}${line}` }];
}

/** An item of a list, or a line that goes on with one. */
const IN_LIST = /^(?:[-*+][ \t]|[ \t]+\S)/;

function tasksMeant(markdown: string, keys: readonly TaskKey[]): Task[] {
  const wanted = new Set(keys.map(nameOf));
  return tasksOf(markdown).filter((task) => wanted.has(nameOf(task)));
}

const nameOf = ({ text, occurrence }: TaskKey): string => `${occurrence} ${text}`;

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** How many units two texts begin with that are the same, whole characters only. */
function sameStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return /[\uD800-\uDBFF]/.test(one[length - 1] ?? '') ? length - 1 : length;
}

/** The same at the end. */
function sameEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return /[\uDC00-\uDFFF]/.test(one.at(-length) ?? '') && length > 0 ? length - 1 : length;
}
