import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

function push(outbox: Outbox, nowMs: number): string[] {
  const taken = outbox.unsent(100);
  for (const each of taken) outbox.sent(each, each.revs, nowMs);
  return taken.map((each) => each.id);
}

test('[SY4] an accepted push still waits until the server is seen to hold the revision', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1);
  expect(push(outbox, 0)).toEqual(['a']);
  expect(outbox.waiting()).toBe(1);
  outbox.seen('a', ['1-other']);
  expect(outbox.waiting()).toBe(1);
  outbox.seen('a', ['1-x']);
  expect([outbox.waiting(), outbox.confirmedSeq()]).toEqual([0, 1]);
});

test('[SY4] a push that is not seen is asked for after a while, and pushed again when the server has it not', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1);
  push(outbox, 1000);
  expect(outbox.unproven(10_999, 10)).toEqual([]);
  expect(outbox.nextCheckMs()).toBe(11_000);
  expect(outbox.unproven(11_000, 10)).toEqual(['a']);
  outbox.checked('a', undefined);
  expect(push(outbox, 11_000)).toEqual(['a']);
  expect(outbox.nextCheckMs()).toBe(31_000);
  outbox.checked('a', '1-x');
  expect(outbox.waiting()).toBe(0);
});

test('[SY4] an edit made while its older revision is under way is pushed too', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1);
  const [taken] = outbox.unsent(1);
  outbox.changed('a', ['2-y'], 2);
  outbox.sent(taken ?? { id: '', revs: [] }, ['1-x'], 0);
  outbox.seen('a', ['1-x']);
  expect(outbox.unsent(10)).toEqual([{ id: 'a', revs: ['2-y'] }]);
});

test('[SY5] a parked document is counted apart, holds back the mark, and comes back with its next edit or connection', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1);
  outbox.changed('b', ['1-x'], 2);
  const [taken] = outbox.unsent(1);
  outbox.park(taken ?? { id: '', revs: [] });
  outbox.seen('b', ['1-x']);
  expect([outbox.waiting(), outbox.parked(), outbox.confirmedSeq()]).toEqual([0, 1, 0]);
  outbox.reconnected();
  expect([outbox.waiting(), outbox.parked(), outbox.unproven(0, 10)]).toEqual([1, 0, ['a']]);
  outbox.park({ id: 'a', revs: ['1-x'] });
  outbox.changed('a', ['2-y'], 3);
  expect([outbox.waiting(), outbox.parked()]).toEqual([1, 0]);
});

test('[SY4] what came from the server is not pushed back to it', () => {
  const outbox = new Outbox();
  outbox.seen('a', ['3-z']);
  outbox.changed('a', ['3-z'], 9);
  expect([outbox.waiting(), outbox.confirmedSeq()]).toEqual([0, 9]);
});

test('[SY4] news from a scan that was overtaken by the live feed does not hide the newer edit', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['2-y'], 2);
  outbox.changed('a', ['1-x'], 1, true);
  expect(outbox.unsent(10)).toEqual([{ id: 'a', revs: ['2-y'] }]);
});

test('[SY4] of a document with several leaves the winner proves nothing for the others', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['2-y', '1-z'], 1, true);
  expect(outbox.unproven(0, 10)).toEqual(['a']);
  expect(outbox.checked('a', '2-y')).toBe(false);
  outbox.checkedLeaves('a', ['2-y']);
  expect(push(outbox, 0)).toEqual(['a']);
  expect(outbox.checked('a', '2-y')).toBe(false);
  outbox.checkedLeaves('a', ['1-z', '2-y']);
  expect(outbox.waiting()).toBe(0);
});

test('[SY4] a revision that lost against another one there is proved by the leaves, not pushed for ever', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1, true);
  expect(outbox.checked('a', '1-y')).toBe(true);
  push(outbox, 0);
  expect(outbox.checked('a', '1-y')).toBe(false);
  outbox.checkedLeaves('a', ['1-x', '1-y']);
  expect(outbox.waiting()).toBe(0);
});

test('[SY4] a clock that is set back does not put off the proof', () => {
  const outbox = new Outbox();
  outbox.changed('a', ['1-x'], 1);
  push(outbox, 100_000_000);
  expect(outbox.unproven(100_000_000, 10)).toEqual([]);
  expect(outbox.unproven(50_000_000, 10)).toEqual(['a']);
});

const step = fc.record({
  kind: fc.constantFrom('changed', 'push', 'swallow', 'see', 'check', 'park', 'reconnect', 'unpark'),
  id: fc.constantFrom('a', 'b', 'c'),
});

test('[SY4] whatever happens, the outbox is empty only when the server holds every latest revision', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const outbox = new Outbox();
      const here = new Map<string, string>();
      const server = new Map<string, string>();
      steps.forEach(({ kind, id }, index) => {
        if (kind === 'changed') {
          here.set(id, `${index}-r`);
          outbox.changed(id, [`${index}-r`], index + 1);
        } else if (kind === 'push' || kind === 'swallow') {
          const taken = outbox.unsent(2);
          if (kind === 'push') for (const each of taken) server.set(each.id, each.revs[0] ?? '');
          for (const each of taken) outbox.sent(each, each.revs, index);
        } else if (kind === 'see') {
          const rev = server.get(id);
          if (rev !== undefined) outbox.seen(id, [rev]);
        } else if (kind === 'check') {
          for (const each of outbox.unproven(Number.MAX_SAFE_INTEGER, 9)) outbox.checked(each, server.get(each));
        } else if (kind === 'park') {
          for (const each of outbox.unsent(1)) outbox.park(each);
        } else if (kind === 'reconnect') outbox.reconnected();
        else outbox.unpark();
        const missing = [...here].filter(([each, rev]) => server.get(each) !== rev).length;
        expect(outbox.waiting() + outbox.parked()).toBeGreaterThanOrEqual(missing);
      });
    }),
  );
});
