import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageId } from '../contract/discussion-values.ts';
import type { DeviceId } from '../contract/ids.ts';
import { sealEnvelope } from '../segment/envelope.ts';
import { stampedIdOf } from '../segment/ids.ts';
import { discussionOf } from './discussion.ts';
import type { Message } from './message.ts';
import { readMessageDocument } from './message-document.ts';
import { LEAP } from './order.ts';
import { conversation, documentOf, message, NOTE, post, type Said } from './testing/conversations.ts';

const textsOf = (messages: readonly Message[]): string[] => discussionOf(messages).map(({ text }) => text);

describe('a discussion', () => {
  it('[DI1] reads the same in whatever order and however often its messages come', () => {
    fc.assert(
      fc.property(
        conversation.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const whole = discussionOf(all);
          expect(discussionOf(shuffled)).toEqual(whole);
          expect(discussionOf([...shuffled, ...all])).toEqual(whole);
        },
      ),
    );
  });

  it('[DI1] is in the order in which people had seen each other, whatever their clocks say', () => {
    const [late, answer] = [
      post('first', { lamport: 1 }, { atMs: 9e12 }),
      post('second', { lamport: 2, by: 2 }, { atMs: 5 }),
    ];
    expect(textsOf([answer, late])).toEqual(['first', 'second']);
    const apart = [post('of bob', { lamport: 3, by: 2 }), post('of alice', { lamport: 3 })];
    expect(textsOf([...apart, late])).toEqual(['first', 'of alice', 'of bob']);
  });

  it('[DI2] its author alone changes a message, or takes it away and back, on any device', () => {
    const first = post('first', { lamport: 1 });
    const edit = (by: number, lamport: number, text: string) =>
      message({ kind: 'edit', atMs: 7, post: first.id, text }, { lamport, by });
    const removal = (by: number, lamport: number, isRemoved: boolean) =>
      message({ kind: 'removal', atMs: 8, post: first.id, isRemoved }, { lamport, by });
    expect(discussionOf([first, edit(2, 2, 'forged')])[0]).toMatchObject({ text: 'first', editedMs: undefined });
    expect(discussionOf([first, edit(1, 3, 'better'), edit(0, 2, 'good')])[0]).toMatchObject({
      text: 'better',
      editedMs: 7,
    });
    expect(discussionOf([first, removal(2, 2, true)])[0]).toMatchObject({ isRemoved: false });
    expect(discussionOf([first, removal(1, 2, true)])[0]).toMatchObject({ isRemoved: true, text: '' });
    expect(discussionOf([first, removal(1, 2, true), removal(0, 3, false)])[0]).toMatchObject({ text: 'first' });
  });

  it('[DI3] who reacts twice counts once, and the last word of each counts', () => {
    const first = post('first', { lamport: 1 });
    const reaction = (emoji: string, isOn: boolean, said: Said) =>
      message({ kind: 'reaction', atMs: 1, post: first.id, emoji, isOn }, said);
    const all = [
      reaction('👍', true, { lamport: 2 }),
      reaction('👍', true, { lamport: 3, by: 1 }),
      reaction('👍', true, { lamport: 4, by: 2 }),
      reaction('🎉', true, { lamport: 5, by: 2 }),
      reaction('🎉', false, { lamport: 6, by: 2 }),
    ];
    expect(discussionOf([first, ...all])[0]?.reactions).toEqual([{ emoji: '👍', accounts: ['alice', 'bob'] }]);
  });

  it('[DI4] a counter that leaps is not believed until what lies between is there', () => {
    const first = post('first', { lamport: 1 });
    const far = post('far', { lamport: 2 ** 48, by: 2 });
    expect(textsOf([first, far])).toEqual(['first']);
    const steps = Array.from({ length: 3 }, (_, step) =>
      post(`step ${step}`, { lamport: 1 + (step + 1) * LEAP, by: 2 }),
    );
    expect(textsOf([first, ...steps.slice(1)])).toEqual(['first']);
    expect(textsOf([first, ...steps])).toEqual(['first', 'step 0', 'step 1', 'step 2']);
  });

  it('[DI5] of 10,000 documents under one id everybody takes the same one', () => {
    const all = Array.from({ length: 10_000 }, (_, n) => post(`copy ${n}`, { lamport: 1 }));
    expect(discussionOf(all)).toEqual(discussionOf(all.toReversed()));
    expect(discussionOf(all)).toHaveLength(1);
  });

  it('[DI5] what is no message of its author, or speaks of what was not there before, is refused', () => {
    const sound = documentOf({ kind: 'post', atMs: 1, text: 'hello' }, { lamport: 5 });
    const idAt = (lamport: number, doc: string = NOTE) =>
      stampedIdOf({ doc, kind: 'm', lamport, account: 'alice', device: 'a'.repeat(16) as DeviceId }) as MessageId;
    const of = (body: unknown) => documentOf(body, { lamport: 5 });
    const refused = (document: unknown) => {
      const outcome = readMessageDocument(document);
      return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
    };
    expect(refused(sound)).toBe('message');
    expect(refused({ ...sound, by: 'bob' })).toBe('wrong-author');
    expect(refused({ ...sound, _id: sound._id.replace('alice', 'bob') })).toBe('wrong-author');
    expect(refused({ ...sound, _id: idAt(6) })).toBe('wrong-hash');
    expect(refused({ ...sound, _id: sound._id.replace(':m:', ':v:') })).toBe('wrong-id');
    const body = { kind: 'post', atMs: 1, text: 'a' };
    for (const other of [
      { ...body, text: ' \n' },
      { ...body, text: 'x'.repeat(20_001) },
      { ...body, more: 1 },
      { ...body, atMs: -1 },
      { ...body, anchor: { start: 'AA==', end: '!', quote: 'q' } },
      { kind: 'reaction', atMs: 1, post: idAt(1), emoji: 'no', isOn: true },
      { kind: 'other', atMs: 1 },
      ['post'],
      7,
    ])
      expect(refused(of(other))).toBe('malformed');
    for (const reply of [idAt(5), idAt(9), idAt(1, 'ws'), idAt(1, 'm'.padEnd(20, '0'))])
      expect(refused(of({ ...body, reply }))).toBe('misplaced-content');
    expect(refused(of({ ...body, reply: idAt(1) }))).toBe('message');
    const raw = (bytes: Uint8Array) => sealEnvelope(sound._id, 'message', 'alice', bytes);
    expect(refused(raw(new Uint8Array([0xff, 0xfe])))).toBe('malformed');
    expect(refused(raw(new TextEncoder().encode('['.repeat(100_000))))).toBe('malformed');
    expect(refused(raw(new Uint8Array(200 * 1024)))).toBe('too-big');
    expect(refused({ ...sound, v: 2 })).toBe('ignored');
    expect(refused({ _id: sound._id, _deleted: true, v: 1, t: 'message', by: 'alice' })).toBe('ignored');
  });
});
