import type { MessageId, Reaction } from '../contract/discussion-values.ts';
import { isKind, type BodyOf, type Message, type MessageBody, postOf } from './message.ts';
import { believedLamport, compareMessages } from './order.ts';

/** A post with all that was said about it. */
export interface Post {
  readonly message: Message<BodyOf<'post'>>;
  /** As it reads now; empty when it was removed. */
  readonly text: string;
  readonly isRemoved: boolean;
  readonly editedMs: number | undefined;
  readonly reactions: readonly Reaction[];
  /** Who settled it last, while it is settled. */
  readonly resolved: { readonly account: string; readonly atMs: number } | undefined;
}

/** Different reactions to a post; the first ones count. */
const MAX_REACTIONS = 20;

/** The posts of a discussion in their order, whatever the order in which its messages came, and however often. */
export function discussionOf(messages: Iterable<Message>): Post[] {
  const known = believed(eachOnce(messages));
  const byPost = new Map<MessageId, Message[]>();
  for (const message of known) {
    const others = byPost.get(postOf(message));
    if (others) others.push(message);
    else byPost.set(postOf(message), [message]);
  }
  return known.flatMap((message) =>
    isKind(message, 'post') ? [withWhatWasSaid(message, byPost.get(message.id) ?? [])] : [],
  );
}

/** A post with the messages about it, which are in their order. */
export function withWhatWasSaid(message: Message<BodyOf<'post'>>, about: readonly Message[]): Post {
  const own = about.filter(({ account }) => account === message.account);
  const edit = lastOf(own, 'edit');
  const isRemoved = lastOf(own, 'removal')?.body.isRemoved ?? false;
  const resolution = lastOf(about, 'resolution');
  return {
    message,
    text: isRemoved ? '' : (edit ?? message).body.text,
    isRemoved,
    editedMs: edit?.body.atMs,
    reactions: isRemoved ? [] : reactionsIn(about),
    resolved: resolution?.body.isResolved ? { account: resolution.account, atMs: resolution.body.atMs } : undefined,
  };
}

function eachOnce(messages: Iterable<Message>): Message[] {
  const byId = new Map<MessageId, Message>();
  for (const message of messages) {
    const other = byId.get(message.id);
    if (other === undefined || message.hash < other.hash) byId.set(message.id, message);
  }
  return [...byId.values()].sort(compareMessages);
}

/** Those whose counter was come to without a leap; the others wait for what lies between. */
function believed(ordered: readonly Message[]): readonly Message[] {
  const highest = believedLamport(ordered.map(({ lamport }) => lamport));
  return ordered.filter(({ lamport }) => lamport <= highest);
}

const lastOf = <Kind extends MessageBody['kind']>(
  messages: readonly Message[],
  kind: Kind,
): Message<BodyOf<Kind>> | undefined =>
  messages.filter((message): message is Message<BodyOf<Kind>> => isKind(message, kind)).at(-1);

/** Who likes what: the last word of each on each emoji. */
function reactionsIn(about: readonly Message[]): Reaction[] {
  const accounts = new Map<string, Set<string>>();
  for (const message of about) {
    if (!isKind(message, 'reaction')) continue;
    const { emoji, isOn } = message.body;
    const given = accounts.get(emoji) ?? new Set();
    if (isOn) accounts.set(emoji, given.add(message.account));
    else given.delete(message.account);
  }
  return [...accounts]
    .filter(([, given]) => given.size > 0)
    .slice(0, MAX_REACTIONS)
    .map(([emoji, given]) => ({ emoji, accounts: [...given].sort() }));
}
