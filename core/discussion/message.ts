import * as v from 'valibot';
import { emoji, messageId, messageText, textAnchor, type MessageId } from '../contract/discussion-values.ts';
import { count } from '../contract/values.ts';
import type { Writer } from '../segment/ids.ts';

const said = { atMs: count };
const about = { ...said, post: messageId };

/**
 * What a message says. A post is shown; the others say something about a post: its author that it reads differently, or is
 * taken away or back; anybody how they like it, or that it is settled. `atMs` is the writer's wall clock, for display only.
 */
export const messageBody = v.variant('kind', [
  v.strictObject({
    kind: v.literal('post'),
    ...said,
    text: messageText,
    reply: v.optional(messageId),
    anchor: v.optional(textAnchor),
  }),
  v.strictObject({ kind: v.literal('edit'), ...about, text: messageText }),
  v.strictObject({ kind: v.literal('removal'), ...about, isRemoved: v.boolean() }),
  v.strictObject({ kind: v.literal('reaction'), ...about, emoji, isOn: v.boolean() }),
  v.strictObject({ kind: v.literal('resolution'), ...about, isResolved: v.boolean() }),
]);
export type MessageBody = v.InferOutput<typeof messageBody>;

/** A body of one kind. */
export type BodyOf<Kind extends MessageBody['kind']> = Extract<MessageBody, { readonly kind: Kind }>;

/** A message of a discussion. It never changes: who thinks better of it writes another one. */
export interface Message<Body extends MessageBody = MessageBody> extends Writer {
  readonly id: MessageId;
  /** `ws` or a note. */
  readonly doc: string;
  readonly lamport: number;
  /** Of two documents under one id everybody takes the one with the smaller hash. */
  readonly hash: string;
  readonly body: Body;
}

/** The post that a message is about; its own id when it is one. */
export const postOf = ({ id, body }: Pick<Message, 'id' | 'body'>): MessageId =>
  body.kind === 'post' ? id : body.post;

/** Whether a message is of a kind. */
export const isKind = <Kind extends MessageBody['kind']>(
  message: Message,
  kind: Kind,
): message is Message<BodyOf<Kind>> => message.body.kind === kind;
