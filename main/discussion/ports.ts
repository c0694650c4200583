import type { DiscussionId, MessageId, ShownMessage } from '../../core/contract/discussion-values.ts';
import type { Message } from '../../core/discussion/message.ts';
import type { MessageDocument } from '../../core/discussion/message-document.ts';
import type { TalkMark } from '../../core/discussion/talk-marks.ts';

/** Where messages are stored. */
export interface MessageStore {
  /** False when the id is taken. */
  writeDocument(document: MessageDocument): Promise<boolean>;
}

/** A stored document of a discussion that changed: what it says, if it is sound. */
export interface ChangedMessage {
  readonly id: string;
  readonly message?: Message | undefined;
}

/** Which stretch of a discussion. */
export interface StretchQuestion {
  readonly doc: DiscussionId;
  readonly around?: MessageId | undefined;
  readonly limit: number;
  readonly isOpenOnly?: boolean | undefined;
}

/** A message as far as the catalog knows it: not whether it was sent. */
export type ListedMessage = Omit<ShownMessage, 'isWaiting'>;

/** A stretch of a discussion. */
export interface Stretch<Row> {
  readonly messages: Row[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly unread: number;
}

/** The derived lists of messages. */
export interface MessageCatalog {
  putMessages(changes: readonly ChangedMessage[]): Promise<void>;
  /** Which of these messages are known. */
  knownMessages(ids: readonly string[]): Promise<string[]>;
  messageOf(id: string): Promise<Message | undefined>;
  /** The highest counter of a discussion. */
  lastLamport(doc: string): Promise<number>;
  discussion(question: StretchQuestion & { readonly account: string }): Promise<Stretch<ListedMessage>>;
  discussionCounts(question: {
    readonly doc: string;
    readonly account: string;
  }): Promise<{ unread: number; open: number }>;
  /** What others said up to a message and the account has not seen, by device. */
  unseenMessages(question: {
    readonly doc: string;
    readonly account: string;
    readonly upTo: string;
  }): Promise<TalkMark[]>;
}
