import { expect, test } from 'vitest';
import { needsYouReasonOf, retryDelayMs, type Failure } from './failure.ts';

const failure = (kind: Failure['kind'], retryAfterMs?: number): Failure => ({
  kind,
  detail: 'for a test',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

test('[SY2] a foreign or newer database is not asked again before a person wants it', () => {
  expect(retryDelayMs(failure('database-foreign'), 0, 0.5)).toBeUndefined();
  expect(retryDelayMs(failure('database-newer'), 7, 0.5)).toBeUndefined();
});

test('[SY2] a wrong password is tried once an hour, missing rights every half minute at first', () => {
  expect(retryDelayMs(failure('sign-in'), 0, 0)).toBe(3_600_000);
  expect([0, 1, 2, 3, 4, 5].map((attempt) => retryDelayMs(failure('no-permission'), attempt, 0))).toEqual([
    30_000, 60_000, 120_000, 240_000, 300_000, 300_000,
  ]);
});

test('[SY2] Retry-After is honoured up to ten minutes and never shortens a pause', () => {
  expect(retryDelayMs(failure('server', 20_000), 0, 0)).toBe(20_000);
  expect(retryDelayMs(failure('server', 1), 6, 1)).toBe(30_000);
  expect(retryDelayMs(failure('server', 86_400_000), 0, 0)).toBe(600_000);
});

test('[SY2] what passes by itself is no matter for a person', () => {
  expect(needsYouReasonOf(failure('unreachable'))).toBeUndefined();
  expect(needsYouReasonOf(failure('not-couchdb'))).toBeUndefined();
  expect(needsYouReasonOf(failure('no-permission'))).toBe('no-permission');
});
