import * as v from 'valibot';
import type * as Y from 'yjs';
import { discussionId, type DiscussionId } from '../contract/discussion-values.ts';
import { deviceId, type DeviceId } from '../contract/ids.ts';
import { metaOf } from '../note/note.ts';

/**
 * Up to where a member has seen what one device said in a discussion. By device, because what somebody wrote while away
 * comes late and still stands before what was seen.
 */
export interface TalkMark {
  readonly doc: DiscussionId;
  readonly device: DeviceId;
  readonly lamport: number;
}

const MUTE = 'mute.';
const SEEN = /^talk\.([^.]+)\.([^.]+)$/;
const mark = v.object({
  doc: discussionId,
  device: deviceId,
  lamport: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** Reads a member's marks. Those that hold something else count as absent. */
export function talkMarksIn(me: Y.Doc): TalkMark[] {
  return [...metaOf(me).entries()].flatMap(([field, lamport]) => {
    const [, doc, device] = SEEN.exec(field) ?? [];
    const parsed = v.safeParse(mark, { doc, device, lamport });
    return parsed.success ? [parsed.output] : [];
  });
}

/** Marks messages as seen. Never takes a later mark back. Run in a transaction. */
export function markTalkSeen(me: Y.Doc, marks: readonly TalkMark[]): void {
  const meta = metaOf(me);
  for (const { doc, device, lamport } of marks) {
    const before = meta.get(`talk.${doc}.${device}`);
    if (typeof before !== 'number' || before < lamport) meta.set(`talk.${doc}.${device}`, lamport);
  }
}

/** The discussions that a member wants to hear nothing of while they do not look. */
export function mutedIn(me: Y.Doc): ReadonlySet<DiscussionId> {
  const muted = [...metaOf(me).entries()].flatMap(([field, value]) => {
    const doc = v.safeParse(discussionId, field.startsWith(MUTE) && value === true ? field.slice(MUTE.length) : '');
    return doc.success ? [doc.output] : [];
  });
  return new Set(muted);
}

/** Mutes a discussion, or lets it be heard again. Run in a transaction. */
export function mute(me: Y.Doc, doc: DiscussionId, isOn: boolean): void {
  if (isOn) metaOf(me).set(`${MUTE}${doc}`, true);
  else metaOf(me).delete(`${MUTE}${doc}`);
}
