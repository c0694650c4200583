import * as v from 'valibot';
import { appError } from './errors.ts';
import { count } from './values.ts';

/** Why something of what was chosen does not become a note or an attachment. */
export const importProblem = v.picklist([
  /** Larger than a note or an attachment may be. */
  'too-large',
  /** No text, or in an encoding that cannot be told. */
  'not-text',
  /** The disk refused, or the file changed meanwhile. */
  'unreadable',
  /** A link, a device or something else that is no file: nothing outside the chosen place is read (R14). */
  'not-a-file',
  /** A name that leads out of the chosen place (R14). */
  'unsafe-name',
  'encrypted',
  /** The archive has more entries, or more bytes, than are taken (R14). */
  'too-much',
  /** It would unpack to a hundred times its size (R14). */
  'too-compressed',
  'damaged',
  /** An archive inside the chosen one is not opened (R14). */
  'nested-archive',
  /** A file that no note refers to. */
  'not-referenced',
  /** The note was imported before, and is in the Trash now. */
  'in-trash',
]);
export type ImportProblem = v.InferOutput<typeof importProblem>;

/** Something that stays out, by the name that a person knows it by. */
const skippedItem = v.strictObject({ name: v.string(), problem: importProblem });
export type SkippedItem = v.InferOutput<typeof skippedItem>;

/** How many skipped or changed things are named; the counts go on. */
export const MOST_NAMED = 2000;

const skipped = { skipped: v.array(skippedItem), skippedCount: count };

/** What would happen, before anything does. `knownCount` of the notes were imported before: of them only what changed is taken. */
const importPreview = v.strictObject({
  name: v.string(),
  noteCount: count,
  knownCount: count,
  notebookCount: count,
  tagCount: count,
  attachmentCount: count,
  attachmentBytes: count,
  ...skipped,
});
export type ImportPreview = v.InferOutput<typeof importPreview>;

/** A note that was there already. `kept-both`: it was changed here, too, and what the source has is a new note beside it. */
const changedNote = v.strictObject({ title: v.string(), change: v.picklist(['updated', 'kept-both']) });
export type ChangedNote = v.InferOutput<typeof changedNote>;

/** What happened. */
const importReport = v.strictObject({
  name: v.string(),
  addedCount: count,
  updatedCount: count,
  keptBothCount: count,
  unchangedCount: count,
  attachmentCount: count,
  changed: v.array(changedNote),
  ...skipped,
  /** It ended before everything was looked at: a person cancelled, or the disk refused. What is in, is in whole. */
  ended: v.optional(
    v.variant('why', [
      v.strictObject({ why: v.literal('cancelled') }),
      v.strictObject({ why: v.literal('failed'), error: appError }),
    ]),
  ),
});
export type ImportReport = v.InferOutput<typeof importReport>;

/**
 * How far the import is: idle -> reading -> ready -> writing -> done; every state but writing goes back to idle when it is
 * dismissed, and writing goes on to done when it is cancelled. `leftMs` is a guess, absent while there is none.
 */
export const importState = v.variant('state', [
  v.strictObject({ state: v.literal('idle') }),
  v.strictObject({ state: v.literal('reading'), name: v.string(), done: count, total: v.optional(count) }),
  v.strictObject({ state: v.literal('unusable'), name: v.string(), problem: importProblem }),
  v.strictObject({ state: v.literal('ready'), preview: importPreview }),
  v.strictObject({
    state: v.literal('writing'),
    name: v.string(),
    done: count,
    total: count,
    leftMs: v.optional(count),
  }),
  v.strictObject({ state: v.literal('done'), report: importReport }),
]);
export type ImportState = v.InferOutput<typeof importState>;

const nothing = v.undefined();

/** Taking notes in from elsewhere, one import at a time. How far it is comes by `imports.changed`. */
export const importCommands = {
  'imports.state': { input: nothing, output: importState, maxBytes: 0 },
  /** Lets a person choose a folder or a file in the system's dialog and begins to read it. No path comes here. */
  'imports.choose': {
    input: v.strictObject({ kind: v.picklist(['folder', 'file']) }),
    output: v.picklist(['chosen', 'cancelled']),
    maxBytes: 64,
  },
  /** Yes to the preview. */
  'imports.start': { input: nothing, output: nothing, maxBytes: 0 },
  /** Stops after the notes at hand: each is in whole, or not at all. */
  'imports.cancel': { input: nothing, output: nothing, maxBytes: 0 },
  /** Puts the preview or the report away. */
  'imports.dismiss': { input: nothing, output: nothing, maxBytes: 0 },
  /** Saves the report, in the words of the window, where a person says. */
  'imports.saveReport': {
    input: v.strictObject({ text: v.pipe(v.string(), v.maxLength(1024 * 1024)) }),
    output: v.picklist(['saved', 'cancelled']),
    maxBytes: 4 * 1024 * 1024,
  },
} as const;

/** What windows are told of an import. */
export const importEvents = {
  'imports.changed': importState,
} as const;
