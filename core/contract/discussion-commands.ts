import * as v from 'valibot';
import {
  discussionId,
  emoji,
  MAX_MESSAGE_UNITS,
  messageId,
  messageText,
  shownMessage,
  textAnchor,
} from './discussion-values.ts';
import { count } from './values.ts';

const nothing = v.undefined();
const discussion = v.strictObject({ doc: discussionId });
/** A unit takes three bytes at most. */
const MAX_TEXT_BYTES = 3 * MAX_MESSAGE_UNITS + 16 * 1024;

/** What people say about a note, or in the workspace's room. What is written is acknowledged when it is on the disk. */
export const discussionCommands = {
  /**
   * A stretch of a discussion, oldest first: its end, or what stands around a message. `unread` counts the messages of all
   * of it that were not seen.
   */
  'discussion.list': {
    input: v.strictObject({
      doc: discussionId,
      around: v.optional(messageId),
      limit: v.pipe(count, v.minValue(2), v.maxValue(200)),
      /** Only comments on the text that are not settled. */
      isOpenOnly: v.optional(v.boolean()),
    }),
    output: v.strictObject({
      messages: v.array(shownMessage),
      hasEarlier: v.boolean(),
      hasLater: v.boolean(),
      unread: count,
    }),
    maxBytes: 4096,
  },
  /** How many messages were not seen yet, how many comments are open, and whether it is muted. */
  'discussion.counts': {
    input: discussion,
    output: v.strictObject({ unread: count, open: count, isMuted: v.boolean() }),
    maxBytes: 256,
  },
  'discussion.post': {
    input: v.strictObject({
      doc: discussionId,
      text: messageText,
      reply: v.optional(messageId),
      anchor: v.optional(textAnchor),
    }),
    output: v.strictObject({ id: messageId }),
    maxBytes: MAX_TEXT_BYTES,
  },
  /** Changes a message of one's own. */
  'discussion.edit': {
    input: v.strictObject({ id: messageId, text: messageText }),
    output: nothing,
    maxBytes: MAX_TEXT_BYTES,
  },
  /** Takes a message of one's own away, or back. */
  'discussion.remove': {
    input: v.strictObject({ id: messageId, isRemoved: v.boolean() }),
    output: nothing,
    maxBytes: 4096,
  },
  /** Answers a message with an emoji, or takes that back. */
  'discussion.react': {
    input: v.strictObject({ id: messageId, emoji, isOn: v.boolean() }),
    output: nothing,
    maxBytes: 4096,
  },
  /** Settles a comment, or opens it again. */
  'discussion.resolve': {
    input: v.strictObject({ id: messageId, isResolved: v.boolean() }),
    output: nothing,
    maxBytes: 4096,
  },
  /** What stands in a discussion up to a message was looked at. */
  'discussion.seen': { input: v.strictObject({ doc: discussionId, upTo: messageId }), output: nothing, maxBytes: 4096 },
  /** Whether mentions and answers in a discussion are announced while nobody looks. Holds on all laptops of the member. */
  'discussion.mute': {
    input: v.strictObject({ doc: discussionId, isOn: v.boolean() }),
    output: nothing,
    maxBytes: 256,
  },
} as const;

/** What a window hears unasked of discussions. */
export const discussionEvents = {
  /** Something was said in a discussion, here or elsewhere, or was seen or muted on another laptop. */
  'discussion.changed': discussion,
  /** The person wants to see it: they clicked on what the system told them. */
  'discussion.called': discussion,
} as const;
