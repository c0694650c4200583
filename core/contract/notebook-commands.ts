import * as v from 'valibot';
import { notebookId, noteId } from './ids.ts';
import { count } from './values.ts';

const nothing = v.undefined();
const oneNotebook = v.strictObject({ id: notebookId });
const name = v.pipe(v.string(), v.maxLength(1000));

/** A tag without its sign. UTF-16 units. */
export const tagName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** The most notes that one command changes; more are sent one after the other, with progress. */
export const MAX_ORGANISED = 200;

/** A notebook, and how many notes lie in it itself. `parent` is absent at the top. */
const notebookRow = v.strictObject({ id: notebookId, name: v.string(), parent: v.optional(notebookId), count });

/** What can be done to several notes at once. `move` without a notebook takes them out of theirs. */
export const organising = v.variant('kind', [
  v.strictObject({ kind: v.literal('move'), notebook: v.optional(notebookId) }),
  v.strictObject({ kind: v.literal('tag'), add: v.array(tagName), remove: v.array(tagName) }),
  v.strictObject({ kind: v.literal('pin'), isPinned: v.boolean() }),
  v.strictObject({ kind: v.literal('trash') }),
  v.strictObject({ kind: v.literal('restore') }),
]);
export type Organising = v.InferOutput<typeof organising>;

/** What was taken away with a notebook, to bring it back. */
const removedNotebook = v.strictObject({ notebooks: v.array(notebookId), notes: v.array(noteId) });

/** Notebooks, and what puts notes in order. */
export const notebookCommands = {
  /** All of them, by name. */
  'notebooks.list': { input: nothing, output: v.array(notebookRow), maxBytes: 0 },
  /** Makes one; where one of that name lies already, answers that one. Fails with `name-empty`. */
  'notebooks.create': {
    input: v.strictObject({ name, parent: v.optional(notebookId) }),
    output: oneNotebook,
    maxBytes: 8192,
  },
  'notebooks.rename': { input: v.strictObject({ id: notebookId, name }), output: nothing, maxBytes: 8192 },
  /** Puts one into another, or to the top. Fails with `notebook-in-itself`. */
  'notebooks.move': {
    input: v.strictObject({ id: notebookId, parent: v.optional(notebookId) }),
    output: nothing,
    maxBytes: 256,
  },
  /** Takes one away, with those in it; their notes go to the Trash. */
  'notebooks.remove': { input: oneNotebook, output: removedNotebook, maxBytes: 256 },
  /** Brings back what `notebooks.remove` took away. */
  'notebooks.restore': { input: removedNotebook, output: nothing, maxBytes: 4 * 1024 * 1024 },
  /** Makes one note of several, in this order, and puts those into the Trash. Fails with `note-not-found` when one is gone. */
  'notes.merge': {
    input: v.strictObject({ ids: v.pipe(v.array(noteId), v.minLength(2), v.maxLength(MAX_ORGANISED)) }),
    output: v.strictObject({ id: noteId }),
    maxBytes: 64 * 1024,
  },
  /** Changes notes one after the other; `failed` are those that are there no more. */
  'notes.organise': {
    input: v.strictObject({
      ids: v.pipe(v.array(noteId), v.minLength(1), v.maxLength(MAX_ORGANISED)),
      change: organising,
    }),
    output: v.strictObject({ failed: v.array(noteId) }),
    maxBytes: 64 * 1024,
  },
} as const;

/** What a window hears of notebooks unasked. */
export const notebookEvents = {
  /** The notebooks of the workspace changed, here or elsewhere. */
  'notebooks.changed': v.strictObject({}),
} as const;
