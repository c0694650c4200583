import { expect, it } from 'vitest';
import { createOfferedFiles } from './offered-files.ts';
import { createLaunchRequests } from './requests.ts';

it('[LA7] a request waits until it is taken, and is given out once', () => {
  const requests = createLaunchRequests([{ kind: 'new-note' }]);
  let told = 0;
  requests.onArrived(() => {
    told += 1;
  });
  requests.add({ kind: 'quick-capture' });
  expect(told).toBe(1);
  expect(requests.take()).toEqual([{ kind: 'new-note' }, { kind: 'quick-capture' }]);
  expect(requests.take()).toEqual([]);
});

it('[LA11] files that arrive one by one are one question', () => {
  const requests = createLaunchRequests([]);
  for (const file of ['/a.md', '/b.md']) requests.add({ kind: 'open-paths', paths: [file] });
  requests.add({ kind: 'new-note' });
  requests.add({ kind: 'open-paths', paths: ['/c.md'] });
  expect(requests.take()).toEqual([
    { kind: 'open-paths', paths: ['/a.md', '/b.md'] },
    { kind: 'new-note' },
    { kind: 'open-paths', paths: ['/c.md'] },
  ]);
});

it('[LA7] no more than a hundred requests wait', () => {
  const requests = createLaunchRequests([]);
  for (let n = 0; n < 200; n += 1) requests.add({ kind: 'new-note' });
  expect(requests.take()).toHaveLength(100);
});

it('[LA16] a token is good once and for an hour', () => {
  const tokens = ['1', '2'];
  let nowMs = 0;
  const offers = createOfferedFiles(
    () => tokens.shift() ?? '',
    () => nowMs,
  );
  const files = [{ path: '/a.md', name: 'a.md' }];
  const [first, second] = [offers.offer(files), offers.offer(files)];
  expect(offers.redeem(first)).toEqual(files);
  expect(offers.redeem(first)).toBeUndefined();
  nowMs = 60 * 60 * 1000;
  expect(offers.redeem(second)).toBeUndefined();
  expect(offers.redeem('3')).toBeUndefined();
});
