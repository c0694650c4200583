import type { DiscussionId } from '../../core/contract/discussion-values.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { Discussion } from '../discussion/discussion.ts';
import { type Address, MessageIntake } from '../discussion/message-intake.ts';
import type { MessageCatalog, MessageStore } from '../discussion/ports.ts';
import type { Notes } from '../notes/notes.ts';
import type { Log } from './ports.ts';
import { SeenTalk, type SeenTalkCatalog } from './seen-talk.ts';

/** What the discussions of a workspace are put together with. */
export interface TalkPorts {
  readonly store: MessageStore;
  readonly catalog: MessageCatalog & SeenTalkCatalog;
  /** Asked when there are notes: what arrives arrives through them. */
  readonly notes: () => Notes;
  readonly writer: () => Writer;
  readonly now: () => number;
  readonly log: Log;
  readonly isOnServer: (id: string) => boolean | undefined;
  readonly onChanged: (doc: DiscussionId) => void;
  /** Somebody spoke to the member, who wants to hear of it. */
  readonly onAddressed: (address: Address) => void;
  readonly onRefusalsChanged: () => void;
}

/** What people say in a workspace. */
export interface WorkspaceTalk {
  readonly discussion: Discussion;
  readonly intake: MessageIntake;
  readonly catalog: MessageCatalog;
  readonly seen: () => SeenTalk;
}

/** Puts the parts together. */
export function openTalk(ports: TalkPorts): WorkspaceTalk {
  const { catalog, notes, log } = ports;
  const { account } = ports.writer();
  const onChanged = (doc: DiscussionId): void => {
    ports.onChanged(doc);
    // Rows say how much of it is unread.
    if (doc !== 'ws') notes().listChanged();
  };
  let seen: SeenTalk | undefined;
  const seenNow = (): SeenTalk => (seen ??= new SeenTalk({ notes: notes(), catalog, account, log, onChanged }));
  const onAddressed = (address: Address): void => {
    if (!seenNow().isMuted(address.doc)) ports.onAddressed(address);
  };
  return {
    discussion: new Discussion({ ...ports, onChanged }),
    intake: new MessageIntake({ ...ports, account, onChanged, onAddressed }),
    catalog,
    seen: seenNow,
  };
}
