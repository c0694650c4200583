import type { DiscussionId } from '../../../core/contract/discussion-values.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { plainTextOf } from '../../../core/note/plain-text.ts';
import type { Address } from '../../discussion/message-intake.ts';
import { createTokenBucket } from '../../ipc/token-bucket.ts';

/** What the system shows beside its clock, and what a click on it does. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly onclick: () => void;
}

/** What announcing needs from outside. */
interface AnnouncePorts {
  /** Whether one of the app's windows has the keyboard: who looks at the app sees it there. */
  readonly isLookedAt: () => boolean;
  readonly titleOf: (note: NoteId) => Promise<string | undefined>;
  /** Who speaks to the member, and in which note, if it is one. */
  readonly headline: (from: string, title: string | undefined) => string;
  readonly show: (notice: Notice) => void;
  /** Brings the app forward, with that discussion. */
  readonly open: (doc: DiscussionId) => void;
  /** Wall clock in milliseconds since 1970. */
  readonly now: () => number;
}

/** So many at once, and then one every twenty seconds: whoever is called more often is not called, but disturbed. */
const RATE = { burst: 3, perSecond: 1 / 20 };
const MAX_UNITS = 200;

/** Tells the member through the system that somebody spoke to them. */
export function createAnnouncer(ports: AnnouncePorts): (address: Address) => Promise<void> {
  const { isLookedAt, titleOf, headline, show, open, now } = ports;
  const bucket = createTokenBucket(RATE, now);
  return async ({ doc, from, text }) => {
    if (isLookedAt() || !bucket.take()) return;
    const title = doc === 'ws' ? undefined : await titleOf(doc);
    show({ title: headline(from, title), body: plainTextOf(text).slice(0, MAX_UNITS), onclick: () => open(doc) });
  };
}
