import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { discussionOf } from '../../core/discussion/discussion.ts';
import type { Message } from '../../core/discussion/message.ts';
import { LEAP } from '../../core/discussion/order.ts';
import { conversation, message, NOTE, post } from '../../core/discussion/testing/conversations.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { CatalogDatabase, type CatalogEntry } from './catalog-database.ts';

const opened: CatalogDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

function catalogWith(...batches: readonly (readonly Message[])[]): CatalogDatabase {
  const database = new CatalogDatabase(':memory:');
  opened.push(database);
  for (const batch of batches) put(database, ...batch);
  return database;
}

const eachOnce = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((each) => [each.id, each])).values(),
];

const put = (database: CatalogDatabase, ...messages: readonly Message[]): void =>
  database.putMessages(messages.map((each) => ({ id: each.id, message: each })));

const PLAN: CatalogEntry = {
  ...{ id: NOTE, title: 'Plan', text: 'budget', excerpt: 'budget', ...authorshipBy('anna', 1000) },
  ...{ isTrashed: false, trashedMs: 0, trashedBy: '', isBlank: false, erasedMs: 0, refusals: [] },
  ...{ ...traitsOf(''), ...NO_ROLE, ...NO_ORGANISATION },
};

const pageOf = (database: CatalogDatabase, question: object = {}) =>
  database.discussion.page({ doc: NOTE, limit: 200, account: 'alice', ...question });
const textsOf = (database: CatalogDatabase, question: object = {}): string[] =>
  pageOf(database, question).messages.map(({ text }) => text);
const numbered = (count: number): Message[] =>
  Array.from({ length: count }, (_, n) => post(`${n + 1}`, { lamport: n + 1, by: (n % 2) * 2 }));

describe('discussions in the catalog', () => {
  it('[DI1] are those of the messages that were put in, in whatever order and batches', () => {
    // Which of several documents under one id counts is decided before they come here.
    const batches = conversation
      .map(eachOnce)
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(all.length)),
      );
    fc.assert(
      fc.property(batches, ([all, shuffled, cut]) => {
        const database = catalogWith(shuffled.slice(0, cut), shuffled.slice(cut), all.slice(0, 3));
        const shown = pageOf(database).messages.map(({ id, text, isRemoved, reactions, resolved }) => ({
          ...{ id, text, isRemoved, reactions, resolved },
        }));
        const known = discussionOf(all).map(({ message: { id }, text, isRemoved, reactions, resolved }) => ({
          ...{ id, text, isRemoved, reactions, resolved },
        }));
        expect(shown).toEqual(known);
        database.close();
        opened.pop();
      }),
    );
  });

  it('[DI8] are read stretch by stretch, from the end and around a message', () => {
    const all = numbered(9);
    const database = catalogWith(all);
    expect(pageOf(database, { limit: 4 })).toMatchObject({ hasEarlier: true, hasLater: false });
    expect(textsOf(database, { limit: 4 })).toEqual(['6', '7', '8', '9']);
    const around = { limit: 4, around: all[3]?.id };
    expect(textsOf(database, around)).toEqual(['3', '4', '5', '6']);
    expect(pageOf(database, around)).toMatchObject({ hasEarlier: true, hasLater: true });
    expect(textsOf(database, { limit: 4, around: all[0]?.id })).toEqual(['1', '2', '3']);
    expect(textsOf(database, { limit: 20 })).toHaveLength(9);
    expect(textsOf(database, { doc: 'ws' })).toEqual([]);
  });

  it('[DI4] leave out what leapt, until what lies between is there', () => {
    const far = post('far', { lamport: 2 + LEAP, by: 2 });
    const database = catalogWith([post('near', { lamport: 1 }), far]);
    expect(textsOf(database)).toEqual(['near']);
    expect(database.messages.lastLamport(NOTE)).toBe(1);
    put(database, post('between', { lamport: 2 }));
    expect(textsOf(database)).toEqual(['near', 'between', 'far']);
  });

  it('[DI2] forget what was buried, and show an answer with what it answers', () => {
    const first = post('first', { lamport: 1 });
    const answer = post('second', { lamport: 2, by: 2 }, { reply: first.id });
    const edit = message({ kind: 'edit', atMs: 3, post: first.id, text: 'better' }, { lamport: 3 });
    const database = catalogWith([edit, answer, first]);
    expect(pageOf(database).messages).toMatchObject([
      { text: 'better', isOwn: true, editedMs: 3 },
      { text: 'second', isOwn: false, reply: { account: 'alice', text: 'better' } },
    ]);
    database.putMessages([{ id: edit.id }, { id: answer.id }]);
    expect(textsOf(database)).toEqual(['first']);
    database.putMessages([{ id: first.id }, { id: answer.id, message: answer }]);
    expect(pageOf(database).messages).toMatchObject([{ reply: { account: '', text: '' } }]);
  });

  it('[DI6] count what others wrote and was not seen, by device, however late it comes', () => {
    const of = (text: string, lamport: number, by: number) => post(text, { lamport, by }, { atMs: 100 });
    const database = catalogWith([of('a', 1, 0), of('b', 2, 2), of('c', 3, 2)]);
    const counts = () => database.discussion.counts({ doc: NOTE, account: 'alice' });
    // Before the member's marks are known nothing is unread.
    expect(counts()).toEqual({ unread: 0, open: 0 });
    database.seen.put({ allMs: 50, notes: [] });
    expect(counts().unread).toBe(2);
    const upTo = pageOf(database).messages[1]?.id ?? '';
    const marks = database.discussion.unseen({ doc: NOTE, account: 'alice', upTo });
    expect(marks).toMatchObject([{ lamport: 2 }]);
    database.discussion.putSeen(marks);
    expect(pageOf(database).messages.map(({ isUnread }) => isUnread)).toEqual([false, false, true]);
    const account = 'bob';
    expect(database.discussion.counts({ doc: NOTE, account }).unread).toBe(1);
    // Another device of alice was away, and wrote before all that.
    put(database, of('late', 1, 1));
    expect(database.discussion.counts({ doc: NOTE, account }).unread).toBe(2);
  });

  it('[DI12] find a note by what was said about it, as it reads now', () => {
    const said = post('the zebra crossing', { lamport: 1 });
    const database = catalogWith([said]);
    database.update([PLAN], undefined);
    const found = (query: string) => database.list({ view: 'all', query, offset: 0, limit: 10, nowMs: 0 });
    expect(found('zeb')).toMatchObject({ total: 1, rows: [{ title: 'Plan', excerpt: 'the zebra crossing' }] });
    expect(found('zebra crossing is:task').total).toBe(0);
    expect(found('"zebra crossing" -cat').total).toBe(1);
    expect(found('zebra -crossing').total).toBe(0);
    expect(found('budget')).toMatchObject({ total: 1, rows: [{ excerpt: 'budget' }] });
    put(database, message({ kind: 'edit', atMs: 1, post: said.id, text: 'a lion' }, { lamport: 2 }));
    expect(found('zebra').total).toBe(0);
    expect(found('lion').total).toBe(1);
    put(database, message({ kind: 'removal', atMs: 1, post: said.id, isRemoved: true }, { lamport: 3 }));
    expect(found('lion').total).toBe(0);
  });
});
