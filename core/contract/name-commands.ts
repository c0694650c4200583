import * as v from 'valibot';
import { noteId } from './ids.ts';
import { MAX_TITLE_UNITS, titleRow } from './reference-commands.ts';
import { count } from './values.ts';

/** How many notes one question may name. */
export const MAX_NAMED = 50;

/** What going to anything asks of main. */
export const nameCommands = {
  /** The notes outside the Trash whose title has the letters of each word of `query` in their order, best match first. */
  'notes.findByLetters': {
    input: v.strictObject({
      query: v.pipe(v.string(), v.maxLength(MAX_TITLE_UNITS)),
      limit: v.pipe(count, v.maxValue(MAX_NAMED)),
    }),
    output: v.array(titleRow),
    maxBytes: 4096,
  },
  /** The titles of these notes, in their order, without those that are in the Trash, blank or gone. */
  'notes.readTitles': {
    input: v.strictObject({ ids: v.pipe(v.array(noteId), v.maxLength(MAX_NAMED)) }),
    output: v.array(titleRow),
    maxBytes: 4096,
  },
} as const;
