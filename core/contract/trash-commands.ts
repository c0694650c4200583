import * as v from 'valibot';
import { count } from './values.ts';

/** The Trash as a whole. */
export const trashCommands = {
  /** Erases every note that is in the Trash for good, for everybody, as `notes.erase` does; answers how many. Ask first. */
  'trash.empty': { input: v.undefined(), output: v.strictObject({ notes: count }), maxBytes: 0 },
} as const;
