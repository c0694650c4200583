import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, NoteId } from '../contract/ids.ts';
import { markTalkSeen, mute, mutedIn, talkMarksIn } from './talk-marks.ts';

const NOTE = '0'.repeat(20) as NoteId;
const A = 'a'.repeat(16) as DeviceId;
const B = 'b'.repeat(16) as DeviceId;

test('[DI6] what was seen is kept by device, and never taken back', () => {
  const me = new Y.Doc();
  markTalkSeen(me, [{ doc: NOTE, device: A, lamport: 5 }]);
  markTalkSeen(me, [
    { doc: NOTE, device: A, lamport: 3 },
    { doc: 'ws', device: B, lamport: 1 },
  ]);
  me.getMap('meta').set(`talk.${NOTE}.${B}`, 'much');
  me.getMap('meta').set('talk.nowhere.else', 4);
  expect(talkMarksIn(me)).toEqual([
    { doc: NOTE, device: A, lamport: 5 },
    { doc: 'ws', device: B, lamport: 1 },
  ]);
});

test('[DI11] discussions are muted one by one', () => {
  const me = new Y.Doc();
  mute(me, 'ws', true);
  mute(me, NOTE, true);
  mute(me, NOTE, false);
  me.getMap('meta').set('mute.other', true);
  expect([...mutedIn(me)]).toEqual(['ws']);
});
