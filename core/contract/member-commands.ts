import * as v from 'valibot';
import { noteId } from './ids.ts';
import { count } from './values.ts';

const nothing = v.undefined();
const searchId = v.pipe(v.string(), v.regex(/^[0-9a-v]{20}$/));
const search = v.strictObject({
  id: searchId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  query: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
});

/** What a member keeps for themselves in a workspace, on all their laptops: what they have seen, and searches. */
export const memberCommands = {
  /** The note was looked at: what others have written in it until now is seen. */
  'notes.seen': { input: v.strictObject({ id: noteId }), output: nothing, maxBytes: 256 },
  /** Everything that was written until now is seen. */
  'notes.seenAll': { input: nothing, output: nothing, maxBytes: 0 },
  /** How many notes outside the Trash others have changed since they were seen here. */
  'notes.unread': { input: nothing, output: v.strictObject({ count }), maxBytes: 0 },
  /** The searches that are kept, by name. */
  'searches.list': { input: nothing, output: v.array(search), maxBytes: 0 },
  /** Keeps a search; with an `id` changes one, or brings it back. */
  'searches.keep': {
    input: v.strictObject({ ...search.entries, id: v.optional(searchId) }),
    output: nothing,
    maxBytes: 8192,
  },
  'searches.forget': { input: v.strictObject({ id: searchId }), output: nothing, maxBytes: 256 },
} as const;

/** What a window hears unasked of what a member keeps. */
export const memberEvents = {
  /** Searches were kept or forgotten, here or on another laptop. */
  'searches.changed': v.strictObject({}),
} as const;
