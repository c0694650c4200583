import type { ShownMessage } from '../../core/contract/discussion-values.ts';

/** Which stretch of a discussion: its end, or what stands around a message. */
export interface DiscussionQuestion {
  readonly doc: string;
  readonly around?: string | undefined;
  readonly limit: number;
  /** Only comments on the text that are not settled. */
  readonly isOpenOnly?: boolean | undefined;
  /** Who asks. */
  readonly account: string;
}

/** A message as far as the catalog knows it. */
export type ListedMessage = Omit<ShownMessage, 'isWaiting'>;

/** A stretch of a discussion, oldest first, whether there is more on either side, and how many posts were not seen in all. */
export interface DiscussionPage {
  readonly messages: ListedMessage[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly unread: number;
}

/** Up to where one device was seen in a discussion. */
export interface TalkSeen {
  readonly doc: string;
  readonly device: string;
  readonly lamport: number;
}
