import { expect, test } from 'vitest';
import type { MessageId } from '../../../core/contract/discussion-values.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { createAnnouncer, type Notice } from './announce.ts';

const NOTE = '0'.repeat(20) as NoteId;

test('[DI10] says who speaks and where, unless somebody looks, and not more than three a minute', async () => {
  const shown: Notice[] = [];
  const opened: string[] = [];
  let isLookedAt = false;
  let nowMs = 0;
  const announce = createAnnouncer({
    isLookedAt: () => isLookedAt,
    titleOf: async () => 'Plan',
    headline: (from, title) => `${from} in ${title ?? 'the room'}`,
    show: (notice) => shown.push(notice),
    open: (doc) => opened.push(doc),
    now: () => nowMs,
  });
  const say = (text: string, doc: NoteId | 'ws' = NOTE) => announce({ doc, id: '' as MessageId, from: 'bob', text });
  await say('**look** at this');
  await say('here', 'ws');
  expect(shown.map(({ title, body }) => `${title}: ${body}`)).toEqual([
    'bob in Plan: look at this',
    'bob in the room: here',
  ]);
  isLookedAt = true;
  await say('seen already');
  isLookedAt = false;
  for (const text of ['third', 'fourth', 'fifth']) await say(text);
  expect(shown).toHaveLength(3);
  nowMs = 60_000;
  for (const text of ['a', 'b', 'c', 'd']) await say(text);
  expect(shown).toHaveLength(6);
  for (const { onclick } of shown.slice(0, 2)) onclick();
  expect(opened).toEqual([NOTE, 'ws']);
});
