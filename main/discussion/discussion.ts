import type { DiscussionId, MessageId, ShownMessage, TextAnchor } from '../../core/contract/discussion-values.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import type { BodyOf, Message, MessageBody } from '../../core/discussion/message.ts';
import { isKind } from '../../core/discussion/message.ts';
import { messageDocument, readMessageDocument } from '../../core/discussion/message-document.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { storeFailure } from '../notes/store-failure.ts';
import type { ListedMessage, MessageCatalog, MessageStore, Stretch, StretchQuestion } from './ports.ts';

/** What talking needs from outside. */
export interface DiscussionPorts {
  readonly store: MessageStore;
  readonly catalog: MessageCatalog;
  /** Under whom this computer writes now. */
  readonly writer: () => Writer;
  readonly now: () => number;
  /** Whether an own document is on the server; undefined while that is not known. True where there is none to wait for. */
  readonly isOnServer: (id: string) => boolean | undefined;
  /** Something was said. */
  readonly onChanged: (doc: DiscussionId) => void;
}

/** A post as a person writes it. */
export interface Draft {
  readonly doc: DiscussionId;
  readonly text: string;
  readonly reply?: MessageId | undefined;
  readonly anchor?: TextAnchor | undefined;
}

/** A place may be taken by a message that the catalog has not seen yet; so many in a row are not. */
const MAX_TRIES = 100;

/** Something that is said about a post: the body without its time. */
type Remark<Body extends MessageBody = Exclude<MessageBody, BodyOf<'post'>>> = Body extends unknown
  ? Omit<Body, 'atMs'>
  : never;

/** What people say about notes and in the workspace. Every word is a document of its own that nobody writes over. */
export class Discussion {
  readonly #ports: DiscussionPorts;
  /** The highest counters that this run has written: the catalog may be behind. */
  readonly #written = new Map<DiscussionId, number>();
  readonly #fresh = new Set<MessageId>();
  #lane: Promise<unknown> = Promise.resolve();

  constructor(ports: DiscussionPorts) {
    this.#ports = ports;
  }

  /** Succeeds once it is on the disk. */
  async post({ doc, text, reply, anchor }: Draft): Promise<Result<{ id: MessageId }>> {
    return this.#write(doc, {
      ...{ kind: 'post', atMs: this.#ports.now(), text },
      ...(reply === undefined ? {} : { reply }),
      ...(anchor === undefined ? {} : { anchor }),
    });
  }

  /** Says something about a post. `message-not-found` when it is not here, or is another's and only its author may say that. */
  async remark(remark: Remark): Promise<Result<undefined>> {
    const post = await this.#ports.catalog.messageOf(remark.post);
    if (post === undefined || !isKind(post, 'post')) return fail({ code: 'message-not-found' });
    const isForAuthor = remark.kind === 'edit' || remark.kind === 'removal';
    if (isForAuthor && post.account !== this.#ports.writer().account) return fail({ code: 'message-not-found' });
    const written = await this.#write(post.doc as DiscussionId, { ...remark, atMs: this.#ports.now() });
    return written.ok ? succeed(undefined) : written;
  }

  /** A stretch of a discussion, with which of one's own messages wait to be sent. */
  async list(question: StretchQuestion): Promise<Stretch<ShownMessage>> {
    const { catalog, writer } = this.#ports;
    const stretch = await catalog.discussion({ ...question, account: writer().account });
    const messages = stretch.messages.map((message) => ({ ...message, isWaiting: this.#isWaiting(message) }));
    return { ...stretch, messages };
  }

  /** Of what this run wrote nothing is on the server until that is known; of what was there before, everything but what is known to wait. */
  #isWaiting({ id, isOwn }: ListedMessage): boolean {
    return isOwn && !(this.#ports.isOnServer(id) ?? !this.#fresh.has(id));
  }

  /** One after the other: two that are written at once would take the same place. */
  #write(doc: DiscussionId, body: MessageBody): Promise<Result<{ id: MessageId }>> {
    const written = this.#lane
      .then(() => this.#writeNow(doc, body))
      .catch((cause: unknown) => fail(storeFailure(cause)));
    this.#lane = written;
    return written;
  }

  async #writeNow(doc: DiscussionId, body: MessageBody): Promise<Result<{ id: MessageId }>> {
    const { catalog, onChanged } = this.#ports;
    const after = Math.max(await catalog.lastLamport(doc), this.#written.get(doc) ?? 0);
    const message = await this.#store(doc, body, after + 1);
    this.#written.set(doc, message.lamport);
    this.#fresh.add(message.id);
    // The store hands it over as well, a moment later; whoever wrote it should see it now, if that can be.
    await catalog.putMessages([{ id: message.id, message }]).catch(() => undefined);
    onChanged(doc);
    return succeed({ id: message.id });
  }

  async #store(doc: DiscussionId, body: MessageBody, first: number): Promise<Message> {
    const { store, writer } = this.#ports;
    for (let lamport = first; ; lamport++) {
      const document = messageDocument({ doc, lamport, ...writer() }, body);
      const outcome = readMessageDocument(document);
      if (outcome.kind !== 'message') throw new Error('a message of our own that nobody could read');
      if (await store.writeDocument(document)) return outcome.message;
      if (lamport - first > MAX_TRIES) throw new Error('no place for a message');
    }
  }
}
