import * as v from 'valibot';
import { notebookId, noteId } from './ids.ts';
import { count } from './values.ts';

/** Notes that are exported at once, by name; more than a person selects. */
const MAX_SELECTED = 10_000;

/** Which notes are exported: all, those of a notebook and the notebooks in it, or some by name. Never those in the Trash. */
export const exportedNotes = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('notebook'), id: notebookId }),
  v.strictObject({ kind: v.literal('notes'), ids: v.pipe(v.array(noteId), v.maxLength(MAX_SELECTED)) }),
]);
export type ExportedNotes = v.InferOutput<typeof exportedNotes>;

/** As what: a new folder, or a zip archive of one. */
export const exportForm = v.picklist(['folder', 'archive']);
export type ExportForm = v.InferOutput<typeof exportForm>;

/**
 * What became of an export. `name` is that of the folder or archive, without where it lies; `missing` counts attachments
 * that are not on this computer and are named in it only. What was cancelled has left nothing.
 */
export const bulkExportOutcome = v.variant('outcome', [
  v.strictObject({ outcome: v.literal('saved'), name: v.string(), notes: count, missing: count }),
  v.strictObject({ outcome: v.literal('cancelled') }),
]);
export type BulkExportOutcome = v.InferOutput<typeof bulkExportOutcome>;

/** Many notes on their way out of the app, as Markdown files. */
export const bulkExportCommands = {
  /** Asks a person where to, and writes the notes there; answers when all are. Send what is unsent before. One at a time. */
  'exports.start': {
    input: v.strictObject({ notes: exportedNotes, form: exportForm }),
    output: bulkExportOutcome,
    maxBytes: 512 * 1024,
  },
  /** Gives up the export that is under way, if any: what was written of it is taken back. */
  'exports.cancel': { input: v.undefined(), output: v.undefined(), maxBytes: 0 },
} as const;

/** What the window that started an export hears of it. */
export const bulkExportEvents = {
  /** So many notes of all are written. At most five a second. */
  'exports.progressed': v.strictObject({ done: count, total: count }),
} as const;
