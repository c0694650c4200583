import { expect, test } from 'vitest';
import { parseRelease, spellRelease } from './release.ts';

const file = {
  name: 'commonplace-1.2.3-x64.AppImage',
  sha512: `${'A'.repeat(86)}==`,
  sizeBytes: 100,
  platform: 'linux',
  arch: 'x64',
  kind: 'appimage',
};
const good = {
  format: 1,
  version: '1.2.3',
  channel: 'stable',
  releasedAt: '2030-12-31T10:00:00.000Z',
  rollout: 100,
  notes: '- New',
  files: [file],
};

test('[UP3] a manifest is read in its one spelling; fields and kinds that are not known yet are no obstacle', () => {
  expect(parseRelease(spellRelease(good))).toEqual(good);
  const later = { ...good, colour: 'blue', files: [{ ...file, kind: 'flatpak' }] };
  expect(parseRelease(spellRelease(later))?.version).toBe('1.2.3');
});

test.each([
  ['no JSON', '{"format"'],
  ['another spelling', JSON.stringify(good)],
  ['a key that is there twice', spellRelease(good).replace('"format": 1,', '"format": 1,\n  "version": "9.9.9",')],
  ['a byte order mark', `\uFEFF${spellRelease(good)}`],
  ['a list', spellRelease([good])],
  ['nothing', ''],
])('[UP3] %s is no manifest', (_title, text) => {
  expect(parseRelease(text)).toBeUndefined();
});

test.each<[string, object]>([
  ['another format', { format: 2 }],
  ['a version that is none', { version: '1.2' }],
  ['a minimum version that is none', { minimumVersion: 'old' }],
  ['a roll-out above 100', { rollout: 101 }],
  ['no files', { files: [] }],
  ['a path as a name', { files: [{ ...file, name: '../../.bashrc' }] }],
  ['a path of Windows as a name', { files: [{ ...file, name: '..\\..\\x.exe' }] }],
  ['an address as a name', { files: [{ ...file, name: 'https://x.invalid/y' }] }],
  ['a hidden name', { files: [{ ...file, name: '.commonplace' }] }],
  ['a short hash', { files: [{ ...file, sha512: 'AAAA' }] }],
  ['a size below one', { files: [{ ...file, sizeBytes: 0 }] }],
  ['a size that is no whole number', { files: [{ ...file, sizeBytes: 1.5 }] }],
  ['notes that are no text', { notes: ['x'] }],
  ['a date that is none', { releasedAt: 'yesterday' }],
])('[UP3] a manifest with %s is none', (_title, change) => {
  expect(parseRelease(spellRelease({ ...good, ...change }))).toBeUndefined();
});
