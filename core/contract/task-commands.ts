import * as v from 'valibot';
import { MAX_TASK_UNITS } from '../note/tasks.ts';
import { notebookId, noteId } from './ids.ts';
import { count } from './values.ts';

/** How long the words may be that a person gives a task. UTF-16 units. */
const MAX_WORDS_UNITS = 4 * MAX_TASK_UNITS;

/** A day of the calendar: `2026-12-01`. */
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Which task of a note is meant (`core/note/tasks.ts`). */
const taskKey = v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_TASK_UNITS)), occurrence: count });

/** A task anywhere in the workspace. */
export const taskPlace = v.strictObject({ note: noteId, task: taskKey });
export type TaskPlace = v.InferOutput<typeof taskPlace>;

/** What `due` can ask for: open tasks of days gone by, those of today, of days to come, or of any day. */
export const dueSpan = v.picklist(['overdue', 'today', 'later', 'dated']);
export type DueSpan = v.InferOutput<typeof dueSpan>;

/** Which tasks are meant; `isMine` are those that name the own account or `@me`. */
export const taskFilter = v.strictObject({
  isMine: v.boolean(),
  due: v.optional(dueSpan),
  /** Of notes in this notebook, or in one that lies in it. */
  notebook: v.optional(notebookId),
});
export type TaskFilter = v.InferOutput<typeof taskFilter>;

/** Which of them by their boxes. */
export const taskState = v.picklist(['all', 'active', 'done']);
export type TaskState = v.InferOutput<typeof taskState>;

/** What stands together in a list of tasks: those of a note, by titles, or those of a span of days, by days. */
export const taskGrouping = v.picklist(['note', 'due']);
export type TaskGrouping = v.InferOutput<typeof taskGrouping>;

/** A task in a list. `title` is its note's and may be empty; `startsGroup` tells that no task of its group is above it. */
export const taskRow = v.strictObject({
  note: noteId,
  title: v.string(),
  task: taskKey,
  isDone: v.boolean(),
  due: v.optional(day),
  startsGroup: v.boolean(),
});
export type TaskRow = v.InferOutput<typeof taskRow>;

const nothing = v.undefined();
const words = v.pipe(v.string(), v.maxLength(MAX_WORDS_UNITS));
const spokenWords = v.pipe(words, v.regex(/\S/));
/** How many tasks were changed, and the number under which `tasks.undo` takes that back. */
const act = v.strictObject({ changed: count, act: count });
export type TaskAct = v.InferOutput<typeof act>;

/** Every box of every note outside the Trash, in both directions. Whoever means a task that is gone is told `task-gone`. */
export const taskCommands = {
  /** One page of tasks. `left` and `done` count those of the filter with open and with ticked boxes, whatever `state` is. */
  'tasks.list': {
    input: v.strictObject({
      filter: taskFilter,
      state: taskState,
      grouping: taskGrouping,
      offset: count,
      limit: v.pipe(count, v.maxValue(200)),
    }),
    output: v.strictObject({ total: count, left: count, done: count, rows: v.array(taskRow) }),
    maxBytes: 1024,
  },
  /** Ticks a box or takes the tick away; where it is so already nothing happens. */
  'tasks.mark': {
    input: v.strictObject({ ...taskPlace.entries, isDone: v.boolean() }),
    output: nothing,
    maxBytes: 16 * 1024,
  },
  /** Gives a task other words. */
  'tasks.reword': {
    input: v.strictObject({ ...taskPlace.entries, words: spokenWords }),
    output: nothing,
    maxBytes: 32 * 1024,
  },
  /** Writes a task below the text of a note, or of today's where none is named. Answers the note. */
  'tasks.add': {
    input: v.strictObject({ note: v.optional(noteId), words: spokenWords }),
    output: v.strictObject({ note: noteId }),
    maxBytes: 32 * 1024,
  },
  /** Ticks every box of the filter, or takes all ticks away. */
  'tasks.markAll': {
    input: v.strictObject({ filter: taskFilter, isDone: v.boolean() }),
    output: act,
    maxBytes: 1024,
  },
  /** Takes the lines of every ticked task of the filter out of their notes. */
  'tasks.clear': { input: v.strictObject({ filter: taskFilter }), output: act, maxBytes: 1024 },
  /** Takes the line of a task out of its note. */
  'tasks.remove': { input: taskPlace, output: act, maxBytes: 16 * 1024 },
  /** Takes back what an act did, as far as it still stands; an act is remembered until ten others followed. */
  'tasks.undo': { input: v.strictObject({ act: count }), output: nothing, maxBytes: 256 },
} as const;
