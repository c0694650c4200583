import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, isVersion } from './version.ts';

const ORDERED = [
  '0.0.1',
  '0.9.0',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '2.0.0-dev',
  '2.0.0',
  '10.0.0',
];

const numbers = fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 })).map((parts) => parts.join('.'));
const part = fc.constantFrom('0', '1', '9', '10', 'a', 'alpha', 'dev', 'rc', 'x-1');
const preRelease = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `-${parts.join('.')}`);
const versions = fc.tuple(numbers, fc.option(preRelease, { nil: '' })).map((both) => both.join(''));

test('[UP1] versions stand in the order of Semantic Versioning', () => {
  for (const [at, version] of ORDERED.entries())
    for (const [otherAt, other] of ORDERED.entries())
      expect(Math.sign(compareVersions(version, other)), `${version} and ${other}`).toBe(Math.sign(at - otherAt));
});

test('[UP1] any two versions compare one way, any three in one order', () => {
  fc.assert(
    fc.property(versions, versions, versions, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      expect(compareVersions(a, b) === 0).toBe(a === b);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('[UP1] what is no version is none', () => {
  for (const text of [
    '',
    '1',
    '1.2',
    'v1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3+x',
    '1.2.3 ',
    '-1.2.3',
  ])
    expect(isVersion(text), text).toBe(false);
  expect(isVersion(`1.2.${'9'.repeat(70)}`)).toBe(false);
  expect(() => compareVersions('1.2.3', 'latest')).toThrow();
});
