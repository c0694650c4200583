import type { discussionCommands } from '../../core/contract/discussion-commands.ts';
import type { DiscussionId, MessageId, ShownMessage } from '../../core/contract/discussion-values.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { DeviceId } from '../../core/contract/ids.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { discussionOf, type Post } from '../../core/discussion/discussion.ts';
import type { Message, MessageBody } from '../../core/discussion/message.ts';
import { messageDocument, readMessageDocument } from '../../core/discussion/message-document.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';

/** Discussions as main keeps them, over the same rules. */
export class FakeDiscussion {
  readonly #messages: Message[] = [];
  readonly #seen = new Set<MessageId>();
  readonly #muted = new Set<DiscussionId>();
  readonly #tell: (doc: DiscussionId) => void;
  readonly #nowMs: number;
  /** Nothing that is said goes to the server. */
  isOffline = false;

  constructor(nowMs: number, tell: (doc: DiscussionId) => void) {
    this.#nowMs = nowMs;
    this.#tell = tell;
  }

  /** Somebody says something; answers under which id. */
  say(account: string, doc: DiscussionId, text: string, more: { reply?: MessageId } = {}): MessageId {
    return this.#write(account, doc, { kind: 'post', atMs: this.#nowMs, text, ...more });
  }

  unread(doc: DiscussionId): number {
    return this.#posts(doc).filter((post) => this.#isUnread(post)).length;
  }

  handlers(): HandlersOf<keyof typeof discussionCommands> {
    const said = async (doc: DiscussionId, body: MessageBody) => succeed({ id: this.#write(LOCAL_ACCOUNT, doc, body) });
    return {
      'discussion.list': async ({ doc, around, limit, isOpenOnly }) => {
        const posts = isOpenOnly ? this.#open(doc) : this.#posts(doc);
        const at = posts.findIndex(({ message }) => message.id === around);
        const from = Math.max(0, at < 0 ? posts.length - limit : at - Math.ceil(limit / 2) + 1);
        const messages = posts.slice(from, from + limit).map((post) => this.#shown(post));
        const unread = this.unread(doc);
        return succeed({ messages, hasEarlier: from > 0, hasLater: from + limit < posts.length, unread });
      },
      'discussion.counts': async ({ doc }) =>
        succeed({ unread: this.unread(doc), open: this.#open(doc).length, isMuted: this.#muted.has(doc) }),
      'discussion.post': ({ doc, ...post }) => said(doc, { kind: 'post', atMs: this.#nowMs, ...post } as MessageBody),
      'discussion.edit': async ({ id, text }) => this.#remark(id, { kind: 'edit', text }, true),
      'discussion.remove': async ({ id, isRemoved }) => this.#remark(id, { kind: 'removal', isRemoved }, true),
      'discussion.react': async ({ id, emoji, isOn }) => this.#remark(id, { kind: 'reaction', emoji, isOn }),
      'discussion.resolve': async ({ id, isResolved }) => this.#remark(id, { kind: 'resolution', isResolved }),
      'discussion.seen': async ({ doc }) => {
        for (const { message } of this.#posts(doc)) this.#seen.add(message.id);
        this.#tell(doc);
        return succeed(undefined);
      },
      'discussion.mute': async ({ doc, isOn }) => {
        if (isOn) this.#muted.add(doc);
        else this.#muted.delete(doc);
        this.#tell(doc);
        return succeed(undefined);
      },
    };
  }

  #posts(doc: DiscussionId): Post[] {
    return discussionOf(this.#messages.filter((message) => message.doc === doc));
  }

  #open(doc: DiscussionId): Post[] {
    return this.#posts(doc).filter(
      ({ message, resolved, isRemoved }) => message.body.anchor !== undefined && resolved === undefined && !isRemoved,
    );
  }

  #isUnread({ message, isRemoved }: Post): boolean {
    return message.account !== LOCAL_ACCOUNT && !isRemoved && !this.#seen.has(message.id);
  }

  #remark(id: MessageId, remark: object, isForAuthor = false): Result<undefined> {
    const post = this.#messages.find((message) => message.id === id);
    if (post === undefined || (isForAuthor && post.account !== LOCAL_ACCOUNT))
      return fail({ code: 'message-not-found' });
    const doc = post.doc as DiscussionId;
    this.#write(LOCAL_ACCOUNT, doc, { ...remark, atMs: this.#nowMs, post: id } as MessageBody);
    return succeed(undefined);
  }

  #write(account: string, doc: DiscussionId, body: MessageBody): MessageId {
    const device = '0'.repeat(16) as DeviceId;
    const lamport = this.#messages.length + 1;
    const read = readMessageDocument(messageDocument({ doc, lamport, account, device }, body));
    if (read.kind !== 'message') throw new Error(`no message: ${JSON.stringify(read)}`);
    this.#messages.push(read.message);
    this.#tell(doc);
    return read.message.id;
  }

  #shown(post: Post): ShownMessage {
    const { message, text, isRemoved, editedMs, reactions, resolved } = post;
    const { reply, anchor, atMs } = message.body;
    const answered = this.#posts(message.doc as DiscussionId).find((other) => other.message.id === reply);
    const isOwn = message.account === LOCAL_ACCOUNT;
    return {
      ...{ id: message.id, account: message.account, isOwn, atMs, text, isRemoved, reactions: [...reactions] },
      ...(editedMs === undefined ? {} : { editedMs }),
      ...(reply && { reply: { id: reply, account: answered?.message.account ?? '', text: answered?.text ?? '' } }),
      ...(anchor && { anchor }),
      ...(resolved && { resolved }),
      ...{ isUnread: this.#isUnread(post), isWaiting: isOwn && this.isOffline },
    };
  }
}
