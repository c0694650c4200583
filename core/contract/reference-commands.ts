import * as v from 'valibot';
import { noteId } from './ids.ts';
import { count, timeMs } from './values.ts';

/** Titles of notes in a question: longer ones are none. UTF-16 units. */
export const MAX_TITLE_UNITS = 1000;
/** How many titles one question may ask about. */
export const MAX_TITLES = 100;

const title = v.pipe(v.string(), v.maxLength(MAX_TITLE_UNITS));
const upTo = (most: number) => v.pipe(count, v.maxValue(most));

/** A note that a link can lead to. */
export const titleRow = v.strictObject({ id: noteId, title: v.string(), excerpt: v.string(), editedMs: timeMs });
export type TitleRow = v.InferOutput<typeof titleRow>;

/** Where a title leads; without `note`, nowhere yet. */
export const resolvedTitle = v.strictObject({ title: v.string(), note: v.optional(titleRow) });
export type ResolvedTitle = v.InferOutput<typeof resolvedTitle>;

/** A note that links to another one, and the words that its first link there stands among. */
export const backlinkRow = v.strictObject({ id: noteId, title: v.string(), context: v.string(), editedMs: timeMs });
export type BacklinkRow = v.InferOutput<typeof backlinkRow>;

/** A tag without its sign, and how many notes outside the Trash bear it. */
export const tagRow = v.strictObject({ name: v.string(), count });
export type TagRow = v.InferOutput<typeof tagRow>;

/** A person in the workspace, by the account that they write under. */
export const memberRow = v.strictObject({ account: v.string() });
export type MemberRow = v.InferOutput<typeof memberRow>;

/** What notes say of each other: links, tags and people. */
export const referenceCommands = {
  /** The notes whose title is meant by `query`, best match first; those edited last when it is empty. */
  'notes.findTitles': {
    input: v.strictObject({ query: title, limit: upTo(50) }),
    output: v.array(titleRow),
    maxBytes: 4096,
  },
  /** Where each of these titles leads, in their order: of several notes of one title to the one edited last. */
  'notes.resolveTitles': {
    input: v.strictObject({ titles: v.pipe(v.array(title), v.maxLength(MAX_TITLES)) }),
    output: v.array(resolvedTitle),
    maxBytes: 512 * 1024,
  },
  /** The notes that link to a note, newest edit first, at most 200. */
  'notes.backlinks': { input: v.strictObject({ id: noteId }), output: v.array(backlinkRow), maxBytes: 256 },
  /** The tags that begin so, the most used first. */
  'notes.findTags': {
    input: v.strictObject({ beginning: title, limit: upTo(1000) }),
    output: v.array(tagRow),
    maxBytes: 4096,
  },
  /** Makes a note of that title with nothing in it yet, for a link that led nowhere. */
  'notes.createTitled': {
    input: v.strictObject({ title: v.pipe(title, v.minLength(1)) }),
    output: v.strictObject({ id: noteId }),
    maxBytes: 4096,
  },
  /** Everybody who is known to write in the workspace; nobody while it is on this computer alone. */
  'workspace.members': { input: v.undefined(), output: v.array(memberRow), maxBytes: 0 },
} as const;
