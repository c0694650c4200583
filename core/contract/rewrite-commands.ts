import * as v from 'valibot';
import { noteId } from './ids.ts';
import { backlinkRow, MAX_TITLE_UNITS } from './reference-commands.ts';
import { rewritten } from './tag-commands.ts';
import { count } from './values.ts';

const title = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TITLE_UNITS));

/** What keeps links right: titles that changed, and titles that are named without a link. */
export const rewriteCommands = {
  /**
   * How many notes link to a title that `id` does not have any more; none while another note has it, for then the links
   * lead there.
   */
  'links.countStale': {
    input: v.strictObject({ id: noteId, title }),
    output: v.strictObject({ notes: count }),
    maxBytes: 4096,
  },
  /** Lets every link to one title, in all notes outside the Trash, lead to another; headings and shown words stay. */
  'links.retitle': { input: v.strictObject({ from: title, to: title }), output: rewritten, maxBytes: 8192 },
  /** The notes that have the title of a note as words and do not link to it, newest edit first, at most 50. */
  'notes.mentions': { input: v.strictObject({ id: noteId }), output: v.array(backlinkRow), maxBytes: 256 },
  /** Makes the first mention of a title in a note a link to it. */
  'notes.linkMention': { input: v.strictObject({ id: noteId, title }), output: rewritten, maxBytes: 4096 },
  /** Undoes what was rewritten, where it is still as it was rewritten. Only the latest few can be. */
  'rewritings.undo': { input: v.strictObject({ rewriting: count }), output: v.undefined(), maxBytes: 256 },
} as const;

/** What a window hears of a rewriting unasked. */
export const rewriteEvents = {
  /** Many notes are being rewritten; the last one of each rewriting says `done` equal to `total`. */
  'rewritings.progressed': v.strictObject({ done: count, total: count }),
} as const;
