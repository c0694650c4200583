import * as v from 'valibot';
import { discussionId, type DiscussionId, type MessageId } from '../../core/contract/discussion-values.ts';
import type { RefusedDocument } from '../../core/contract/values.ts';
import { isKind, type BodyOf, type Message } from '../../core/discussion/message.ts';
import { readMessageDocument } from '../../core/discussion/message-document.ts';
import { mentionedIn } from '../../core/discussion/mentioned.ts';
import { docPartOf, stampedIdOf } from '../../core/segment/ids.ts';
import type { StampedChange } from '../notes/ports.ts';
import type { ChangedMessage, MessageCatalog } from './ports.ts';

/** Somebody spoke to the member: named them, or answered them. */
export interface Address {
  readonly doc: DiscussionId;
  readonly id: MessageId;
  readonly from: string;
  readonly text: string;
}

/** What taking messages in needs. */
export interface MessageIntakePorts {
  readonly catalog: Pick<MessageCatalog, 'knownMessages' | 'messageOf' | 'putMessages'>;
  readonly account: string;
  readonly now: () => number;
  readonly onChanged: (doc: DiscussionId) => void;
  readonly onAddressed: (address: Address) => void;
  readonly onRefusalsChanged: () => void;
}

/** Who comes back after a longer time sees what is unread; nobody is called for each of it. Milliseconds. */
const NEWS_MS = 60 * 60 * 1000;

/** Takes stored messages into the catalog, and keeps in mind which must not be shown. */
export class MessageIntake {
  readonly #ports: MessageIntakePorts;
  readonly #refusals = new Map<string, RefusedDocument>();

  constructor(ports: MessageIntakePorts) {
    this.#ports = ports;
  }

  /** The documents that are kept and not shown, and why. */
  get refusals(): readonly RefusedDocument[] {
    return [...this.#refusals.values()];
  }

  /** Takes in what was stored or buried, as often as it is told. Rejects when the catalog does. */
  async take(changes: readonly StampedChange[]): Promise<void> {
    const { catalog, onChanged } = this.#ports;
    const read = changes.filter(({ name }) => name.kind === 'm').map((change) => this.#read(change));
    if (read.length === 0) return;
    const known = new Set(await catalog.knownMessages(read.map(({ id }) => id)));
    await catalog.putMessages(read);
    for (const named of new Set(read.map(({ id }) => docPartOf(id)))) {
      const doc = v.safeParse(discussionId, named);
      if (doc.success) onChanged(doc.output);
    }
    for (const { id, message } of read)
      if (message !== undefined && isKind(message, 'post') && !known.has(id)) await this.#tellIfAddressed(message);
  }

  /** Of several leaves everybody takes the sound one with the smallest hash. */
  #read({ name, leaves }: StampedChange): ChangedMessage {
    const id = stampedIdOf(name);
    let message: Message | undefined;
    let refusal: RefusedDocument | undefined;
    for (const outcome of leaves.map(readMessageDocument)) {
      if (outcome.kind === 'refused') refusal = { id, reason: outcome.reason };
      else if (outcome.kind === 'message' && (message === undefined || outcome.message.hash < message.hash))
        message = outcome.message;
    }
    this.#note(id, refusal);
    return { id, message };
  }

  #note(id: string, refusal: RefusedDocument | undefined): void {
    if (refusal === undefined && !this.#refusals.has(id)) return;
    if (refusal === undefined) this.#refusals.delete(id);
    else this.#refusals.set(id, refusal);
    this.#ports.onRefusalsChanged();
  }

  async #tellIfAddressed(message: Message<BodyOf<'post'>>): Promise<void> {
    const { catalog, account, now, onAddressed } = this.#ports;
    const { text, reply, atMs } = message.body;
    if (message.account === account || Math.abs(now() - atMs) > NEWS_MS) return;
    const isMeant = mentionedIn(text).some((name) => name.toLowerCase() === account.toLowerCase());
    const isAnswer = reply !== undefined && (await catalog.messageOf(reply))?.account === account;
    if (isMeant || isAnswer)
      onAddressed({ doc: message.doc as DiscussionId, id: message.id, from: message.account, text });
  }
}
