import * as v from 'valibot';
import { noteId } from './ids.ts';
import { count } from './values.ts';

const oneNote = v.strictObject({ id: noteId });

/** What a note can be exported as. */
export const exportFormat = v.picklist(['markdown', 'html', 'pdf']);
export type ExportFormat = v.InferOutput<typeof exportFormat>;

/**
 * What became of an export. `name` is that of the file or folder, without where it lies; `missing` counts attachments
 * that are not on this computer and are named in it only.
 */
export const exportOutcome = v.variant('outcome', [
  v.strictObject({ outcome: v.literal('saved'), name: v.string(), missing: count }),
  v.strictObject({ outcome: v.literal('cancelled') }),
]);
export type ExportOutcome = v.InferOutput<typeof exportOutcome>;

/** One note on its way out of the app. Each takes what main has of it: send what is unsent before. */
export const exportCommands = {
  /** Asks a person where to, and writes the note there. The place never comes here. */
  'notes.export': {
    input: v.strictObject({ id: noteId, format: exportFormat }),
    output: exportOutcome,
    maxBytes: 256,
  },
  /** Shows the system's print dialog for the note. */
  'notes.print': { input: oneNote, output: v.picklist(['printed', 'cancelled']), maxBytes: 256 },
  /** Puts the note onto the clipboard, as Markdown and as HTML. */
  'notes.copy': { input: oneNote, output: v.undefined(), maxBytes: 256 },
} as const;
