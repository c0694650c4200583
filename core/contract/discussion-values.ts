import * as v from 'valibot';
import { noteId } from './ids.ts';
import { timeMs } from './values.ts';

/** What people talk about: a note, or the whole workspace (`ws`). */
export const discussionId = v.union([noteId, v.literal('ws')]);
export type DiscussionId = v.InferOutput<typeof discussionId>;

/** The longest text of a message, in UTF-16 units: some ten pages. */
export const MAX_MESSAGE_UNITS = 20_000;
/** More is quoted in part. UTF-16 units. */
export const MAX_QUOTE_UNITS = 2000;

/** A message's place in its discussion: `<doc>:m:<lamport>-<account>~<device>`. */
export const messageId = v.pipe(
  v.string(),
  v.regex(/^(?:[0-9a-v]{20}|ws):m:[0-9a-v]{10}-[^:~]{1,2400}~[0-9a-v]{16}$/),
  v.brand('MessageId'),
);
export type MessageId = v.InferOutput<typeof messageId>;

export const messageText = v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_MESSAGE_UNITS));

/** The compiler does not know the flag `v` yet, so this is no literal. */
const SETS = 'v';
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', SETS);

/** One emoji, as Unicode recommends it for interchange. */
export const emoji = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => ONE_EMOJI.test(text)),
);

const relativePosition = v.pipe(v.string(), v.maxLength(200), v.base64());

/**
 * The range of a note's text that a comment is about: Yjs relative positions of its ends in `body`, base64, which hold
 * through edits and merges; and what stood there.
 */
export const textAnchor = v.strictObject({
  start: relativePosition,
  end: relativePosition,
  quote: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE_UNITS)),
});
export type TextAnchor = v.InferOutput<typeof textAnchor>;

/** Who answered with an emoji. */
export const reaction = v.strictObject({ emoji, accounts: v.array(v.string()) });
export type Reaction = v.InferOutput<typeof reaction>;

/** The message that another one answers: enough to know it again. `text` is cut; empty when it was removed, or is not here. */
export const repliedMessage = v.strictObject({ id: messageId, account: v.string(), text: v.string() });

/** A message as it is shown. Times are wall clocks of who wrote, for display only. */
export const shownMessage = v.strictObject({
  id: messageId,
  account: v.string(),
  isOwn: v.boolean(),
  atMs: timeMs,
  /** Markdown; empty when it was removed. */
  text: v.string(),
  isRemoved: v.boolean(),
  /** Absent when it never was changed. */
  editedMs: v.optional(timeMs),
  reply: v.optional(repliedMessage),
  reactions: v.array(reaction),
  anchor: v.optional(textAnchor),
  /** Present while a comment is resolved. */
  resolved: v.optional(v.strictObject({ account: v.string(), atMs: timeMs })),
  /** Others wrote it, and it was not seen yet. */
  isUnread: v.boolean(),
  /** Written here and, as far as is known, not on the server; false in a workspace that has none. */
  isWaiting: v.boolean(),
});
export type ShownMessage = v.InferOutput<typeof shownMessage>;
